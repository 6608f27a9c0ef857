/** How the page of a group is laid out. */
import { css } from 'lit'

export const groupPageSheet = css`
  .columns {
    display: grid;
    gap: var(--wg-space-6) var(--wg-space-7);
    grid-template-columns: minmax(0, 1fr) 21rem;
  }
  section {
    margin-block-end: var(--wg-space-6);
  }
  h2 {
    margin-block-end: var(--wg-space-3);
  }
  .terms {
    font-family: var(--wg-font-document);
    line-height: var(--wg-leading-document);
    max-inline-size: var(--wg-measure);
    white-space: pre-line;
  }
  .terms h3 {
    font-size: var(--wg-size-m);
    font-style: italic;
    margin-block: var(--wg-space-4) var(--wg-space-1);
    white-space: normal;
  }
  .role {
    border-block-start: 2px solid var(--wg-rule-heavy);
    margin-block-end: var(--wg-space-5);
  }
  .role h3 {
    color: var(--wg-ink-quiet);
    font-family: var(--wg-font-text);
    font-size: var(--wg-size-s);
    font-weight: var(--wg-weight-medium);
    padding-block: var(--wg-space-2);
  }
  .role li {
    border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
    align-items: start;
    display: grid;
    gap: 0 var(--wg-space-4);
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) 3.5rem;
    padding-block: var(--wg-space-2);
  }
  .delegation {
    font-weight: var(--wg-weight-medium);
  }
  .since {
    display: block;
  }
  .role wa-button {
    justify-self: end;
    margin-block: calc(-1 * var(--wg-space-1));
  }
  .role wa-button::part(label) {
    color: var(--wg-ink-quiet);
    font-weight: var(--wg-weight-normal);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  aside {
    align-self: start;
  }
  @media (width < 72rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (width < 48rem) {
    .role li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .role li > span {
      grid-column: 1;
    }
    .role wa-button {
      align-self: center;
      grid-column: 2;
      grid-row: 1 / span 3;
    }
  }
`
