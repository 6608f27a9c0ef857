/** Versions beside the text that they are compared in, on the desk of draft-page.css.ts and with the margin of history-page.css.ts. */
import { css } from 'lit'

export const versionsPageSheet = css`
  wg-compare-bar {
    inset-block-start: 0;
    margin: 0 auto var(--wg-space-4);
    max-inline-size: 54rem;
    position: sticky;
    z-index: 4;
  }
  .wg-versions {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .wg-versions a {
    color: var(--wg-ink);
    display: block;
    font-size: var(--wg-size-s);
    line-height: 1.4;
    text-decoration: none;
  }
  .wg-versions > li {
    border-inline-start: var(--wg-rule-width-heavy) solid transparent;
    padding: var(--wg-space-2) var(--wg-space-3);
  }
  .wg-versions > li:hover {
    background: var(--wg-neutral-tint);
  }
  .wg-versions > li.is-chosen {
    background: var(--wg-accent-tint);
    border-inline-start-color: var(--wg-accent);
  }
  .wg-versions strong {
    display: block;
    font-weight: var(--wg-weight-medium);
    overflow-wrap: anywhere;
  }
  .wg-versions small {
    color: var(--wg-ink-quiet);
    display: block;
    font-size: inherit;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .wg-version-details {
    display: grid;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-2);
    line-height: 1.4;
    margin-block-start: var(--wg-space-2);
  }
  .wg-version-details a {
    color: var(--wg-accent);
    text-decoration: underline;
  }
  .wg-version-hash {
    align-items: center;
    display: flex;
    justify-content: space-between;
  }
  .wg-changes-list.wg-history-passages {
    max-block-size: none;
  }
  .wg-changes-list strong {
    display: block;
    font-weight: var(--wg-weight-medium);
  }
  .wg-changes-list button[aria-current='true'] {
    color: var(--wg-accent);
  }
  @media (width < 64rem) {
    wg-compare-bar {
      inset-block-start: 3.8rem;
    }
  }
  @media (width < 48rem) {
    wg-compare-bar {
      position: static;
    }
  }
  @media print {
    wg-compare-bar {
      display: none;
    }
  }
`
