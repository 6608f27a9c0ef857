/** Where others are in a text: a line in their colour with their name, a tint over what they have selected. */
import { css } from 'lit'

export const cursorsSheet = css`
  .wg-cursor {
    border-inline-start: 2px solid var(--wg-tint);
    margin-inline: -1px;
    /* A click on somebody's cursor is a click on the words behind it. */
    pointer-events: none;
    position: relative;
    user-select: none;
    word-break: normal;
  }
  .wg-cursor-name {
    background: var(--wg-tint);
    border-radius: var(--wg-radius-s) var(--wg-radius-s) var(--wg-radius-s) 0;
    color: var(--wg-on-accent);
    font: var(--wg-weight-medium) 0.6875rem / 1.2 var(--wg-font-text);
    inset-block-end: calc(100% - 0.3em);
    inset-inline-start: -2px;
    padding: 0 0.4em;
    position: absolute;
    white-space: nowrap;
  }
  .wg-selection {
    background: color-mix(in srgb, var(--wg-tint) 22%, transparent);
  }
  @media print {
    .wg-cursor {
      display: none;
    }
    .wg-selection {
      background: none;
    }
  }
`
