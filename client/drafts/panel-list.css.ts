/** A list in the margin: quiet rows under small headings, and the fields that say what is listed. */
import { css } from 'lit'
import { smallFieldSheet } from '../styles/small-field.css.ts'

export const panelListSheet = css`
  ${smallFieldSheet}
  h3 {
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    margin-block: var(--wg-space-4) var(--wg-space-1);
  }
  h3 .quiet {
    font-weight: var(--wg-weight-normal);
  }
  li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
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
`
