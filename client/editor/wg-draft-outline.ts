/**
 * The way through a draft: its headings and numbered paragraphs; a press goes there.
 *
 *     <wg-draft-outline .lines=${lines} current=${paragraphId} @wg-place-chosen=${…}></wg-draft-outline>
 */
import { css, html, LitElement, nothing } from 'lit'
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
  /** The paragraph in which the cursor stands. */
  @property() current = ''

  override render() {
    if (this.lines.length === 0) {
      return html`<p class="quiet small">Headings and numbered paragraphs will be listed here.</p>`
    }
    return html`<ol class="plain">${this.lines.map((line) => this.renderLine(line))}</ol>`
  }

  private renderLine({ id, role, label, words, depth }: OutlineLine) {
    const isHeading = role === 'heading' || role === 'annex-heading' || role === 'addressee'
    return html`
      <li class="${isHeading ? 'heading' : ''} ${depth > 0 ? 'deep' : ''}">
        <button
          type="button"
          aria-current=${id === this.current ? 'location' : nothing}
          @click=${() => this.dispatchEvent(new PlaceChosenEvent(id))}
        >
          ${label ? html`<span class="label">${label}</span>` : nothing}
          <span class="words">${words}</span>
        </button>
      </li>
    `
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
