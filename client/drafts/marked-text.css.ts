/** How a marked text looks, added to `styles/document.css` and the editor's sheet, which draw the document itself. */
import { css } from 'lit'

export const markedTextSheet = css`
  wg-marked-text {
    display: block;
  }
  /* Where the first line begins, whatever stands above the words. */
  .wg-marked-block > .wg-label {
    inset-block-start: auto;
  }
  .wg-marked-block:focus {
    outline: none;
  }
  .wg-marked-block:focus-visible {
    border-radius: var(--wg-radius-s);
    outline: 3px solid var(--wg-focus);
    outline-offset: 4px;
  }
  /* For screen readers alone, and never copied along with the words. */
  .wg-spoken {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    user-select: none;
    white-space: nowrap;
  }
  .wg-said {
    color: var(--wg-ink-quiet);
    display: block;
    font: italic var(--wg-weight-normal) var(--wg-size-s) / 1.4 var(--wg-font-text);
    margin: 0 0 var(--wg-space-1);
    user-select: none;
  }
  .wg-marked-block.is-changed::before {
    border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-inserted);
    content: '';
    inset-block: 0;
    inset-inline-start: calc(-1 * var(--wg-space-4));
    position: absolute;
  }
  .wg-marked-block.is-gone::before {
    border-inline-start-color: var(--wg-deleted);
    border-inline-start-style: dashed;
  }
  .wg-marked-table {
    position: relative;
  }
  .wg-document ins.has-writer,
  .wg-document del.has-writer {
    background: color-mix(in srgb, var(--wg-tint, transparent) 12%, transparent);
    color: var(--wg-tint);
  }
  .wg-note ins,
  .wg-note del {
    background: none;
  }
  .wg-form-changed {
    text-decoration: underline dotted var(--wg-rule-firm) 1px;
    text-underline-offset: 0.22em;
  }
  @media (width < 48rem) {
    .wg-marked-block.is-changed::before {
      inset-inline-start: calc(-1 * var(--wg-space-3));
    }
  }
  @media print {
    .wg-document ins,
    .wg-document del {
      background: none;
      color: inherit;
    }
    .wg-marked-block.is-changed::before {
      display: none;
    }
  }
`
