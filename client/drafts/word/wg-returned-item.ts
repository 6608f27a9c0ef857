/**
 * One thing that a returned file asks for, drawn as it would change the text, with the choice to leave it out. Light DOM within
 * the page, so that the sheet of the document reaches the words.
 */
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { markedDocument, unmarkedDocument } from '#domain/drafts/compare/marked-document.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { ReturnedProposalView } from '#domain/drafts/returned/wire.ts'
import '../wg-marked-text.ts'
import { kindInWords, noteInWords } from './returned-words.ts'

export class ItemWantedEvent extends Event {
  static readonly type = 'wg-item-wanted'
  readonly key: string
  readonly isWanted: boolean

  constructor(key: string, isWanted: boolean) {
    super(ItemWantedEvent.type, { bubbles: true, composed: true })
    this.key = key
    this.isWanted = isWanted
  }
}

@customElement('wg-returned-item')
export class WgReturnedItem extends LitElement {
  @property({ attribute: false }) item: ReturnedProposalView | null = null
  @property({ type: Boolean, attribute: 'is-wanted' }) isWanted = true
  /** After the file was taken in there is nothing to choose. */
  @property({ type: Boolean }) closed = false

  protected override createRenderRoot(): this {
    return this
  }

  override render() {
    const { item } = this
    if (!item) return nothing
    const title = kindInWords(item)
    const note = noteInWords(item)
    return html`
      <div class="item ${this.isWanted ? '' : 'is-left-out'}">
        ${
          this.closed
            ? html`<h3>${title}</h3>`
            : html`<wa-checkbox ?checked=${this.isWanted} @change=${this.choose}>${title}</wa-checkbox>`
        }
        ${note === '' ? nothing : html`<p class="note"><wa-icon name="warning"></wa-icon> Please look: ${note}.</p>`}
        <wg-marked-text .blocks=${this.blocksOf(item)} name=${title}></wg-marked-text>
      </div>
    `
  }

  private blocksOf({ kind, base, proposed }: ReturnedProposalView) {
    const [before, after] = [base as Paragraph[], proposed as Paragraph[]]
    return kind === 'move' ? unmarkedDocument(before) : markedDocument(before, after)
  }

  private choose(event: Event): void {
    const { checked } = event.target as HTMLInputElement
    this.dispatchEvent(new ItemWantedEvent(this.item?.key ?? '', checked))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-returned-item': WgReturnedItem
  }
  interface HTMLElementEventMap {
    'wg-item-wanted': ItemWantedEvent
  }
}
