/**
 * Dates as people read them. A calendar date is the same day everywhere and is never moved by a time zone;
 * an instant is told in the reader's zone. "Now" is an argument, so that the words can be tested.
 */
import { daysBetween } from '#domain/clock.ts'

const LOCALE = 'en-GB'

export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

/** `12 March 2027`, or `12 Mar 2027` when short. Accepts a calendar date or an instant (told in `zone`). */
export function dayInWords(at: string, style: 'long' | 'short' = 'long', zone?: string): string {
  const timeZone = isCalendarDate(at) ? 'UTC' : zone
  const month = style
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month, year: 'numeric', ...(timeZone && { timeZone }) }
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(at))
}

/** `23:59` with the name of the zone, e.g. `23:59 GMT+3`; '' for a calendar date, which has no hour. */
export function hourInWords(at: string, zone?: string): string {
  if (isCalendarDate(at)) return ''
  const options: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone && { timeZone: zone }),
  }
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(at))
}

/** A moment of the reader's day: `12:40` of today, `21 November, 12:40` of another. Both in ms since 1970. */
export function momentInWords(ms: number, now: number, zone?: string): string {
  const at = new Date(ms).toISOString()
  const timeZone = zone && { timeZone: zone }
  const hour = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', ...timeZone }).format(ms)
  if (dayOf(at, zone) === dayOf(new Date(now).toISOString(), zone)) return hour
  return `${new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', ...timeZone }).format(ms)}, ${hour}`
}

/** The calendar date of an instant in a zone (the reader's when none is given). */
export function dayOf(at: string, zone?: string): string {
  if (isCalendarDate(at)) return at
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
  return new Intl.DateTimeFormat('en-CA', { ...options, ...(zone && { timeZone: zone }) }).format(new Date(at))
}

/** How far a date lies from today: `today`, `tomorrow`, `in 12 days`, `in 5 weeks`, `9 days ago`. */
export function distanceInWords(on: string, today: string): string {
  const days = daysBetween(today, dayOf(on))
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const length = lengthInWords(Math.abs(days))
  return days > 0 ? `in ${length}` : `${length} ago`
}

/** A number of days in the largest unit that stays honest: `9 days`, `5 weeks`, `4 months`, `3 years`. */
export function lengthInWords(days: number): string {
  if (days < 21) return days === 1 ? '1 day' : `${days} days`
  if (days < 70) return `${Math.round(days / 7)} weeks`
  if (days < 730) return `${Math.round(days / 30.44)} months`
  return `${Math.round(days / 365.25)} years`
}

/** `15 to 19 November 2021`, or across months and years with what differs said twice. */
export function rangeInWords(from: string, to: string): string {
  if (from === to) return dayInWords(from)
  const [firstDay, firstMonth, firstYear] = dayInWords(from).split(' ')
  const [, lastMonth, lastYear] = dayInWords(to).split(' ')
  if (firstYear !== lastYear) return `${dayInWords(from)} to ${dayInWords(to)}`
  if (firstMonth !== lastMonth) return `${firstDay} ${firstMonth} to ${dayInWords(to)}`
  return `${firstDay} to ${dayInWords(to)}`
}

/** Today in the reader's own zone. */
export function today(now: Date = new Date()): string {
  return dayOf(now.toISOString())
}
