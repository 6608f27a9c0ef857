/**
 * The sheet of a form: fields one under another, `pair` for fields that stand side by side where there is room,
 * `actions` for the buttons at its end. Adopted after the shared one by every element that holds a form.
 */
import { css } from 'lit'

export const formSheet = css`
  form {
    display: grid;
    gap: var(--wg-space-5);
  }
  fieldset {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }
  legend {
    padding: 0;
  }
  .pair {
    align-items: start;
    display: grid;
    gap: var(--wg-space-5) var(--wg-space-4);
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-3);
  }
`
