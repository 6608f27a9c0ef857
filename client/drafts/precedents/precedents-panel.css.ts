/** What the search for agreed language adds to the rows of the margin. */
import { css } from 'lit'

export const precedentsPanelSheet = css`
  form {
    justify-items: start;
    margin-block-end: var(--wg-space-3);
  }
  form > label {
    inline-size: 100%;
  }
  .filters {
    display: grid;
    gap: var(--wg-space-2);
    grid-template-columns: repeat(2, minmax(0, 1fr));
    inline-size: 100%;
  }
  .check {
    align-items: center;
    display: flex;
  }
  .check input {
    min-block-size: 1.25rem;
  }
  .count {
    margin-block-end: var(--wg-space-1);
  }
  .cite {
    font-size: var(--wg-size-s);
    font-weight: var(--wg-weight-medium);
  }
  .provision {
    font-family: var(--wg-font-document);
    font-size: var(--wg-size-s);
    line-height: 1.45;
    margin-block: var(--wg-space-1);
    overflow-wrap: anywhere;
  }
  .acts {
    gap: var(--wg-space-4);
  }
`
