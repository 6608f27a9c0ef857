/**
 * Numbers of Decisions: `meeting.serial`, with `(Rev. CoPn)` once amended, and the placeholders of drafts.
 * The patterns are sources for larger expressions; each holds its own groups by name or none.
 */

/** Meeting and serial. Document numbers (53.2.2), amounts and section numbers of three levels do not match. */
export const NUMBER = String.raw`(?<![\d./-])(?:\d{1,2}\.(?:\d{1,3}|X{2,4}|x{2,4}|[A-Z]{1,2})|[xX]{3,4})(?![\d\p{L}])(?!\.\d)`
export const REVISION = String.raw`\(\s?Rev\.?\s?(?:(?:CoP|CdP)\s?\d{1,2}(?:\s(?:CoP|CdP)\s?\d{1,2})?)?\s?\)`
export const REVISED = `${NUMBER}(?:\\s?${REVISION})?`

export interface PrintedNumber {
  readonly number: string
  readonly revision: string | null
}

const PARTS = new RegExp(`^(${NUMBER})(?:\\s?(${REVISION}))?`, 'u')

/** Reads a number that stands at the beginning of `text`. */
export function readNumber(text: string): (PrintedNumber & { readonly length: number }) | null {
  const match = PARTS.exec(text)
  if (!match?.[1] || !isPlausible(match[1])) return null
  return { number: match[1], revision: readRevision(match[2]), length: match[0].length }
}

/**
 * `(Rev.CoP18)` and `(Rev. CdP18)` as `CoP18`; a bare `(Rev.)` as `Rev.`. Of two meetings the later counts: in
 * `(Rev. CoP19 CoP20)` the mark-up of a proposed amendment was lost.
 */
export function readRevision(text: string | undefined): string | null {
  if (!text) return null
  const meetings = (text.match(/\d{1,2}/g) ?? []).map(Number)
  return meetings.length ? `CoP${Math.max(...meetings)}` : 'Rev.'
}

/** True for the numbers that drafts carry until the Secretariat gives them a final one. */
export function isPlaceholder(number: string): boolean {
  return /[A-Za-z]/.test(number)
}

/** The first numbered decisions in this form are those of the ninth meeting. */
function isPlausible(number: string): boolean {
  const meeting = Number(number.split('.')[0])
  return Number.isNaN(meeting) || (meeting >= 8 && meeting < 40)
}

const CONNECTED = `(?:\\s?(?:to|and|&|à|et|a|y|-|–|—|,)\\s?|\\s)`
const LISTED = new RegExp(`^(?:${REVISED})(?:${CONNECTED}(?:and\\s)?(?:${REVISED}|\\d{2,3}(?![\\d.])))*`, 'u')
const LIST_PART = new RegExp(`(${NUMBER})(?:\\s?(${REVISION}))?|(\\d{2,3})|(to|à|a|-|–|—)(?=\\s?\\d)`, 'gu')

const LONGEST_RANGE = 60

/**
 * Reads a list such as `17.92 to 17.96 and 15.57`, `17.166-168`, `18.2 18.3` that stands at the beginning of `text`.
 * A range gives every number in it. In a heading two numbers of one meeting without any sign between them are
 * a range whose dash was lost.
 */
export function readNumbers(text: string): { readonly numbers: PrintedNumber[]; readonly length: number } | null {
  const whole = LISTED.exec(text)?.[0].trimEnd()
  if (!whole || !readNumber(whole)) return null
  const numbers: PrintedNumber[] = []
  let isRange = false
  for (const match of whole.matchAll(LIST_PART)) {
    const previous = numbers.at(-1)
    if (match[4]) {
      isRange = true
      continue
    }
    const short = match[3] && previous ? `${previous.number.split('.')[0]}.${match[3]}` : undefined
    const number = match[1] ?? short
    if (!number) continue
    if (isRange && previous) numbers.push(...between(previous.number, number))
    numbers.push({ number, revision: readRevision(match[2]) })
    isRange = false
  }
  return { numbers, length: whole.length }
}

function between(first: string, last: string): PrintedNumber[] {
  const [meeting, from] = first.split('.').map(Number)
  const [sameMeeting, to] = last.split('.').map(Number)
  if (meeting !== sameMeeting || !from || !to || to - from > LONGEST_RANGE) return []
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => ({
    number: `${meeting}.${from + i + 1}`,
    revision: null,
  }))
}
