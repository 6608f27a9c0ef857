/** The sittings of a draft as a list by day, newest first; each leads to the moment that it left behind. */
import { html } from 'lit'
import type { SittingView } from '#domain/drafts/wire.ts'
import { dayInWords, dayOf, hourInWords } from '../lib/dates.ts'

/** @param addressOf where the moment after a change is shown */
export function sittingList(
  sittings: readonly SittingView[],
  current: SittingView | null,
  addressOf: (sequence: number) => string,
) {
  const days = new Map<string, SittingView[]>()
  for (const sitting of sittings) {
    const day = dayOf(sitting.until)
    days.set(day, [...(days.get(day) ?? []), sitting])
  }
  return [...days].map(
    ([day, found]) => html`
      <h3 class="wg-sittings-day">${dayInWords(day)}</h3>
      <ol class="wg-sittings">${found.map((sitting) => oneSitting(sitting, sitting === current, addressOf))}</ol>
    `,
  )
}

function oneSitting(sitting: SittingView, isCurrent: boolean, addressOf: (sequence: number) => string) {
  const delegations = [...new Set(sitting.writers.map(({ delegation, by }) => delegation || by))]
  const { changeCount } = sitting
  return html`
    <li>
      <a href=${addressOf(sitting.last)} aria-current=${isCurrent ? 'true' : 'false'}>
        <strong>${delegations.join(', ')}</strong>
        <small>${hoursOf(sitting)} · ${changeCount === 1 ? '1 change' : `${changeCount} changes`}</small>
      </a>
    </li>
  `
}

/** `14:02 to 14:40 UTC`. */
export function hoursOf({ from, until }: Pick<SittingView, 'from' | 'until'>): string {
  const [start, end] = [hourInWords(from), hourInWords(until)]
  return start === end ? end : `${start.split(' ')[0]} to ${end}`
}
