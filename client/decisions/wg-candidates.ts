/** Several texts under one label, side by side, so that nobody takes one for the other. Properties in, nothing out. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DecisionCandidate } from '#domain/decisions/wire.ts'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-candidates')
export class WgCandidates extends LitElement {
  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        margin-block-start: var(--wg-space-4);
        padding-block-start: var(--wg-space-2);
      }
      li {
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-block-start: var(--wg-rule-width-heavy) solid var(--wg-note);
        padding: var(--wg-space-4);
      }
      .opening {
        font-family: var(--wg-font-document);
        margin-block-start: var(--wg-space-2);
      }
    `,
  ]

  @property() label = ''
  @property({ attribute: false }) candidates: readonly DecisionCandidate[] = []
  /** The page shows one of the texts, and these are the others. */
  @property({ type: Boolean }) others = false

  override render() {
    const heading = this.others
      ? `Other texts called ${this.label}`
      : `${this.candidates.length} different texts are called ${this.label}`
    return html`
      <h2>${heading}</h2>
      <p class="quiet">A label is not a number: it stands in its place until a meeting adopts the text.</p>
      <ul class="plain">
        ${this.candidates.map(
          (candidate) => html`
            <li>
              <h3><a href=${candidate.href}>${candidate.name}: ${candidate.subject}</a></h3>
              <p class="small quiet">
                ${candidate.proposedBy ? html`Proposed by ${candidate.proposedBy}. ` : nothing}Directed to ${candidate.addressedTo}.
              </p>
              <p class="opening">${candidate.opening}</p>
            </li>
          `,
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-candidates': WgCandidates
  }
}
