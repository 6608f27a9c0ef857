/**
 * The text of a Decision or Resolution as it is printed: markers hang in the margin, each provision links to its own page.
 * Properties in, nothing out.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import type { ProvisionLine } from '#domain/decisions/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'

@customElement('wg-provision-lines')
export class WgProvisionLines extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
        line-height: var(--wg-leading-document);
        max-inline-size: var(--wg-measure);
      }
      ol {
        display: grid;
        gap: var(--wg-space-3);
      }
      li {
        display: grid;
        gap: 0 var(--wg-space-2);
        grid-template-columns: 2.25rem minmax(0, 1fr) auto;
        padding-inline-start: calc(var(--depth, 0) * 2.25rem);
      }
      li:not(.is-marked) .words {
        grid-column: 1 / 3;
      }
      .marker {
        font-variant-numeric: lining-nums;
      }
      .is-heading .words {
        font-style: italic;
        font-weight: var(--wg-weight-medium);
        padding-block-start: var(--wg-space-3);
      }
      .is-context {
        color: var(--wg-ink-quiet);
      }
      a {
        align-self: start;
        color: var(--wg-ink-quiet);
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-s);
        opacity: 0.55;
        padding-block-start: 0.25em;
      }
      li:hover a,
      a:focus-visible {
        opacity: 1;
      }
      @media print {
        a {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) lines: readonly ProvisionLine[] = []
  /** Draws everything in quiet ink: words that only lead to another provision. */
  @property({ type: Boolean }) context = false
  /** Leaves out the link of each line, where the page is the provision's own. */
  @property({ type: Boolean }) unlinked = false

  override render() {
    return html`<ol class="plain">${this.lines.map((line) => this.renderLine(line))}</ol>`
  }

  private renderLine(line: ProvisionLine) {
    const classes = [
      line.marker ? 'is-marked' : '',
      line.kind === 'heading' ? 'is-heading' : '',
      this.context ? 'is-context' : '',
    ].join(' ')
    return html`
      <li class=${classes} style=${styleMap({ '--depth': String(Math.max(0, line.depth - 1)) })} id=${line.path}>
        ${line.marker ? html`<span class="marker">${line.marker}</span>` : nothing}
        <span class="words">${line.text}</span>
        ${
          this.unlinked || line.kind === 'heading'
            ? nothing
            : html`<a href=${line.href} aria-label="The page of ${line.cite}"><wa-icon name="link"></wa-icon></a>`
        }
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-provision-lines': WgProvisionLines
  }
}
