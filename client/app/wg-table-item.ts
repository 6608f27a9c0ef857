/** One line of "My table": the day at the margin, what is asked, where it belongs. Properties in, nothing out. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { daysBetween } from '#domain/clock.ts'
import { dayInWords, lengthInWords, today } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/icons.ts'
import '../ui/wg-status.ts'
import type { TableItem } from './my-table.ts'

const SIGNS: Readonly<Record<TableItem['kind'], string>> = {
  mandate: 'mandates',
  call: 'submissions',
  round: 'comment',
  deadline: 'clock',
  meeting: 'meetings',
}

@customElement('wg-table-item')
export class WgTableItem extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        column-gap: var(--wg-space-4);
        display: grid;
        grid-template-columns: 4.25rem minmax(0, 1fr) auto;
        padding-block: var(--wg-space-3);
      }
      .day {
        align-content: start;
        display: grid;
        justify-items: start;
        line-height: 1.15;
      }
      .day strong {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-xl);
        font-variant-numeric: tabular-nums lining-nums;
        font-weight: 600;
      }
      .day span {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-xs);
      }
      .act {
        align-items: center;
        color: var(--wg-ink-quiet);
        display: flex;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-1);
      }
      .title {
        display: -webkit-box;
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
        line-height: 1.35;
        overflow: hidden;
      }
      .title a {
        color: var(--wg-ink);
        text-decoration: none;
      }
      .title a:hover {
        color: var(--wg-accent);
        text-decoration: underline;
      }
      .context {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin-block-start: 2px;
      }
      @media (width < 48rem) {
        :host {
          grid-template-columns: 3.5rem minmax(0, 1fr);
        }
        .left {
          grid-column: 2;
          margin-block-start: var(--wg-space-2);
        }
      }
    `,
  ]

  @property({ attribute: false }) item: TableItem | null = null

  override render() {
    const { item } = this
    if (!item) return nothing
    return html`
      ${item.on ? this.renderDay(item.on) : html`<span></span>`}
      <div>
        <p class="act"><wa-icon name=${SIGNS[item.kind]}></wa-icon>${item.act}</p>
        <p class="title"><a href=${item.href}>${item.title}</a></p>
        <p class="context">${item.context}</p>
      </div>
      <div class="left">${item.on ? leftUntil(item.on) : nothing}</div>
    `
  }

  private renderDay(on: string) {
    const [day, month, year] = dayInWords(on, 'short').split(' ')
    return html`<time class="day" datetime=${on}><strong>${day}</strong><span>${month} ${year}</span></time>`
  }
}

function leftUntil(on: string) {
  const days = daysBetween(today(), on)
  return days < 0 ? html`<wg-status tone="serious">${lengthInWords(-days)} overdue</wg-status>` : countdown(days)
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-table-item': WgTableItem
  }
}
