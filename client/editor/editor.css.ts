/**
 * The desk: a sheet of paper on calm ground, the toolbar above it. Added to what `styles/document.css` says of every
 * reading of a document; adopted by the root in which the editor stands, because the editor has no shadow root.
 */
import { css } from 'lit'

export const editorSheet = css`
  wg-draft-editor {
    display: block;
    min-inline-size: 0;
  }
  wg-draft-editor[hidden] {
    display: none;
  }
  .wg-editor-bar {
    background: var(--wg-raised);
    border: var(--wg-rule-width) solid var(--wg-rule-hair);
    border-radius: var(--wg-radius-m);
    box-shadow: var(--wg-shadow-sheet);
    inset-block-start: 0;
    margin: 0 auto var(--wg-space-4);
    max-inline-size: 54rem;
    position: sticky;
    z-index: 4;
  }
  .wg-editor-reason {
    align-items: center;
    color: var(--wg-ink-quiet);
    display: flex;
    gap: var(--wg-space-2);
    margin: 0;
    padding: var(--wg-space-3) var(--wg-space-4);
  }
  .wg-paper {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-hair);
    border-radius: var(--wg-radius-s);
    box-shadow: var(--wg-shadow-raised);
    margin-inline: auto;
    max-inline-size: 54rem;
    min-block-size: 60vh;
    padding: var(--wg-space-7) clamp(var(--wg-space-4), 8%, 5.5rem);
  }
  .wg-paper .ProseMirror {
    --wg-number-room: 2.75rem;
    min-block-size: 40vh;
    outline: none;
    position: relative;
    white-space: pre-wrap;
    white-space: break-spaces;
  }
  .wg-paper .wg-document {
    margin-inline: auto;
  }
  .wg-paragraph {
    /* Its height is remembered while it is left out: nothing moves when it is drawn again. */
    contain-intrinsic-block-size: auto 4lh;
    margin-block-end: var(--wg-space-4);
    position: relative;
    scroll-margin-block: 9rem 4rem;
  }
  .wg-paragraph.is-far {
    content-visibility: auto;
  }
  .wg-document .wg-paragraph > :is(p, h2, h3, h4) {
    font: inherit;
    margin: 0;
    min-block-size: 1lh;
  }
  /* Lines that are broken finely are broken anew with every letter: they jump while somebody writes, and cost time. */
  .wg-paper .ProseMirror :is(p, h2, h3, h4) {
    text-wrap: wrap;
  }
  .wg-paper table {
    font-size: var(--wg-size-s);
    line-height: 1.4;
  }
  .wg-document :is(td, th) > .wg-paragraph:last-child {
    margin-block-end: 0;
  }
  .wg-paper .wg-paragraph[data-depth] {
    margin-inline-start: calc(var(--wg-depth, 0) * var(--wg-number-room));
  }
  .wg-paragraph[data-depth='1'],
  .wg-paragraph[data-role='addressee'] {
    --wg-depth: 1;
  }
  .wg-paragraph[data-depth='2'] {
    --wg-depth: 2;
  }
  .wg-paragraph[data-depth='3'] {
    --wg-depth: 3;
  }
  .wg-paragraph.has-label {
    padding-inline-start: var(--wg-number-room);
  }
  .wg-paragraph.has-label[data-role='decision'] {
    padding-inline-start: calc(1.7 * var(--wg-number-room));
  }
  .wg-label {
    font-weight: inherit;
    inset-block-start: 0;
    inset-inline-start: 0;
    position: absolute;
    user-select: none;
    white-space: nowrap;
  }
  [data-role='decision'] > .wg-label {
    font-weight: var(--wg-weight-bold);
  }
  [data-role='annex-heading'].has-label {
    padding-inline-start: 0;
  }
  [data-role='annex-heading'] > .wg-label {
    display: block;
    position: static;
  }
  .wg-note-mark {
    color: var(--wg-accent);
    cursor: pointer;
    font-size: 0.7em;
    font-weight: var(--wg-weight-medium);
    line-height: 1;
    padding-inline: 0.1em;
    vertical-align: super;
  }
  .wg-note-mark.ProseMirror-selectednode {
    background: var(--wg-accent-tint);
    border-radius: var(--wg-radius-s);
    outline: 2px solid var(--wg-accent-rule);
  }
  .wg-reference {
    cursor: pointer;
    text-decoration: underline dotted var(--wg-rule-firm);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .wg-reference:hover {
    text-decoration-color: var(--wg-accent);
  }
  .wg-reference:is([data-state='gone'], [data-state='unnumbered']) {
    color: var(--wg-serious);
    text-decoration-color: currentColor;
  }
  .wg-reference.ProseMirror-selectednode {
    background: var(--wg-accent-tint);
    border-radius: var(--wg-radius-s);
    outline: 2px solid var(--wg-accent-rule);
  }
  .wg-found {
    background: var(--wg-attention-tint);
    box-shadow: 0 1px 0 var(--wg-attention-rule);
  }
  .wg-found.is-current {
    background: var(--wg-attention-rule);
    color: var(--wg-ink);
  }
  .wg-notes {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    color: var(--wg-ink-quiet);
    font-size: 0.8em;
    line-height: 1.45;
    margin-block-start: var(--wg-space-2);
    padding-block-start: var(--wg-space-1);
    user-select: none;
  }
  .wg-note {
    display: block;
  }
  [contenteditable='true'] .wg-note {
    cursor: pointer;
  }
  .wg-note sup {
    line-height: 1;
  }
  .wg-signs {
    display: flex;
    flex-direction: column;
    gap: 2px;
    inset-block-start: 0.2em;
    inset-inline-start: calc(100% + var(--wg-space-2));
    position: absolute;
    user-select: none;
  }
  /* Beside a cell stands the next one. */
  .wg-document :is(td, th) .wg-signs {
    flex-direction: row;
    inset-block-start: -0.75rem;
    inset-inline: auto 0;
  }
  .wg-sign {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-neutral-rule);
    border-radius: var(--wg-radius-s);
    color: var(--wg-ink-quiet);
    cursor: pointer;
    font: var(--wg-weight-medium) var(--wg-size-xs) / 1 var(--wg-font-text);
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    padding: 0 0.3em;
  }
  .wg-sign.is-agreement {
    background: none;
    border-color: transparent;
    color: var(--wg-good);
  }
  .wg-sign.is-agreement[data-text='!'] {
    background: var(--wg-attention-tint);
    border-color: var(--wg-attention-rule);
    color: var(--wg-attention);
  }
  .wg-sign:hover {
    border-color: var(--wg-rule-firm);
    color: var(--wg-ink);
  }
  .is-waiting::before {
    color: var(--wg-ink-quiet);
    content: attr(data-placeholder);
    font-style: italic;
    font-weight: var(--wg-weight-normal);
    inset-block-start: 0;
    pointer-events: none;
    position: absolute;
  }
  /* The shell's own bar stands above on narrow screens. */
  @media (width < 64rem) {
    .wg-editor-bar {
      inset-block-start: 3.8rem;
    }
  }
  @media (width < 48rem) {
    .wg-paper {
      border-inline: 0;
      border-radius: 0;
      padding: var(--wg-space-5) var(--wg-space-4) var(--wg-space-7);
    }
    .wg-paper .ProseMirror {
      --wg-number-room: 2rem;
    }
    .wg-signs {
      inline-size: var(--wg-space-4);
      inset-inline-start: 100%;
    }
    .wg-sign {
      font-size: 0.6875rem;
      min-inline-size: 0;
      padding: 0;
    }
    .wg-paper table {
      display: block;
      overflow-x: auto;
    }
    .wg-paper .wg-paragraph[data-depth] {
      margin-inline-start: calc(var(--wg-depth, 0) * var(--wg-space-4));
    }
  }
  @media print {
    .wg-paragraph.is-far {
      content-visibility: visible;
    }
    .wg-editor-bar {
      display: none;
    }
    .wg-paper {
      border: 0;
      box-shadow: none;
      max-inline-size: none;
      padding: 0;
    }
    .is-waiting::before {
      display: none;
    }
  }
`
