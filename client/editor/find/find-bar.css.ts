/** The bar of find and replace: it belongs to the toolbar above it and wraps on narrow screens. */
import { css } from 'lit'

export const findBarSheet = css`
  .bar {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: grid;
    gap: var(--wg-space-1);
    padding: var(--wg-space-2);
  }
  .line {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-1) var(--wg-space-2);
  }
  input[type='text'] {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-firm);
    border-radius: var(--wg-radius-s);
    color: var(--wg-ink);
    flex: 1 1 9rem;
    font: inherit;
    font-size: var(--wg-size-s);
    inline-size: 9rem;
    max-inline-size: 16rem;
    min-block-size: 2rem;
    padding-inline: var(--wg-space-2);
  }
  :focus-visible {
    outline-offset: -2px;
  }
  .count {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-s);
    font-variant-numeric: tabular-nums;
    min-inline-size: 4.5rem;
  }
  label {
    align-items: center;
    display: flex;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-1);
    min-block-size: 2rem;
  }
  button {
    background: transparent;
    block-size: 2rem;
    border: var(--wg-rule-width) solid transparent;
    border-radius: var(--wg-radius-m);
    color: var(--wg-ink);
    cursor: pointer;
    font: inherit;
    font-size: var(--wg-size-s);
    min-inline-size: 2rem;
    padding-inline: var(--wg-space-1);
  }
  button.word {
    border-color: var(--wg-rule-firm);
    padding-inline: var(--wg-space-2);
  }
  button:hover:not([aria-disabled='true']) {
    background: var(--wg-neutral-tint);
  }
  button[aria-disabled='true'] {
    color: var(--wg-rule-firm);
    cursor: default;
  }
  .close {
    font-size: var(--wg-size-l);
    margin-inline-start: auto;
  }
`
