/**
 * The source of an import with what was recognised in it. A click on a coloured run asks for the item; `show` brings the
 * place of an item or passage into view.
 */
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ImportView } from '#domain/decisions/import/wire.ts'
import { shared } from '../styles/shared.css.ts'
import { type Segment, segmentsOf } from './source-segments.ts'

export class ItemChosenEvent extends Event {
  static readonly type = 'wg-item-chosen'
  readonly item: number
  constructor(item: number) {
    super(ItemChosenEvent.type, { bubbles: true, composed: true })
    this.item = item
  }
}

@customElement('wg-import-source')
export class WgImportSource extends LitElement {
  static override styles = [
    shared,
    css`
      pre {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-s);
        line-height: var(--wg-leading-document);
        margin: 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      mark {
        background: none;
        border-radius: 2px;
        color: inherit;
      }
      .is-provision {
        background: var(--wg-good-tint);
        cursor: pointer;
      }
      .is-text {
        background: color-mix(in srgb, var(--wg-good-tint) 55%, transparent);
        cursor: pointer;
      }
      .is-not-understood {
        background: var(--wg-attention-tint);
        text-decoration: underline dotted var(--wg-attention);
      }
      .is-reference {
        text-decoration: underline;
        text-decoration-color: var(--wg-note-rule);
        text-underline-offset: 0.2em;
      }
      .is-chosen {
        box-shadow: inset 0 -2px 0 var(--wg-accent);
      }
    `,
  ]

  @property({ attribute: false }) view: ImportView | null = null
  /** The item whose place is marked. */
  @property({ attribute: false }) chosen: number | null = null

  private segments: readonly Segment[] = []

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.segments = this.view ? segmentsOf(this.view.text, this.view) : []
  }

  /** Scrolls the pane that holds the source to an item or to a passage that was not understood; the page stays where it is. */
  show(place: { readonly item: number } | { readonly passage: number }): void {
    const selector = 'item' in place ? `[data-item="${place.item}"]` : `[data-passage="${place.passage}"]`
    const mark = this.renderRoot.querySelector(selector)
    const pane = this.parentElement
    if (!mark || !pane) return
    const above = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    pane.scrollBy({ top: above - pane.clientHeight / 3, behavior: isCalm ? 'auto' : 'smooth' })
  }

  override render() {
    return html`<pre>${this.segments.map((segment) => this.renderSegment(segment))}</pre>`
  }

  private renderSegment({ text, meaning, item, passage }: Segment) {
    if (meaning === null) return text
    const classes = `is-${meaning.replace(' ', '-')} ${item !== null && item === this.chosen ? 'is-chosen' : ''}`
    if (item === null) return html`<mark class=${classes} data-passage=${passage ?? ''}>${text}</mark>`
    return html`<mark class=${classes} data-item=${item} @click=${() => this.dispatchEvent(new ItemChosenEvent(item))}>${text}</mark>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-import-source': WgImportSource
  }
  interface HTMLElementEventMap {
    'wg-item-chosen': ItemChosenEvent
  }
}
