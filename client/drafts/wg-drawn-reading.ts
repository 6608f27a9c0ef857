/**
 * A reading of the live text, drawn and not written in: on the desk Adopted and Official mark-up, in the room all of them. It
 * follows every change of the text. Stands in the light DOM, where the sheet of the document is.
 *
 *     <wg-drawn-reading .content=${fragment} reading="markup" draft=${id} .http=${http} name="…"></wg-drawn-reading>
 */
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Node } from 'prosemirror-model'
import type { XmlFragment } from 'yjs'
import { isMarkedTable, type MarkedBlock, unmarkedDocument } from '#domain/drafts/compare/marked-document.ts'
import { type Block, blocksOf, readDocument } from '#domain/drafts/content.ts'
import { officialMarkup } from '#domain/drafts/official-markup.ts'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { FIRST_READING, isDrawnReading, READING_WORDS, type Reading } from '#domain/drafts/readings.ts'
import { quotedNames } from '#domain/drafts/text-in-force.ts'
import type { Http } from '../api/http.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-problem.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { draftsApi } from './api.ts'
import { drawnReadingSheet } from './drawn-reading.css.ts'
import { FollowedText } from './followed-text.ts'
import type { WgMarkedText } from './wg-marked-text.ts'
import './wg-marked-text.ts'

const NO_LABELS: DecisionLabels = new Map()

/** What is drawn has changed: its blocks, in their order. */
export class DrawnEvent extends Event {
  static readonly type = 'wg-drawn'
  readonly blocks: readonly MarkedBlock[]

  constructor(blocks: readonly MarkedBlock[]) {
    super(DrawnEvent.type, { bubbles: true, composed: true })
    this.blocks = blocks
  }
}

@customElement('wg-drawn-reading')
export class WgDrawnReading extends LitElement {
  @property({ attribute: false }) content: XmlFragment | null = null
  @property() reading: Reading = FIRST_READING
  @property() draft = ''
  @property({ attribute: false }) http: Http | null = null
  @property({ attribute: false }) labels: DecisionLabels = NO_LABELS
  /** The name of the text for screen readers. */
  @property() name = ''
  @query('wg-marked-text') private readonly drawn?: WgMarkedText

  private readonly text = new FollowedText(this, () => this.content)
  private shown: { readonly key: readonly unknown[]; readonly blocks: readonly MarkedBlock[] } | null = null
  private told: readonly MarkedBlock[] | null = null

  /** Asked anew when the text comes to quote other decisions. */
  private readonly inForce = new Task(this, {
    args: () => [this.draft, this.http, isDrawnReading(this.reading), this.quoted()] as const,
    task: async ([draft, http, isNeeded], { signal }) => {
      if (!http || !isNeeded) return null
      const { content, inWords, comparedWith } = await draftsApi(http).textInForce(draft, signal)
      return { blocks: blocksOf(readDocument(content)), inWords, comparedWith }
    },
  })

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, drawnReadingSheet)
  }

  override render() {
    const blocks = this.blocks()
    const error = this.inForce.error
    if (isDrawnReading(this.reading) && error) {
      return html`<wg-problem .error=${error} retry @wg-retried=${() => this.inForce.run()}></wg-problem>`
    }
    if (!blocks) return html`<wg-loading what="the text"></wg-loading>`
    return html`${this.renderNote()}<wg-marked-text .blocks=${blocks} name=${this.name}></wg-marked-text>`
  }

  private renderNote() {
    const found = this.inForce.value
    if (!found || !isDrawnReading(this.reading)) return nothing
    const { name, meaning } = READING_WORDS[this.reading]
    return html`
      <p class="wg-reading-note">
        <span>${name}. ${meaning}</span> ${this.reading === 'adopted' ? found.inWords : found.comparedWith}
      </p>
    `
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const blocks = this.shown?.blocks ?? null
    if (!blocks || blocks === this.told) return
    this.told = blocks
    this.dispatchEvent(new DrawnEvent(blocks))
  }

  /** Scrolls to a paragraph. False when it is not in this reading. */
  goTo(paragraphId: string): boolean {
    const place = (this.shown?.blocks ?? []).findIndex(
      (block) => !isMarkedTable(block) && block.paragraph.id === paragraphId && block.mark !== 'deleted',
    )
    if (place < 0) return false
    this.drawn?.goTo(place)
    return true
  }

  private quoted(): string {
    return this.text.doc ? quotedNames(this.live(this.text.doc)).join(' ') : ''
  }

  private live(doc: Node): Block[] {
    return blocksOf(doc, this.labels)
  }

  /** Null while something is missing. Computed once for each state of the text. */
  private blocks(): readonly MarkedBlock[] | null {
    const { doc } = this.text
    const inForce = this.inForce.value
    if (!doc || (isDrawnReading(this.reading) && !inForce)) return null
    const key = [doc, this.reading, this.labels, inForce]
    if (!this.shown || this.shown.key.some((part, index) => part !== key[index])) {
      this.shown = { key, blocks: this.draw(doc, inForce?.blocks ?? []) }
    }
    return this.shown.blocks
  }

  private draw(doc: Node, inForce: readonly Block[]): MarkedBlock[] {
    if (this.reading === 'adopted') return unmarkedDocument(inForce, this.labels)
    if (this.reading === 'markup') return officialMarkup(inForce, this.live(doc), this.labels)
    return unmarkedDocument(this.live(doc), this.labels)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-drawn-reading': WgDrawnReading
  }
  interface HTMLElementEventMap {
    'wg-drawn': DrawnEvent
  }
}
