/** What remarks add to the list in the margin: the words they are about, and what is done about them. */
import { css } from 'lit'

export const checksPanelSheet = css`
  h3:first-child {
    margin-block-start: 0;
  }
  li {
    padding-block: var(--wg-space-1);
  }
  /* With what stands under it, which is no part of the row. */
  .row {
    padding: var(--wg-space-1) 0;
  }
  .quote {
    color: var(--wg-ink-quiet);
    display: block;
    font-family: var(--wg-font-document);
    overflow-wrap: anywhere;
  }
  .other {
    border-inline-start: 2px solid var(--wg-rule-hair);
    color: var(--wg-ink-quiet);
    font-family: var(--wg-font-document);
    font-size: var(--wg-size-s);
    line-height: 1.4;
    margin-block: var(--wg-space-1);
    padding-inline-start: var(--wg-space-2);
  }
  mark {
    background: var(--wg-attention-tint);
    color: var(--wg-ink);
  }
  .small-act {
    background: none;
    border: 0;
    color: var(--wg-accent);
    cursor: pointer;
    font: inherit;
    font-size: var(--wg-size-xs);
    min-block-size: 1.5rem;
    padding: 0;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  form {
    display: grid;
    gap: var(--wg-space-2);
    margin-block: var(--wg-space-1) var(--wg-space-2);
  }
  .acts {
    display: flex;
    gap: var(--wg-space-2);
  }
  details {
    margin-block-start: var(--wg-space-4);
  }
  summary {
    cursor: pointer;
    font-size: var(--wg-size-s);
    font-weight: var(--wg-weight-medium);
  }
  .foot {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: grid;
    gap: var(--wg-space-2);
    justify-items: start;
    margin-block-start: var(--wg-space-4);
    padding-block-start: var(--wg-space-3);
  }
`
