/** The page on which a Word file comes back. */
import { css } from 'lit'

export const wordReturnPageSheet = css`
  .send {
    border: var(--wg-rule-width) dashed var(--wg-rule-firm);
    border-radius: var(--wg-radius-m);
    display: grid;
    gap: var(--wg-space-4);
    max-inline-size: 46rem;
    padding: var(--wg-space-5);
  }
  .send.is-over {
    background: var(--wg-accent-tint);
    border-color: var(--wg-accent);
  }
  .send wa-select {
    max-inline-size: 24rem;
  }
  .found {
    display: grid;
    gap: var(--wg-space-5);
    margin-block-start: var(--wg-space-6);
  }
  .found section {
    display: grid;
    gap: var(--wg-space-4);
  }
  .items {
    display: grid;
    gap: var(--wg-space-4);
    max-inline-size: 60rem;
  }
  .item {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: grid;
    gap: var(--wg-space-2);
    padding-block-start: var(--wg-space-3);
  }
  .item h3 {
    font: var(--wg-weight-medium) var(--wg-size-m) / var(--wg-leading-normal) var(--wg-font-text);
  }
  .item.is-left-out wg-marked-text,
  .item.is-left-out blockquote {
    opacity: 0.55;
  }
  .item .wg-paper {
    background: none;
    border: 0;
    box-shadow: none;
    margin: 0;
    min-block-size: 0;
    padding: 0;
  }
  .item .wg-document {
    min-block-size: 0;
    padding: 0 0 0 var(--wg-space-5);
  }
  /* The number is that of the whole text, and stands in the heading. */
  .item .wg-label {
    display: none;
  }
  .item .said,
  .item blockquote {
    padding-inline-start: var(--wg-space-5);
  }
  .note {
    color: var(--wg-attention);
    font-size: var(--wg-size-s);
  }
  blockquote {
    color: var(--wg-ink-quiet);
    font-family: var(--wg-font-document);
    margin: 0;
  }
  .said {
    max-inline-size: 60rem;
    white-space: pre-line;
  }
  .listed {
    display: grid;
    gap: var(--wg-space-3);
    max-inline-size: 60rem;
  }
  .listed li {
    background: var(--wg-attention-tint);
    border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-attention-rule);
    padding: var(--wg-space-2) var(--wg-space-4);
  }
  .take {
    align-items: center;
    background: var(--wg-sheet);
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-3) var(--wg-space-5);
    inset-block-end: var(--wg-bottom-bar, 0px);
    padding-block: var(--wg-space-4);
    position: sticky;
    z-index: 2;
  }

`
