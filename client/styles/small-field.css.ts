/** Fields among text, in the margin or under a paragraph: smaller than those of a form, with their name above them. */
import { css } from 'lit'

export const smallFieldSheet = css`
  label {
    color: var(--wg-ink-quiet);
    display: grid;
    font-size: var(--wg-size-xs);
    gap: var(--wg-space-1);
  }
  input:where(:not([type='checkbox'], [type='radio'])),
  select,
  textarea {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-firm);
    border-radius: var(--wg-radius-s);
    color: var(--wg-ink);
    font: inherit;
    font-size: var(--wg-size-s);
    inline-size: 100%;
    min-block-size: 2rem;
    padding-inline: var(--wg-space-2);
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: -2px;
  }
`
