/**
 * One quiet line above the text while a round is open: until when comments are received. It goes when the round has ended, also
 * while the page stays open.
 *
 *     <wg-round-line draft=${id} .http=${http} change-count=${changes.rounds ?? 0}></wg-round-line>
 */
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Http } from '../api/http.ts'
import { lengthInWords } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'
import { daysLeft, endInOwnZone, endInUtc } from './round-words.ts'
import { roundsApi } from './rounds-api.ts'

/** The longest wait that a browser's timer can hold. */
const LONGEST_WAIT = 2 ** 31 - 1

@customElement('wg-round-line')
export class WgRoundLine extends LitElement {
  static override styles = [
    shared,
    css`
      p {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin: 0 auto var(--wg-space-3);
        max-inline-size: 54rem;
      }
      @media (width < 48rem) {
        p {
          padding-inline: var(--wg-space-4);
        }
      }
      @media print {
        p {
          display: none;
        }
      }
    `,
  ]

  @property() draft = ''
  @property({ attribute: false }) http: Http | null = null
  /** Changes when something has happened to a round. */
  @property({ type: Number, attribute: 'change-count' }) changeCount = 0

  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly rounds = new Task(this, {
    args: () => [this.draft, this.http, this.changeCount] as const,
    task: async ([draft, http], { signal }) => {
      if (!http || draft === '') return null
      const list = await roundsApi(http).list(draft, signal)
      const open = list.items.find(({ state }) => state === 'open')
      if (open) this.wakeAt(Date.parse(open.closesAt) - Date.parse(list.now))
      return open ? { round: open, now: list.now } : null
    },
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  override render() {
    const found = this.rounds.value
    if (!found) return nothing
    const { round, now } = found
    const left = daysLeft(round, now)
    const own = endInOwnZone(round)
    return html`
      <p title=${own === '' ? nothing : `In your time zone ${own}`}>
        <a href="/drafts/${this.draft}/rounds?round=${round.id}">${round.purpose}</a>: until ${endInUtc(round)},
        ${left === 0 ? 'the last day' : `${lengthInWords(left)} left`}
      </p>
    `
  }

  /** Asks again when the round has ended, by the clock of the server. */
  private wakeAt(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.rounds.run(), Math.min(Math.max(ms, 0) + 1_000, LONGEST_WAIT))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-round-line': WgRoundLine
  }
}
