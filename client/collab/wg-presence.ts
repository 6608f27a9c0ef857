/** Who else is here, by delegation. The colour is that of their cursor in the text. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import type { Awareness } from 'y-protocols/awareness'
import { shared } from '../styles/shared.css.ts'
import { type PersonHere, peopleHere } from './people-here.ts'

@customElement('wg-presence')
export class WgPresence extends LitElement {
  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: var(--wg-space-2);
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        align-items: baseline;
        display: grid;
        gap: 0 0.5em;
        grid-template-columns: 0.6em 1fr;
      }
      .dot {
        block-size: 0.6em;
        border-radius: 50%;
        inline-size: 0.6em;
      }
      .name {
        grid-column: 2;
      }
      :host([brief]) ul {
        display: flex;
        flex-wrap: wrap;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-1) var(--wg-space-3);
      }
      :host([brief]) .name {
        clip-path: inset(50%);
        position: absolute;
      }
    `,
  ]

  /** The presence of an open draft; null while there is none. */
  @property({ attribute: false }) awareness: Awareness | null = null
  /** Delegations in a row; persons are named to who points at one, and to screen readers. Nothing while nobody is here. */
  @property({ type: Boolean, reflect: true }) brief = false
  /** The account of the reader: in another window they are told of as "you". */
  @property() reader = ''
  @state() private people: readonly PersonHere[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    this.awareness?.on('change', this.read)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.awareness?.off('change', this.read)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reader')) this.read()
    if (!changed.has('awareness')) return
    changed.get('awareness')?.off('change', this.read)
    this.awareness?.off('change', this.read)
    this.awareness?.on('change', this.read)
    this.read()
  }

  override render() {
    if (this.people.length === 0) return this.brief ? nothing : html`<p class="quiet small">Nobody else is here.</p>`
    return html`<ul aria-label="People at this draft">${this.people.map((person) => this.renderPerson(person))}</ul>`
  }

  private renderPerson({ name, delegation, color, windowCount, isReader }: PersonHere) {
    const where =
      windowCount > 1 ? `${windowCount} ${isReader ? 'other ' : ''}windows` : isReader ? 'another window' : ''
    return html`
      <li title=${this.brief && !isReader ? name : nothing}>
        <span class="dot" style=${styleMap({ background: color })}></span>
        <span>${delegation}</span>
        <span class="name quiet small">${isReader ? 'You' : name}${where ? html`, in ${where}` : nothing}</span>
      </li>
    `
  }

  private readonly read = (): void => {
    this.people = this.awareness ? peopleHere(this.awareness, this.reader) : []
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-presence': WgPresence
  }
}
