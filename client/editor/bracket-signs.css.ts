/** How the signs of brackets look in a text: strong, on a tint of their own, with the level in small figures. */
import { css } from 'lit'

export const bracketSignsSheet = css`
  .wg-bracket {
    background: var(--wg-bracket-tint);
    border-radius: var(--wg-radius-s);
    color: var(--wg-bracket);
    cursor: pointer;
    font-family: var(--wg-font-document);
    font-weight: var(--wg-weight-bold);
    padding-inline: 0.12em;
  }
  .wg-bracket small {
    font: var(--wg-weight-bold) 0.6em / 1 var(--wg-font-text);
    vertical-align: sub;
  }
  .wg-bracket.is-unclaimed {
    outline: 1px dashed var(--wg-bracket);
    outline-offset: -1px;
  }
  .wg-bracket.is-stray {
    background: var(--wg-attention-tint);
    color: var(--wg-attention);
    text-decoration: underline wavy;
  }
  .wg-bracket-marked {
    background: var(--wg-bracket-tint);
    box-shadow: 0 2px 0 var(--wg-bracket);
  }
  .wg-bracket-spoken {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
`
