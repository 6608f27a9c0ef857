/**
 * Asks for the address of a link. Opened with `ask()`; an address that may not be published is refused in words.
 *
 *     <wg-link-dialog @wg-link-written=${…}></wg-link-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import { refuseAddress } from './commands/link.ts'

export class LinkWrittenEvent extends Event {
  static readonly type = 'wg-link-written'
  /** '' takes the link away. */
  readonly href: string

  constructor(href: string) {
    super(LinkWrittenEvent.type)
    this.href = href
  }
}

@customElement('wg-link-dialog')
export class WgLinkDialog extends LitElement {
  static override styles = [
    shared,
    css`
      .refusal {
        color: var(--wg-serious);
        margin-block-start: var(--wg-space-2);
      }
      .remove {
        margin-inline-end: auto;
      }
    `,
  ]

  @state() private isOpen = false
  @state() private href = ''
  @state() private refusal: string | null = null
  @query('wa-input') private readonly address?: WaInput

  ask(href: string): void {
    this.href = href
    this.refusal = null
    this.isOpen = true
  }

  override render() {
    return html`
      <wg-dialog heading="Link" ?open=${this.isOpen} @wg-closed=${this.close}>
        <wa-input label="Address" type="url" placeholder="https://" autofocus .value=${this.href} @keydown=${this.pressed}></wa-input>
        ${this.refusal ? html`<p class="refusal" role="alert">${this.refusal}</p>` : nothing}
        ${this.href ? html`<wa-button slot="actions" class="remove" appearance="plain" variant="danger" @click=${() => this.answer('')}>Remove link</wa-button>` : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" @click=${this.write}>Set link</wa-button>
      </wg-dialog>
    `
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.write()
  }

  private readonly write = (): void => {
    const href = (this.address?.value ?? '').trim()
    this.refusal = refuseAddress(href)
    if (this.refusal === null) this.answer(href)
  }

  private answer(href: string): void {
    this.isOpen = false
    this.dispatchEvent(new LinkWrittenEvent(href))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-link-dialog': WgLinkDialog
  }
  interface HTMLElementEventMap {
    'wg-link-written': LinkWrittenEvent
  }
}
