/**
 * The five readings of one text: the same words everywhere, on the desk, in the room, in the dialog for a file and in the
 * address (`?reading=markup`). Rules: docs/spec/readings.md.
 */
export const READINGS = ['adopted', 'clean', 'markup', 'proposals', 'chair'] as const
export type Reading = (typeof READINGS)[number]

/** The reading in which a draft opens. */
export const FIRST_READING: Reading = 'clean'

export interface ReadingWords {
  readonly name: string
  /** What it shows, in one sentence. */
  readonly meaning: string
}

export const READING_WORDS: Readonly<Record<Reading, ReadingWords>> = {
  adopted: { name: 'Adopted', meaning: 'The text in force that this draft revises, without a word of the draft.' },
  clean: { name: 'Clean', meaning: 'The text of the draft as it stands now, and nothing else.' },
  markup: {
    name: 'Official mark-up',
    meaning: 'The draft against the text in force: new text is underlined, deleted text is struck through.',
  },
  proposals: {
    name: 'All proposals',
    meaning: 'The text of the draft, with every open proposal shown where it would change it.',
  },
  chair: {
    name: 'Chair',
    meaning: 'All proposals, with what waits for the Chair: to be placed, declined or parked.',
  },
}

/** A reading as an address names it, or the first one for anything else. */
export function readReading(text: string | null): Reading {
  return READINGS.find((known) => known === text) ?? FIRST_READING
}

/** Readings that are drawn from the text and cannot be written in. */
export function isDrawnReading(reading: Reading): boolean {
  return reading === 'adopted' || reading === 'markup'
}
