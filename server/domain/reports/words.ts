/** Numbers, dates and lists in the words that meeting documents use (CITES covers and paragraphs, English). */
import type { CalendarDate } from '../clock.ts'

const SMALL = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
] as const
const TENS = ['', '', 'twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * An ordinal in words, capitalised as at the start of a cover line: 69 is "Sixty-ninth".
 * From 101 on, where no body of the Convention has come yet, it is figures: "101st".
 */
export function ordinalInWords(ordinal: number): string {
  if (ordinal < 1 || ordinal > 100) return ordinalInFigures(ordinal)
  if (ordinal === 100) return 'Hundredth'
  const tens = TENS[Math.trunc(ordinal / 10)] ?? ''
  const ones = SMALL[ordinal % 10] ?? ''
  const words = ordinal < 20 ? (SMALL[ordinal] ?? '') : ones === '' ? `${tens}ieth` : `${tens}y-${ones}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An ordinal in figures, as in running text: 69th, 21st, 112th. */
export function ordinalInFigures(ordinal: number): string {
  const isTeen = ordinal % 100 >= 11 && ordinal % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][ordinal % 10] ?? 'th')
  return `${ordinal}${ending}`
}

const partsOf = (on: CalendarDate) => {
  const [year = '', month = '', day = ''] = on.split('-')
  return { year, month: MONTHS[Number(month) - 1] ?? month, day: String(Number(day)) }
}

/** `27 November 2017`. */
export function dateInWords(on: CalendarDate): string {
  const { year, month, day } = partsOf(on)
  return `${day} ${month} ${year}`
}

/** `1–5 October 2018`, `27 November – 1 December 2017`, `30 December 2019 – 2 January 2020`: what both ends share is said once. */
export function datesInWords(startsOn: CalendarDate, endsOn: CalendarDate): string {
  if (startsOn === endsOn) return dateInWords(endsOn)
  const start = partsOf(startsOn)
  const end = partsOf(endsOn)
  if (start.year !== end.year) return `${dateInWords(startsOn)} – ${dateInWords(endsOn)}`
  if (start.month !== end.month) return `${start.day} ${start.month} – ${dateInWords(endsOn)}`
  return `${start.day}–${dateInWords(endsOn)}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
