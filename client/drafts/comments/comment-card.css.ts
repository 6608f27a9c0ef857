/** How one thread looks in the margin. */
import { css } from 'lit'

export const commentCardSheet = css`
  article {
    background: var(--wg-raised);
    border: var(--wg-rule-width) solid var(--wg-rule-hair);
    border-inline-start: 3px solid var(--wg-attention-rule);
    border-radius: var(--wg-radius-m);
    overflow-wrap: anywhere;
  }
  article.is-resolved {
    border-inline-start-color: var(--wg-neutral-rule);
  }
  article.is-current {
    box-shadow: var(--wg-shadow-raised);
  }
  .head {
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    display: grid;
    font: inherit;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-1);
    inline-size: 100%;
    padding: var(--wg-space-2) var(--wg-space-3);
    text-align: start;
  }
  .head:hover {
    background: var(--wg-neutral-tint);
  }
  .meta,
  .by,
  .event {
    color: var(--wg-ink-quiet);
    font-size: var(--wg-size-xs);
  }
  .meta b {
    color: var(--wg-ink);
    font-weight: var(--wg-weight-medium);
  }
  .private {
    align-items: center;
    color: var(--wg-ink);
    display: flex;
    font-size: var(--wg-size-xs);
    gap: var(--wg-space-1);
  }
  q {
    color: var(--wg-ink-quiet);
    font-family: var(--wg-font-document);
    font-size: var(--wg-size-s);
  }
  .said {
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    display: -webkit-box;
    overflow: hidden;
  }
  .whole {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    display: grid;
    font-size: var(--wg-size-s);
    gap: var(--wg-space-3);
    padding: var(--wg-space-3);
  }
  .words {
    white-space: pre-wrap;
  }
  .gone {
    font-style: italic;
  }
  ol {
    display: grid;
    gap: var(--wg-space-3);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .by b {
    color: var(--wg-ink);
    font-weight: var(--wg-weight-medium);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--wg-space-3);
  }
  .acts button,
  summary {
    color: var(--wg-accent);
    font: inherit;
    font-size: var(--wg-size-xs);
  }
  .acts button {
    background: none;
    border: 0;
    cursor: pointer;
    min-block-size: 1.5rem;
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  summary {
    cursor: pointer;
    min-block-size: 1.5rem;
  }
  details p {
    border-inline-start: 2px solid var(--wg-rule-hair);
    padding-inline-start: var(--wg-space-2);
  }
  form {
    gap: var(--wg-space-2);
  }
`
