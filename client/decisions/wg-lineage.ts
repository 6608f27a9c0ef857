/** Where a text came from and what became of it, provision by provision. Properties in, nothing out. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LineageKind } from '#domain/decisions/decision.ts'
import type { LineageView } from '#domain/decisions/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'
import { toneOf } from './state-tone.ts'

/** The link as a sentence from this text's side: first when it points away, then when it points here. */
const WORDS: Readonly<Record<LineageKind, readonly [string, string]>> = {
  'derived from': ['is derived from', 'led to'],
  amends: ['amends', 'is amended by'],
  replaces: ['replaces', 'is replaced by'],
  merges: ['merges', 'was merged into'],
  overlaps: ['says nearly the same as', 'says nearly the same as'],
}

@customElement('wg-lineage')
export class WgLineage extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block: var(--wg-space-2);
      }
    `,
  ]

  @property({ attribute: false }) links: readonly LineageView[] = []

  override render() {
    return html`
      <ul class="plain">
        ${this.links.map((link) => {
          const words = WORDS[link.kind][link.direction === 'from' ? 0 : 1]
          return html`
            <li>
              ${link.path ? html`<span class="symbol">${link.cite}</span>` : 'This text'} ${words}
              <a href=${link.other.href}>${link.other.path ? link.other.cite : link.other.name}</a>
              <span class="quiet small">(${link.other.subject})</span>
              <wg-status tone=${toneOf(link.other.state)}>${link.other.state}</wg-status>
            </li>
          `
        })}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-lineage': WgLineage
  }
}
