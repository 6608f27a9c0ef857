/** The room: one sheet from edge to edge in letters that are read from the back row, one paragraph in focus, a bar below. */
import { css } from 'lit'

export const roomPageSheet = css`
  wg-draft-room-page {
    background: var(--wg-sheet);
    display: block;
    min-block-size: 100dvh;
  }
  .wg-room-text,
  .wg-room-foot {
    --wg-room-size: calc(clamp(1.125rem, 2.1vw, 3.5rem) * var(--wg-room-scale, 1));
  }
  .wg-room-text {
    padding-block-end: 60vh;
  }
  .wg-room-text .wg-paper {
    background: none;
    border: 0;
    box-shadow: none;
    max-inline-size: none;
    padding: 12vh clamp(1rem, 7vw, 9rem) 0;
  }
  .wg-room-text .wg-document,
  .wg-room-proposal.wg-document {
    --wg-number-room: 2.4em;
    --wg-size-l: var(--wg-room-size);
    --wg-size-xl: calc(1.15 * var(--wg-room-size));
    font-size: var(--wg-room-size);
    line-height: 1.45;
    max-inline-size: 46em;
  }
  .wg-room-text .wg-document {
    margin-inline: auto;
  }
  .wg-room-text .wg-document [data-role='item'] {
    margin-inline-start: calc(var(--wg-depth, 0) * var(--wg-number-room));
  }
  .wg-room-text .wg-marked-block {
    color: var(--wg-ink-quiet);
    padding-block: 0.1em;
    scroll-margin-block: 12vh 40vh;
  }
  /* The line beside it and its ink show where the focus is. */
  .wg-room-text .wg-marked-block:focus-visible,
  .wg-room-text:focus {
    outline: none;
  }
  .wg-room-title {
    display: none;
  }
  .wg-room-text .wg-marked-block[data-focused] {
    color: var(--wg-ink);
  }
  .wg-room-text .wg-marked-block[data-focused]::before {
    border-inline-start: 0.22em solid var(--wg-accent);
    content: '';
    display: block;
    inset-block: 0;
    inset-inline-start: -0.9em;
    position: absolute;
  }
  .wg-room-text .wg-reading-note {
    font-size: calc(0.5 * var(--wg-room-size));
    max-inline-size: none;
    padding: var(--wg-space-5) clamp(1rem, 7vw, 9rem) 0;
  }
  .wg-room-foot {
    inset-block-end: 0;
    inset-inline: 0;
    position: fixed;
    z-index: 5;
  }
  .wg-room-proposal.wg-document {
    background: var(--wg-raised);
    border-block-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
    box-shadow: var(--wg-shadow-overlay);
    box-sizing: border-box;
    max-block-size: 50vh;
    max-inline-size: none;
    overflow-y: auto;
    padding: 0.6em clamp(1rem, 7vw, 9rem);
  }
  .wg-room-proposal h2 {
    font: var(--wg-weight-bold) 0.62em / 1.3 var(--wg-font-text);
    margin: 0 0 0.4em;
  }
  .wg-room-proposal h2 span {
    font-weight: var(--wg-weight-normal);
  }
  .wg-room-proposal .place {
    color: var(--wg-ink-quiet);
    float: inline-end;
  }
  .wg-room-proposal p.act {
    color: var(--wg-ink-quiet);
    font: var(--wg-weight-normal) 0.56em / 1.35 var(--wg-font-text);
    margin: 0 0 0.4em;
  }
  .wg-room-proposal p.shown {
    margin: 0 0 0.4em;
  }
  @media (width < 48rem) {
    .wg-room-text .wg-document {
      --wg-number-room: 1.8em;
    }
  }
  @media print {
    wg-draft-room-page {
      background: none;
    }
    .wg-room-foot {
      display: none;
    }
    .wg-room-title {
      display: block;
      font: var(--wg-weight-bold) 14pt / 1.3 var(--wg-font-document);
      margin: 0 0 18pt;
      text-align: center;
    }
    .wg-room-text,
    .wg-room-text .wg-paper {
      padding: 0;
    }
    .wg-room-text .wg-document {
      --wg-size-l: 11pt;
      --wg-size-xl: 12.5pt;
      font-size: 11pt;
      max-inline-size: none;
    }
    .wg-room-text .wg-marked-block {
      color: #000;
    }
    .wg-room-text .wg-marked-block[data-focused]::before {
      display: none;
    }
    .wg-room-text .wg-reading-note {
      font-size: 11pt;
      padding: 0;
    }
  }
`
