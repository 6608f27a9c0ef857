/** A working copy on paper: what is the person's own stands on a tint, besides being struck or underlined. */
import { css } from 'lit'

export const proposeSheet = css`
  wg-propose-editor {
    display: block;
    min-inline-size: 0;
  }
  .wg-document .wg-proposed.is-in.is-own {
    background: var(--wg-inserted-tint);
  }
  .wg-document .wg-proposed.is-out.is-own {
    background: var(--wg-deleted-tint);
  }
  .wg-moved::before {
    color: var(--wg-ink-quiet);
    content: 'Moved here';
    display: block;
    font: var(--wg-size-xs) / 1.5 var(--wg-font-text);
  }
  .wg-moved {
    border-inline-start: 3px dotted var(--wg-accent);
    padding-inline-start: var(--wg-space-2);
  }
`
