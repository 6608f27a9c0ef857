/** The desk of a review: two panes that scroll by themselves, the act at the foot. */
import { css } from 'lit'

export const importPageStyles = css`
  .columns {
    display: grid;
    gap: var(--wg-space-5);
    grid-template-columns: 1fr 1fr;
  }
  .pane {
    block-size: calc(100dvh - 19rem);
    min-block-size: 24rem;
    overflow: auto;
    padding-inline-end: var(--wg-space-3);
  }
  .pane > h2 {
    background: var(--wg-sheet);
    border-block-end: 2px solid var(--wg-rule-heavy);
    font-family: var(--wg-font-text);
    font-size: var(--wg-size-m);
    inset-block-start: 0;
    margin-block-end: var(--wg-space-4);
    padding-block: var(--wg-space-2);
    position: sticky;
    z-index: 1;
  }
  .items {
    display: grid;
    gap: var(--wg-space-4);
  }
  .notice {
    background: var(--wg-good-tint);
    border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-good);
    margin-block-end: var(--wg-space-4);
    padding: var(--wg-space-3) var(--wg-space-4);
  }
  .confirm {
    align-items: center;
    background: var(--wg-sheet);
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-3) var(--wg-space-5);
    inset-block-end: var(--wg-bottom-bar, 0px);
    justify-content: end;
    margin-block-start: var(--wg-space-4);
    padding-block: var(--wg-space-3);
    position: sticky;
    z-index: 2;
  }
  .passages {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    margin-block-start: var(--wg-space-5);
    padding-block-start: var(--wg-space-3);
  }
  summary {
    cursor: pointer;
    font-weight: var(--wg-weight-bold);
    margin-block-end: var(--wg-space-2);
  }
  .passages li {
    padding-block: var(--wg-space-2);
  }
  .passages button {
    background: none;
    border: 0;
    color: var(--wg-ink);
    cursor: pointer;
    font: inherit;
    font-family: var(--wg-font-document);
    padding: 0;
    text-align: start;
    text-decoration: underline dotted var(--wg-attention);
  }
  @media (width < 60rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .pane {
      block-size: auto;
      max-block-size: 60dvh;
    }
    .confirm {
      justify-content: start;
    }
  }
`
