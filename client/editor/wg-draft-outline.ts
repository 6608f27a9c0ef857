/**
 * The way through a draft: its headings and numbered paragraphs; a press goes there. It is one stop in the order of Tab, however
 * long the draft is, and arrows move in it.
 *
 *     <wg-draft-outline .lines=${lines} current=${paragraphId} @wg-place-chosen=${…}></wg-draft-outline>
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import type { OutlineLine } from './outline-lines.ts'

export class PlaceChosenEvent extends Event {
  static readonly type = 'wg-place-chosen'
  readonly paragraphId: string

  constructor(paragraphId: string) {
    super(PlaceChosenEvent.type, { bubbles: true, composed: true })
    this.paragraphId = paragraphId
  }
}

@customElement('wg-draft-outline')
export class WgDraftOutline extends LitElement {
  static override styles = [
    shared,
    css`
      ol {
        font-size: var(--wg-size-s);
        line-height: 1.35;
      }
      button {
        background: none;
        border: 0;
        border-inline-start: 2px solid transparent;
        color: var(--wg-ink-quiet);
        cursor: pointer;
        display: flex;
        font: inherit;
        gap: var(--wg-space-2);
        inline-size: 100%;
        padding: var(--wg-space-1) var(--wg-space-2);
        text-align: start;
      }
      button:hover {
        color: var(--wg-ink);
      }
      .heading button {
        color: var(--wg-ink);
        font-weight: var(--wg-weight-medium);
      }
      .heading:not(:first-child) {
        margin-block-start: var(--wg-space-2);
      }
      .deep button {
        padding-inline-start: var(--wg-space-4);
      }
      button[aria-current='location'] {
        border-inline-start-color: var(--wg-accent);
        color: var(--wg-accent-strong);
      }
      .words {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        overflow: hidden;
      }
      .label {
        flex: none;
        font-variant-numeric: tabular-nums lining-nums;
      }
    `,
  ]

  @property({ attribute: false }) lines: readonly OutlineLine[] = []
  /** The line under which the cursor stands, by the identity of its paragraph. */
  @property() current = ''

  protected override updated(changed: PropertyValues<this>): void {
    const line = changed.has('current') ? this.renderRoot.querySelector('[aria-current]') : null
    const panel = this.parentElement
    if (!line || !panel) return
    // The panel alone: to scroll into view would move the page under the writer's hands.
    const [own, around] = [line.getBoundingClientRect(), panel.getBoundingClientRect()]
    if (own.top < around.top) panel.scrollTop -= around.top - own.top + own.height
    else if (own.bottom > around.bottom) panel.scrollTop += own.bottom - around.bottom + own.height
  }

  override render() {
    if (this.lines.length === 0) {
      return html`<p class="quiet small">Headings and numbered paragraphs will be listed here.</p>`
    }
    const isKnown = this.lines.some(({ id }) => id === this.current)
    const stop = isKnown ? this.current : this.lines[0]?.id
    return html`
      <ol class="plain" @keydown=${this.step}>${this.lines.map((line) => this.renderLine(line, line.id === stop))}</ol>
    `
  }

  private renderLine({ id, role, label, words, depth }: OutlineLine, isStop: boolean) {
    const isHeading = role === 'heading' || role === 'annex-heading' || role === 'addressee'
    return html`
      <li class="${isHeading ? 'heading' : ''} ${depth > 0 ? 'deep' : ''}">
        <button
          type="button"
          tabindex=${isStop ? 0 : -1}
          aria-current=${id === this.current ? 'location' : nothing}
          @click=${() => this.dispatchEvent(new PlaceChosenEvent(id))}
        >
          ${label ? html`<span class="label">${label}</span>` : nothing}
          <span class="words">${words}</span>
        </button>
      </li>
    `
  }

  /** One stop in the order of Tab; arrows go from line to line. */
  private readonly step = (event: KeyboardEvent): void => {
    const buttons = [...this.renderRoot.querySelectorAll('button')]
    const here = buttons.indexOf(event.target as HTMLButtonElement)
    const places: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: buttons.length - 1,
    }
    const next = buttons[places[event.key] ?? -1]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-outline': WgDraftOutline
  }
  interface HTMLElementEventMap {
    'wg-place-chosen': PlaceChosenEvent
  }
}
