/**
 * A dialog over the page: the browser's own, so that focus stays inside, Escape closes and focus returns to the opener.
 *
 *     <wg-dialog heading="New draft" ?open=${this.isOpen} @wg-closed=${…}> … <wa-button slot="actions">…</wa-button></wg-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, type ReactiveElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import './icons.ts'
import { shared } from '../styles/shared.css.ts'

export class ClosedEvent extends Event {
  static readonly type = 'wg-closed'
  constructor() {
    super(ClosedEvent.type, { bubbles: true })
  }
}

@customElement('wg-dialog')
export class WgDialog extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
      dialog {
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-l);
        box-shadow: var(--wg-shadow-overlay);
        color: var(--wg-ink);
        inline-size: min(36rem, calc(100vw - 2 * var(--wg-space-4)));
        max-block-size: calc(100dvh - 2 * var(--wg-space-4));
        overflow: auto;
        padding: 0;
      }
      :host([size='large']) dialog {
        inline-size: min(60rem, calc(100vw - 2 * var(--wg-space-4)));
      }
      dialog::backdrop {
        background: var(--wg-veil);
      }
      header {
        align-items: start;
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: flex;
        gap: var(--wg-space-4);
        justify-content: space-between;
        padding: var(--wg-space-4) var(--wg-space-5);
      }
      h2:focus {
        outline: none;
      }
      .content {
        padding: var(--wg-space-5);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-3);
        justify-content: end;
        padding: 0 var(--wg-space-5) var(--wg-space-5);
      }
    `,
  ]

  /** Names the dialog: the act it is about, as a short phrase. */
  @property() heading = ''
  /** The page decides; closing by Escape or the cross fires `wg-closed`, and the page then sets this to false. */
  @property({ type: Boolean }) open = false
  @property({ reflect: true }) size: 'normal' | 'large' = 'normal'

  @query('dialog') private readonly dialog?: HTMLDialogElement

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open') || !this.dialog) return
    if (this.open && !this.dialog.open) {
      this.dialog.showModal()
      void this.focusFirst()
    }
    if (!this.open && this.dialog.open) this.dialog.close()
  }

  override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.onClose}>
        <header>
          <h2 id="heading">${this.heading}</h2>
          <wa-button appearance="plain" size="s" @click=${() => this.dialog?.close()}>
            <wa-icon name="xmark" label="Close"></wa-icon>
          </wa-button>
        </header>
        <div class="content"><slot></slot></div>
        <footer><slot name="actions"></slot></footer>
      </dialog>
    `
  }

  /** A field marked `autofocus` takes the focus; the browser itself looks for it before our elements have drawn theirs. */
  private async focusFirst(): Promise<void> {
    const first = this.querySelector<ReactiveElement>('[autofocus]')
    await first?.updateComplete
    first?.focus()
  }

  private onClose(): void {
    if (this.open) this.dispatchEvent(new ClosedEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-dialog': WgDialog
  }
  interface HTMLElementEventMap {
    'wg-closed': ClosedEvent
  }
}
