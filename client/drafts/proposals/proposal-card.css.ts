/** A proposal that is open in the list. */
import { css } from 'lit'

export const proposalCardSheet = css`
  :host {
    border-inline-start: 3px solid var(--wg-accent);
    display: grid;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-2);
    line-height: 1.4;
    padding: 0 var(--wg-space-2) var(--wg-space-3) calc(var(--wg-space-2) - 3px);
  }
  .shown {
    background: var(--wg-sheet);
    border: var(--wg-rule-width) solid var(--wg-rule-hair);
    border-radius: var(--wg-radius-s);
    font-family: var(--wg-font-document);
    font-size: var(--wg-size-m);
    max-block-size: 16rem;
    overflow-y: auto;
    padding: var(--wg-space-2) var(--wg-space-3);
  }
  ins {
    color: var(--wg-inserted);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  del {
    color: var(--wg-deleted);
    text-decoration: line-through;
  }
  .reason {
    font-style: italic;
  }
  .answer {
    border-inline-start: 2px solid var(--wg-rule-firm);
    padding-inline-start: var(--wg-space-2);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wg-space-2);
    margin-block-start: var(--wg-space-1);
  }
  .refusal {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-xs);
  }
  .refusal span {
    font-weight: var(--wg-weight-medium);
  }
  .link {
    background: none;
    border: 0;
    color: var(--wg-accent);
    cursor: pointer;
    font: inherit;
    padding: 0;
    text-decoration: underline;
  }
  form {
    display: grid;
    gap: var(--wg-space-2);
  }
  textarea {
    padding-block: var(--wg-space-2);
    resize: vertical;
  }
`
