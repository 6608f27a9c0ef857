/** Where things lie on the page of a draft: outline, paper and margin beside each other, or drawers where it is narrow. */
import { css } from 'lit'

export const draftPageSheet = css`
  .wg-draft-facts {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-2) var(--wg-space-4);
  }
  .wg-draft-fact {
    background: none;
    border: 0;
    color: var(--wg-accent);
    cursor: pointer;
    font: inherit;
    padding: 0;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  .wg-desk {
    align-items: start;
    background: var(--wg-ground);
    display: grid;
    gap: var(--wg-space-5);
    grid-template-columns: minmax(10rem, var(--wg-outline-width, 14rem)) minmax(0, 1fr) minmax(16rem, 19rem);
    margin: calc(-1 * var(--wg-space-5)) calc(-1 * var(--wg-space-6)) calc(-1 * var(--wg-space-8));
    min-block-size: 70vh;
    padding: var(--wg-space-5) var(--wg-space-6) var(--wg-space-8);
  }
  .wg-desk-text {
    min-inline-size: 0;
  }
  .wg-desk-text > wg-reading-switch {
    margin: 0 auto var(--wg-space-4);
    max-inline-size: 54rem;
  }
  wg-desk-text {
    display: block;
    min-inline-size: 0;
  }
  wg-desk-text[hidden] {
    display: none;
  }
  /* The text needs the room more than its outline. */
  .wg-desk.is-writing {
    --wg-outline-width: 12rem;
  }
  .wg-desk-panel {
    inset-block-start: var(--wg-space-4);
    max-block-size: calc(100dvh - 2 * var(--wg-space-4));
    overflow-y: auto;
    position: sticky;
    scrollbar-width: thin;
  }
  .wg-desk-panel h2 {
    color: var(--wg-ink-quiet);
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    margin: 0 0 var(--wg-space-2);
  }
  .wg-desk-panel section + section {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    margin-block-start: var(--wg-space-4);
    padding-block-start: var(--wg-space-4);
  }
  .wg-desk-here {
    display: grid;
    gap: var(--wg-space-2);
  }
  .wg-desk-panel p {
    margin: 0;
  }
  .wg-desk-tabs {
    border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--wg-space-3);
    margin-block: var(--wg-space-4);
  }
  .wg-desk-tabs button {
    background: none;
    border: 0;
    border-block-end: 2px solid transparent;
    color: var(--wg-ink-quiet);
    cursor: pointer;
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    min-block-size: 2rem;
    padding: var(--wg-space-1) 0;
  }
  .wg-desk-tabs button:hover {
    color: var(--wg-ink);
  }
  .wg-desk-tabs button[aria-selected='true'] {
    border-block-end-color: var(--wg-accent);
    color: var(--wg-ink);
  }
  .wg-desk-count {
    color: var(--wg-ink-quiet);
    font-variant-numeric: tabular-nums;
    font-weight: var(--wg-weight-normal);
  }
  .wg-desk-panel summary {
    cursor: pointer;
    font-size: var(--wg-size-s);
    font-weight: var(--wg-weight-medium);
  }
  .wg-desk-drawers,
  .wg-desk-close {
    display: none;
  }
  .wg-desk-trouble {
    margin-block-end: var(--wg-space-4);
  }
  @media (width < 84rem) {
    .wg-desk {
      grid-template-columns: minmax(10rem, 13rem) minmax(0, 1fr);
    }
    .wg-desk-drawers {
      align-items: center;
      display: flex;
      gap: var(--wg-space-2);
      grid-column: 1 / -1;
      justify-content: end;
    }
    .wg-desk-drawers wg-recorded {
      margin-inline-end: auto;
    }
    .wg-desk-drawers .for-outline {
      display: none;
    }
    .wg-desk-panel.is-margin {
      background: var(--wg-raised);
      block-size: 100dvh;
      border-inline-start: var(--wg-rule-width) solid var(--wg-rule-hair);
      box-shadow: var(--wg-shadow-overlay);
      inline-size: min(22rem, 88vw);
      inset-block: 0;
      inset-inline-end: 0;
      max-block-size: none;
      padding: var(--wg-space-5);
      position: fixed;
      visibility: hidden;
      z-index: 20;
    }
    .wg-desk-panel.is-margin .wg-desk-close {
      display: block;
      margin-block-end: var(--wg-space-4);
      text-align: end;
    }
    .wg-desk-panel.is-open {
      visibility: visible;
    }
  }
  @media (width < 64rem) {
    .wg-desk {
      grid-template-columns: minmax(0, 1fr);
    }
    .wg-desk-drawers {
      flex-wrap: wrap;
    }
    .wg-desk-drawers .for-outline {
      display: inline-flex;
    }
    .wg-desk-panel.is-outline {
      background: var(--wg-raised);
      block-size: 100dvh;
      border-inline-end: var(--wg-rule-width) solid var(--wg-rule-hair);
      box-shadow: var(--wg-shadow-overlay);
      inline-size: min(22rem, 88vw);
      inset-block: 0;
      inset-inline-start: 0;
      max-block-size: none;
      padding: var(--wg-space-5);
      position: fixed;
      visibility: hidden;
      z-index: 20;
    }
    .wg-desk-panel.is-outline.is-open {
      visibility: visible;
    }
    .wg-desk-panel.is-outline .wg-desk-close {
      display: block;
      margin-block-end: var(--wg-space-4);
      text-align: end;
    }
  }
  @media (width < 48rem) {
    .wg-desk {
      margin-inline: calc(-1 * var(--wg-space-4));
      padding-inline: 0;
    }
    .wg-desk-text > wg-reading-switch {
      padding-inline: var(--wg-space-4);
    }
    .wg-desk-drawers {
      padding-inline: var(--wg-space-4);
    }
  }
  @media print {
    .wg-desk {
      background: none;
      display: block;
      margin: 0;
      padding: 0;
    }
    .wg-desk-panel,
    .wg-desk-drawers,
    .wg-desk-text > wg-reading-switch,
    .wg-draft-facts {
      display: none;
    }
  }
`
