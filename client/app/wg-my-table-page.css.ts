/** The sheet of "My table": a list by date with a margin of what is under way. */
import { css } from 'lit'

export const myTableStyles = css`
  .columns {
    display: grid;
    gap: var(--wg-space-6) var(--wg-space-7);
    grid-template-columns: minmax(0, 1fr) 20rem;
  }
  section {
    margin-block-end: var(--wg-space-6);
  }
  section > h2 {
    align-items: baseline;
    border-block-end: 2px solid var(--wg-rule-heavy);
    display: flex;
    font-size: var(--wg-size-l);
    justify-content: space-between;
    padding-block-end: var(--wg-space-2);
  }
  .overdue > h2 {
    border-color: var(--wg-serious);
    color: var(--wg-serious);
  }
  .count {
    color: var(--wg-ink-quiet);
    font-family: var(--wg-font-text);
    font-size: var(--wg-size-s);
    font-weight: var(--wg-weight-normal);
  }
  summary {
    color: var(--wg-accent);
    cursor: pointer;
    padding-block: var(--wg-space-3);
  }
  .all-alerts {
    margin-block: var(--wg-space-3) var(--wg-space-5);
  }
  .drafts li {
    border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
    padding-block: var(--wg-space-3);
  }
  .draft-title {
    font-family: var(--wg-font-document);
    line-height: 1.35;
  }
  .draft-title a {
    color: var(--wg-ink);
    text-decoration: none;
  }
  .draft-title a:hover {
    color: var(--wg-accent);
    text-decoration: underline;
  }
  aside section > p {
    padding-block-start: var(--wg-space-2);
  }
  aside .meeting a {
    font-family: var(--wg-font-document);
    font-size: var(--wg-size-2xl);
    font-weight: 600;
    text-decoration: none;
  }
  aside .deadline {
    display: grid;
    gap: var(--wg-space-1);
    justify-items: start;
  }
  @media (width < 72rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
