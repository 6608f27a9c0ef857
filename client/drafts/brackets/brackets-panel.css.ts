/** The list of brackets in the margin: by paragraph, nested ones further in. */
import { css } from 'lit'

export const bracketsPanelSheet = css`
  h3 {
    display: flex;
    font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
    gap: var(--wg-space-2);
    justify-content: space-between;
    margin-block: var(--wg-space-4) var(--wg-space-1);
  }
  h3 .quiet {
    font-weight: var(--wg-weight-normal);
    white-space: nowrap;
  }
  label {
    color: var(--wg-ink-quiet);
    display: grid;
    font-size: var(--wg-size-xs);
    gap: var(--wg-space-1);
    margin-block: var(--wg-space-3) var(--wg-space-2);
  }
  select {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-firm);
    border-radius: var(--wg-radius-s);
    color: var(--wg-ink);
    font: inherit;
    inline-size: 100%;
    min-block-size: 1.875rem;
    padding: 0 var(--wg-space-1);
  }
  li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    padding-inline-start: calc(var(--depth, 0) * var(--wg-space-4));
  }
  li.is-current {
    border-inline-start: 3px solid var(--wg-bracket);
  }
  .bracket {
    background: none;
    border: 0;
    color: var(--wg-ink);
    cursor: pointer;
    display: block;
    font: inherit;
    font-size: var(--wg-size-s);
    inline-size: 100%;
    line-height: 1.35;
    padding: var(--wg-space-2);
    text-align: start;
  }
  .bracket:hover {
    background: var(--wg-neutral-tint);
  }
  .bracket:focus-visible {
    outline-offset: -3px;
  }
  .quote {
    display: -webkit-box;
    font-family: var(--wg-font-document);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
  }
  .sign {
    color: var(--wg-bracket);
    font-weight: var(--wg-weight-bold);
  }
  .more {
    display: grid;
    gap: var(--wg-space-2);
    padding: 0 var(--wg-space-2) var(--wg-space-3);
  }
  .wordings {
    margin: 0;
    padding-inline-start: var(--wg-space-5);
  }
  .wordings li {
    border: 0;
    padding: 0;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-2);
  }
  .notice {
    background: var(--wg-note-tint);
    border-radius: var(--wg-radius-m);
    display: grid;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-2);
    margin-block-start: var(--wg-space-3);
    padding: var(--wg-space-3);
  }
  details {
    margin-block-start: var(--wg-space-5);
  }
  summary {
    cursor: pointer;
    font-size: var(--wg-size-s);
  }
`
