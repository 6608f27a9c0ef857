/**
 * The cover of a meeting document, line by line as the Convention prints it (reference: SC69, SC70 working documents).
 * The same value goes to every renderer; what is issued carries a copy that no later move of the meeting can change.
 */
import type { MeetingFacts } from './facts.ts'
import { datesInWords, ordinalInWords } from './words.ts'

export const ORIGINAL_LANGUAGES = ['English', 'French', 'Spanish'] as const
export type OriginalLanguage = (typeof ORIGINAL_LANGUAGES)[number]

export interface Cover {
  readonly originalLanguage: OriginalLanguage
  /** `SC69 Doc. 31.3`, with `(Rev. 1)` for a revision; '' while it is not known. */
  readonly symbol: string
  readonly convention: readonly [string, string]
  /** `Sixty-ninth meeting of the Standing Committee` */
  readonly meetingLine: string
  /** `Geneva (Switzerland), 27 November – 1 December 2017` */
  readonly placeAndDates: string
  readonly agendaPart: string
  /** Headings between the part of the agenda and the title, outermost first. */
  readonly headings: readonly string[]
  /** As it is printed: in capitals. */
  readonly title: string
}

export const CONVENTION = [
  'CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES',
  'OF WILD FAUNA AND FLORA',
] as const

/** What the author chooses of a cover; the rest follows from the meeting. */
export interface CoverChoices {
  readonly originalLanguage: OriginalLanguage
  readonly symbol: string
  readonly agendaPart: string
  readonly headings: readonly string[]
  readonly title: string
}

/** The symbol of a revision: none for the first issue, `(Rev. 2)` for the third. */
export function revisedSymbol(symbol: string, revision: number): string {
  return revision === 0 || symbol === '' ? symbol : `${symbol} (Rev. ${revision})`
}

export function coverOf(choices: CoverChoices, meeting: MeetingFacts, revision: number): Cover {
  return {
    originalLanguage: choices.originalLanguage,
    symbol: revisedSymbol(choices.symbol.trim(), revision),
    convention: CONVENTION,
    meetingLine: `${ordinalInWords(meeting.ordinal)} meeting of the ${meeting.body}`,
    placeAndDates: `${meeting.place}, ${datesInWords(meeting.startsOn, meeting.endsOn)}`,
    agendaPart: choices.agendaPart,
    headings: choices.headings,
    title: choices.title.trim().toUpperCase(),
  }
}

/** A title as it is set: what follows a colon begins a line of its own. */
export function titleLines(title: string): string[] {
  return title.split(/(?<=:)\s+/)
}
