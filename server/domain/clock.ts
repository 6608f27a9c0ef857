/** Time as the domain sees it. An instant is ISO 8601 in UTC with milliseconds; a calendar date is `YYYY-MM-DD`. */
export type Instant = string
export type CalendarDate = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Moves a calendar date by whole days, across months and years. */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  const [, year, month, day] = DAY.exec(on) ?? []
  if (!year || !month || !day) throw new RangeError(`Not a calendar date: ${on}`)
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days)).toISOString().slice(0, 10)
}

/** Whole days from one calendar date to another; negative when the second lies before the first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
