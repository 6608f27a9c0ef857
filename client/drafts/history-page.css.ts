/** The history of a draft: sittings, the text of a moment, and who wrote it, on the desk of draft-page.css.ts. */
import { css } from 'lit'

export const historyPageSheet = css`
  wg-moment {
    display: block;
  }
  wg-history-bar {
    inset-block-start: 0;
    margin: 0 auto var(--wg-space-4);
    max-inline-size: 54rem;
    position: sticky;
    z-index: 4;
  }
  .wg-history-legend,
  .wg-history-passages,
  .wg-sittings {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .wg-sittings-day {
    color: var(--wg-ink-quiet);
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    margin: var(--wg-space-4) 0 var(--wg-space-1);
  }
  .wg-sittings a {
    border-inline-start: var(--wg-rule-width-heavy) solid transparent;
    color: var(--wg-ink);
    display: block;
    font-size: var(--wg-size-s);
    line-height: 1.4;
    padding: var(--wg-space-2) var(--wg-space-3);
    text-decoration: none;
  }
  .wg-sittings a:hover {
    background: var(--wg-neutral-tint);
  }
  .wg-sittings a[aria-current='true'] {
    background: var(--wg-accent-tint);
    border-inline-start-color: var(--wg-accent);
  }
  .wg-sittings strong {
    font-weight: var(--wg-weight-medium);
  }
  .wg-sittings small {
    color: var(--wg-ink-quiet);
    display: block;
    font-size: inherit;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .wg-history-legend > li {
    font-size: var(--wg-size-s);
    padding-block: var(--wg-space-2);
  }
  .wg-history-legend > li + li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
  }
  .wg-desk-panel .wg-history-quiet {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-s);
    line-height: 1.4;
  }
  .wg-history-legend summary {
    color: var(--wg-ink-quiet);
    font-weight: var(--wg-weight-normal);
    padding-block: var(--wg-space-1);
  }
  .wg-history-name {
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    display: flex;
    font: inherit;
    gap: var(--wg-space-3);
    inline-size: 100%;
    justify-content: space-between;
    min-block-size: 1.75rem;
    padding: 0;
    text-align: start;
  }
  .wg-history-name[aria-pressed='true'] {
    font-weight: var(--wg-weight-bold);
  }
  .wg-history-passages {
    max-block-size: 18rem;
    overflow-y: auto;
  }
  .wg-history-passages button {
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    display: block;
    font: inherit;
    font-size: var(--wg-size-s);
    inline-size: 100%;
    line-height: 1.4;
    padding: var(--wg-space-2) 0;
    text-align: start;
  }
  .wg-history-passages button:hover {
    color: var(--wg-accent);
  }
  .wg-history-passages li + li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
  }
  .wg-history-passages q {
    font-family: var(--wg-font-document);
    quotes: '“' '”';
  }
  .wg-written {
    background: color-mix(in srgb, var(--wg-tint, transparent) 12%, transparent);
    text-decoration: underline var(--wg-line, solid) 2px var(--wg-tint, transparent);
    text-decoration-skip-ink: none;
    text-underline-offset: 0.22em;
  }
  .wg-written.is-faint {
    background: none;
    text-decoration: none;
  }
  .is-tint-0 {
    --wg-tint: var(--wg-tint-0);
  }
  .is-tint-1 {
    --wg-tint: var(--wg-tint-1);
  }
  .is-tint-2 {
    --wg-tint: var(--wg-tint-2);
  }
  .is-tint-3 {
    --wg-tint: var(--wg-tint-3);
  }
  .is-tint-4 {
    --wg-tint: var(--wg-tint-4);
  }
  .is-tint-5 {
    --wg-tint: var(--wg-tint-5);
  }
  .is-tint-6 {
    --wg-tint: var(--wg-tint-6);
  }
  .is-tint-7 {
    --wg-tint: var(--wg-tint-7);
  }
  .is-line-0 {
    --wg-line: solid;
  }
  .is-line-1 {
    --wg-line: dashed;
  }
  .is-line-2 {
    --wg-line: dotted;
  }
  .is-line-3 {
    --wg-line: double;
  }
  .is-line-4 {
    --wg-line: wavy;
  }
  div.wg-changed::before {
    border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-inserted);
    content: '';
    inset-block: 0;
    inset-inline-start: calc(-1 * var(--wg-space-4));
    position: absolute;
  }
  div.wg-changed.is-deleted::before {
    border-inline-start: var(--wg-rule-width-heavy) dashed var(--wg-deleted);
  }
  sup.wg-changed.is-inserted {
    background: var(--wg-inserted-tint);
    text-decoration: underline;
  }
  sup.wg-changed.is-deleted {
    background: var(--wg-deleted-tint);
    text-decoration: line-through;
  }
  @media (width < 64rem) {
    wg-history-bar {
      inset-block-start: 3.8rem;
    }
  }
  @media (width < 48rem) {
    wg-history-bar {
      position: static;
    }
  }
  @media print {
    wg-history-bar {
      display: none;
    }
  }
`
