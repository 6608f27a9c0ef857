/**
 * The sheet that every shadow root adopts: box model, headings, links, focus, and the few classes that pages share.
 * `quiet` secondary ink · `numeric` figures of equal width · `symbol` a document symbol or decision number ·
 * `kicker` the small line above a heading · `plain` a list without marks · `visually-hidden` for screen readers alone.
 */
import { css } from 'lit'

export const shared = css`
  :host {
    box-sizing: border-box;
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3 {
    font-family: var(--wg-font-document);
    font-weight: var(--wg-weight-bold);
    line-height: var(--wg-leading-tight);
    margin: 0;
    text-wrap: balance;
  }
  h2 {
    font-size: var(--wg-size-xl);
  }
  h3 {
    font-size: var(--wg-size-l);
  }
  p {
    margin: 0;
    text-wrap: pretty;
  }
  a {
    color: var(--wg-accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover {
    color: var(--wg-accent-strong);
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    border-radius: var(--wg-radius-s);
    outline: 3px solid var(--wg-focus);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--wg-ink-quiet);
  }
  .small {
    font-size: var(--wg-size-s);
  }
  .numeric {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .symbol {
    font-variant-numeric: lining-nums;
    font-weight: var(--wg-weight-medium);
    white-space: nowrap;
  }
  .kicker {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-s);
  }
  .serif {
    font-family: var(--wg-font-document);
  }
  .plain {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .stack {
    display: grid;
    gap: var(--wg-space-4);
  }
  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-2) var(--wg-space-3);
  }
  .visually-hidden:not(:focus-within) {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
`
