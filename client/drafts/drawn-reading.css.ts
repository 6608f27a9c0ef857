/** How a drawn reading looks: the lines say what is new and what is gone; what else is said of a paragraph is for the ear. */
import { css } from 'lit'

export const drawnReadingSheet = css`
  wg-drawn-reading {
    display: block;
  }
  .wg-reading-note {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-s);
    margin: 0 auto var(--wg-space-3);
    max-inline-size: 54rem;
  }
  /* The switch says it on the screen; on paper there is no switch. */
  .wg-reading-note span {
    display: none;
  }
  wg-drawn-reading .wg-said {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  wg-drawn-reading .wg-marked-block.is-changed::before {
    display: none;
  }
  @media (width < 48rem) {
    .wg-reading-note {
      padding-inline: var(--wg-space-4);
    }
  }
  @media print {
    wg-drawn-reading .wg-said,
    wg-drawn-reading .wg-spoken {
      display: none;
    }
    .wg-reading-note span {
      display: inline;
    }
    .wg-reading-note {
      color: #000;
      font-size: 11pt;
      font-style: italic;
      margin-block-end: var(--wg-space-5);
      max-inline-size: none;
      text-align: center;
    }
  }
`
