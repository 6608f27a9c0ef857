/** The list of proposals in the margin: quiet rows, of which one is open. */
import { css } from 'lit'

export const proposalsPanelSheet = css`
  section:first-child h3 {
    margin-block-start: 0;
  }
  .filters {
    display: grid;
    gap: var(--wg-space-2);
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin-block-end: var(--wg-space-3);
  }
  /* Three beside each other: "Whole text" must fit. */
  .filters select {
    font-size: var(--wg-size-xs);
    padding-inline: var(--wg-space-1);
  }
  ol {
    margin-block-start: var(--wg-space-2);
  }
  li {
    contain-intrinsic-block-size: auto 3.6rem;
    content-visibility: auto;
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
