/** Comments in the text and beside it. Adopted by the root in which both stand. */
import { css } from 'lit'

export const commentsSheet = css`
  .wg-commented {
    background: var(--wg-attention-tint);
    border-block-end: 2px solid var(--wg-attention-rule);
    cursor: pointer;
  }
  .wg-commented.is-resolved {
    background: none;
    border-block-end: 1px dotted var(--wg-rule-firm);
  }
  .wg-commented.is-current {
    border-block-end-color: var(--wg-attention);
    box-shadow: 0 1px 0 var(--wg-attention);
  }
  wg-comments-panel {
    display: grid;
    gap: var(--wg-space-3);
    min-inline-size: 0;
  }
  .wg-comments-filters {
    display: grid;
    gap: var(--wg-space-2);
    margin-block-start: var(--wg-space-2);
  }
  .wg-comments-list {
    display: grid;
    gap: var(--wg-space-2);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .wg-comments-list > li {
    min-inline-size: 0;
  }
  .wg-comments-quiet {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-s);
  }
  .wg-comments-unsent {
    background: var(--wg-attention-tint);
    border: var(--wg-rule-width) solid var(--wg-attention-rule);
    border-radius: var(--wg-radius-m);
    display: grid;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-2);
    overflow-wrap: anywhere;
    padding: var(--wg-space-2) var(--wg-space-3);
  }
  .wg-comments-row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-2);
  }
  @media print {
    .wg-commented {
      background: none;
      border: 0;
      box-shadow: none;
    }
  }
`
