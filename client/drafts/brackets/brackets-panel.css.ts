/** The list of brackets in the margin: by paragraph, nested ones further in. */
import { css } from 'lit'

export const bracketsPanelSheet = css`
  h3 {
    display: flex;
    gap: var(--wg-space-2);
    justify-content: space-between;
  }
  h3 .quiet {
    white-space: nowrap;
  }
  label {
    margin-block: var(--wg-space-3) var(--wg-space-2);
  }
  li {
    padding-inline-start: calc(var(--depth, 0) * var(--wg-space-4));
  }
  li.is-current {
    border-inline-start: 3px solid var(--wg-bracket);
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
