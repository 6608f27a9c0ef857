/** The list of proposals in the margin: quiet rows, of which one is open. */
import { css } from 'lit'

export const proposalsPanelSheet = css`
  h3 {
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    margin-block: var(--wg-space-4) var(--wg-space-1);
  }
  section:first-child h3 {
    margin-block-start: 0;
  }
  h3 .quiet {
    font-weight: var(--wg-weight-normal);
  }
  .filters {
    display: grid;
    gap: var(--wg-space-2);
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin-block-end: var(--wg-space-3);
  }
  .filters label {
    color: var(--wg-ink-quiet);
    display: grid;
    font-size: var(--wg-size-xs);
    gap: var(--wg-space-1);
  }
  select {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-firm);
    border-radius: var(--wg-radius-s);
    color: var(--wg-ink);
    font: inherit;
    inline-size: 100%;
    min-block-size: 1.875rem;
    padding: 0 var(--wg-space-1);
  }
  ol {
    margin-block-start: var(--wg-space-2);
  }
  li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    contain-intrinsic-block-size: auto 3.6rem;
    content-visibility: auto;
  }
  .row {
    background: none;
    border: 0;
    color: var(--wg-ink);
    cursor: pointer;
    display: block;
    font: inherit;
    font-size: var(--wg-size-s);
    inline-size: 100%;
    line-height: 1.35;
    padding: var(--wg-space-2);
    text-align: start;
  }
  .row:hover {
    background: var(--wg-neutral-tint);
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .row[aria-expanded='true'] {
    border-inline-start: 3px solid var(--wg-accent);
    padding-inline-start: calc(var(--wg-space-2) - 3px);
  }
  .line {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--wg-space-2);
  }
  .number {
    color: var(--wg-ink-quiet);
    font-variant-numeric: tabular-nums;
  }
  .party {
    font-weight: var(--wg-weight-medium);
  }
  .what {
    color: var(--wg-ink-quiet);
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
`
