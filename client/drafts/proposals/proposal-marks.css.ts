/**
 * Proposals drawn in the text. Lines tell what comes from what goes, colour comes second; the words that say so to a screen
 * reader are generated content, out of sight and out of the way of a caret. Whose they are stands in
 * small type in the space above the paragraph; only the one that is open in the list has a ground of its own.
 */
import { css } from 'lit'

export const proposalMarksSheet = css`
  .wg-document .wg-proposed {
    background: none;
  }
  .wg-proposed.is-in {
    color: var(--wg-inserted);
    margin-inline: 0.1em;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .wg-proposed.is-out {
    color: var(--wg-deleted);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .wg-document .wg-proposed.is-in.is-current {
    background: var(--wg-inserted-tint);
  }
  .wg-document .wg-proposed.is-out.is-current {
    background: var(--wg-deleted-tint);
  }
  .wg-proposed.is-form {
    text-decoration: underline dotted var(--wg-inserted);
    text-underline-offset: 0.2em;
  }
  .wg-proposed::before,
  .wg-proposed::after {
    block-size: 1px;
    clip-path: inset(50%);
    content: attr(data-start);
    display: inline-block;
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  .wg-proposed::after {
    content: attr(data-end);
  }
  ins.wg-proposed {
    cursor: pointer;
  }
  .wg-proposed-block {
    margin-block-end: var(--wg-space-4);
    padding-inline-start: var(--wg-number-room);
  }
  /* What bears no number stands at the margin. */
  .wg-proposed-block:is([data-role='plain'], [data-role='preambular'], [data-role='heading'], [data-role='annex-heading']) {
    padding-inline-start: 0;
  }
  .wg-proposed-block[data-role='plain']:is([data-level='2'], [data-level='3']) {
    padding-inline-start: var(--wg-number-room);
  }
  .wg-proposed-block[data-role='item'][data-level='2'] {
    padding-inline-start: calc(2 * var(--wg-number-room));
  }
  .wg-proposed-block[data-role='item'][data-level='3'] {
    padding-inline-start: calc(3 * var(--wg-number-room));
  }
  .wg-proposal-marks {
    block-size: 0;
    display: flex;
    flex-direction: row-reverse;
    gap: 0 var(--wg-space-3);
    overflow: visible;
    user-select: none;
  }
  .wg-proposal-mark {
    background: none;
    border: 0;
    color: var(--wg-ink-quiet);
    cursor: pointer;
    flex: none;
    margin-block-start: -1.2rem;
    font: 0.75rem / 1.5rem var(--wg-font-text);
    min-block-size: 1.5rem;
    padding: 0;
    white-space: nowrap;
  }
  .wg-proposal-mark span + span::before {
    content: ' · ';
  }
  .wg-proposal-mark:hover {
    color: var(--wg-ink);
    text-decoration: underline;
  }
  .wg-proposal-mark.is-current {
    color: var(--wg-accent);
    font-weight: var(--wg-weight-medium);
  }
  @media print {
    .wg-proposal-marks {
      display: none;
    }
  }
`
