/**
 * When a duty is due. Meetings move, so a deadline names the meeting and an offset; the date is computed from the
 * meeting's own dates and never stored (reference: "at its 69th meeting", "in advance of the 78th meeting").
 */
import { addDays, type CalendarDate } from '../clock.ts'

export type Deadline =
  | {
      readonly kind: 'meeting'
      /** Code of the meeting, e.g. `SC69`. */
      readonly meeting: string
      /** Days before the meeting's first day; 0 means at the meeting. */
      readonly daysBefore: number
    }
  | { readonly kind: 'date'; readonly on: CalendarDate }
  /** A report to every meeting of a body until another meeting, e.g. each SC meeting before CoP18. */
  | { readonly kind: 'each meeting'; readonly body: string; readonly until: string }

/** First days of the meetings that are known, by code. */
export type MeetingDates = ReadonlyMap<string, CalendarDate>

const CODE = /^(CoP|SC|AC|PC)(\d{1,3})$/

/**
 * The date a deadline falls on, as of a given day; null while its meeting has no date.
 * A duty to each meeting falls due at the next one that has not begun, and at the last one when all are past.
 */
export function dueOn(deadline: Deadline, dates: MeetingDates, today: CalendarDate): CalendarDate | null {
  if (deadline.kind === 'date') return deadline.on
  if (deadline.kind === 'meeting') {
    const first = dates.get(deadline.meeting)
    return first ? addDays(first, -deadline.daysBefore) : null
  }
  const end = dates.get(deadline.until)
  const held = [...dates]
    .filter(([code, on]) => CODE.exec(code)?.[1] === deadline.body && (!end || on < end))
    .map(([, on]) => on)
    .sort()
  return held.find((on) => on >= today) ?? held.at(-1) ?? null
}

/**
 * The meetings at which something is due, by code: one, none for a calendar date, or every known meeting of a body from one day
 * on and before the last.
 * @param since first day of the meeting that adopted the text; null when it is not known
 */
export function meetingsOf(deadline: Deadline, dates: MeetingDates, since: CalendarDate | null): readonly string[] {
  if (deadline.kind === 'date') return []
  if (deadline.kind === 'meeting') return [deadline.meeting]
  const end = dates.get(deadline.until)
  return [...dates]
    .filter(([code, on]) => CODE.exec(code)?.[1] === deadline.body && (!end || on < end) && (!since || on > since))
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([code]) => code)
}

/** The deadline in words: `at SC69`, `60 days before SC69`, `each SC meeting before CoP18`, `by 2017-10-31`. */
export function describeDeadline(deadline: Deadline): string {
  if (deadline.kind === 'date') return `by ${deadline.on}`
  if (deadline.kind === 'each meeting') return `each ${deadline.body} meeting before ${deadline.until}`
  if (deadline.daysBefore === 0) return `at ${deadline.meeting}`
  return `${deadline.daysBefore} ${deadline.daysBefore === 1 ? 'day' : 'days'} before ${deadline.meeting}`
}
