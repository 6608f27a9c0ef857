/** What a check remarks, and what checks know beside the text. */
import type { CalendarDate } from '../../clock.ts'
import type { TextRange } from '../../decisions/phrases.ts'

/** In the order in which they are shown. */
export const CHECK_KINDS = [
  'reference',
  'addressee',
  'verb',
  'report',
  'meeting',
  'cost',
  'placeholder',
  'overlap',
  'punctuation',
  'bracket',
  'spacing',
  'heading',
  'empty',
  'length',
] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

export interface FormFinding {
  readonly kind: CheckKind
  /** The paragraph to go to; null when it is about the whole. */
  readonly paragraphId: string | null
  /** One sentence: what was seen, and what to do about it. */
  readonly message: string
  /** The words in the paragraph that it is about; '' for the paragraph as a whole; for an overlap what it is compared with. */
  readonly quote: string
  /** The text in effect that says nearly the same, with the words in common. */
  readonly other?: ComparedText
}

export interface ComparedText {
  /** Its address in the registry: `15.57/a`. */
  readonly address: string
  readonly cite: string
  readonly text: string
  readonly marks: readonly TextRange[]
}

/** What checks know beside the text. */
export interface FormFacts {
  /** First days of the meetings in the calendar, by code; without any, no meeting is looked up. */
  readonly meetings: ReadonlyMap<string, CalendarDate>
  /** The first day of the meeting that is to adopt the text; null when it is not known. */
  readonly adoptedOn: CalendarDate | null
}

/** Pages that a document may have by the guidelines for those who submit one. */
export const MOST_PAGES = 12

/** The same remark on the same words, whoever makes it and whenever: what is set aside is known by it. */
export function keyOf({ kind, paragraphId, quote }: FormFinding): string {
  return `${kind} ${paragraphId ?? ''} ${quote}`
}
