/**
 * Asks for the words of a footnote. Opened with `ask()`; the answer comes as an event, never by itself.
 *
 *     <wg-footnote-dialog @wg-footnote-written=${…} @wg-footnote-removed=${…}></wg-footnote-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import type { FootnoteWords } from './commands/footnote.ts'

export class FootnoteWrittenEvent extends Event {
  static readonly type = 'wg-footnote-written'
  readonly words: FootnoteWords

  constructor(words: FootnoteWords) {
    super(FootnoteWrittenEvent.type)
    this.words = words
  }
}

export class FootnoteRemovedEvent extends Event {
  static readonly type = 'wg-footnote-removed'
  constructor() {
    super(FootnoteRemovedEvent.type)
  }
}

@customElement('wg-footnote-dialog')
export class WgFootnoteDialog extends LitElement {
  static override styles = [
    shared,
    css`
      wa-textarea {
        margin-block-end: var(--wg-space-4);
      }
      .remove {
        margin-inline-end: auto;
      }
    `,
  ]

  @state() private isOpen = false
  @state() private isNew = true
  @state() private words: FootnoteWords = { kind: 'numbered', text: '' }
  @query('wa-textarea') private readonly text?: WaTextarea
  @query('wa-checkbox') private readonly star?: WaCheckbox

  /** @param words those of the footnote that is edited; null for a new one */
  ask(words: FootnoteWords | null): void {
    this.isNew = words === null
    this.words = words ?? { kind: 'numbered', text: '' }
    this.isOpen = true
  }

  override render() {
    return html`
      <wg-dialog heading=${this.isNew ? 'New footnote' : 'Footnote'} ?open=${this.isOpen} @wg-closed=${this.close}>
        <wa-textarea label="Words of the footnote" rows="4" autofocus .value=${this.words.text}></wa-textarea>
        <wa-checkbox .checked=${this.words.kind === 'star'}>
          Disclaimer of the author: marked with a star, without a number
        </wa-checkbox>
        ${this.isNew ? nothing : html`<wa-button slot="actions" class="remove" appearance="plain" variant="danger" @click=${this.takeAway}>Remove</wa-button>`}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" @click=${this.write}>${this.isNew ? 'Add footnote' : 'Keep changes'}</wa-button>
      </wg-dialog>
    `
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private readonly write = (): void => {
    const words: FootnoteWords = { kind: this.star?.checked ? 'star' : 'numbered', text: this.text?.value ?? '' }
    this.isOpen = false
    this.dispatchEvent(new FootnoteWrittenEvent(words))
  }

  private readonly takeAway = (): void => {
    this.isOpen = false
    this.dispatchEvent(new FootnoteRemovedEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-footnote-dialog': WgFootnoteDialog
  }
  interface HTMLElementEventMap {
    'wg-footnote-written': FootnoteWrittenEvent
    'wg-footnote-removed': FootnoteRemovedEvent
  }
}
