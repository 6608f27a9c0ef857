/**
 * The cover of a document for a meeting, small, as it will be printed.
 *
 *     <wg-report-cover .cover=${report.cover}></wg-report-cover>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CoverView } from '#domain/reports/wire.ts'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-report-cover')
export class WgReportCover extends LitElement {
  static override styles = [
    shared,
    css`
      .sheet {
        background: var(--wg-sheet);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-s);
        box-shadow: var(--wg-shadow-raised);
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-s);
        line-height: 1.4;
        padding: var(--wg-space-5);
      }
      .first {
        display: flex;
        flex-wrap: wrap;
        font-size: var(--wg-size-xs);
        gap: var(--wg-space-2) var(--wg-space-4);
        justify-content: space-between;
      }
      .centre {
        margin-block: var(--wg-space-5);
        text-align: center;
        text-wrap: balance;
      }
      .convention {
        font-size: var(--wg-size-xs);
      }
      .centre hr {
        border: 0;
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-heavy);
        inline-size: 6rem;
        margin: var(--wg-space-4) auto;
      }
      .title {
        font-weight: var(--wg-weight-bold);
        margin-block-start: var(--wg-space-3);
        text-align: center;
        text-wrap: balance;
      }
      .missing {
        color: var(--wg-serious);
      }
    `,
  ]

  @property({ attribute: false }) cover: CoverView | null = null

  override render() {
    const { cover } = this
    if (!cover) return nothing
    return html`
      <div class="sheet">
        <div class="first">
          <span>Original language: ${cover.originalLanguage}</span>
          ${cover.symbol ? html`<strong class="symbol">${cover.symbol}</strong>` : html`<span class="missing">No symbol yet</span>`}
        </div>
        <div class="centre">
          ${cover.convention.map((line) => html`<div class="convention">${line}</div>`)}
          <hr>
          <div>${cover.meetingLine}</div>
          <div>${cover.placeAndDates}</div>
        </div>
        ${cover.agendaPart ? html`<div>${cover.agendaPart}</div>` : nothing}
        ${cover.headings.map((heading) => html`<div>${heading}</div>`)}
        <p class="title">${cover.title}</p>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-report-cover': WgReportCover
  }
}
