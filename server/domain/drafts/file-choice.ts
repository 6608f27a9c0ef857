/**
 * What a file of a draft is to hold: a reading in a format, in Word also as tracked changes and with comments. The dialog says
 * with `contentsInWords` what the file will hold; `refuseFile` is what it disables and a request is refused with.
 */
import type { Refusal } from '../errors.ts'
import type { Reading } from './readings.ts'

export const FILE_FORMATS = ['docx', 'pdf', 'html'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** The Chair's reading shows what waits for an answer: it is a desk to work at, not a file. */
export const FILE_READINGS = ['adopted', 'clean', 'markup', 'proposals'] as const satisfies readonly Reading[]
export type FileReading = (typeof FILE_READINGS)[number]

export interface FileChoice {
  readonly format: FileFormat
  readonly reading: FileReading
  /** Changes as revisions that Word accepts or rejects. */
  readonly isTracked: boolean
  /** The comments that the whole group sees. */
  readonly hasComments: boolean
}

export function refuseTracking({ format, reading }: Pick<FileChoice, 'format' | 'reading'>): Refusal | null {
  if (format !== 'docx') return refuse('Only a Word file has tracked changes. Choose Word, or leave them out.')
  if (reading === 'markup' || reading === 'proposals') return null
  return refuse('There is nothing to track in this reading. Choose Official mark-up or All proposals.')
}

export function refuseComments({ format, reading }: Pick<FileChoice, 'format' | 'reading'>): Refusal | null {
  if (format !== 'docx') return refuse('Only a Word file has comments. Choose Word, or leave them out.')
  if (reading !== 'adopted') return null
  return refuse('Comments are on the draft, not on the text in force. Choose another reading, or leave them out.')
}

export function refuseFile(choice: FileChoice): Refusal | null {
  return (choice.isTracked ? refuseTracking(choice) : null) ?? (choice.hasComments ? refuseComments(choice) : null)
}

const refuse = (message: string): Refusal => ({ code: 'invalid', message })

const READING_HOLDS: Readonly<Record<FileReading, string>> = {
  adopted: 'The text in force that this draft revises, without a word of the draft.',
  clean: 'The text of the draft as it stands now.',
  markup: 'The draft against the text in force: new text underlined, deleted text struck through.',
  proposals:
    'The text of the draft, and behind each paragraph the open proposals for it, with the delegations that made them.',
}

const TRACKED_HOLDS: Readonly<Record<'markup' | 'proposals', readonly string[]>> = {
  markup: ['The draft with every difference from the text in force as a tracked change by the group.'],
  proposals: [
    'The text of the draft with each open proposal as a tracked change by the delegation that made it.',
    'Of several proposals on one paragraph the first is tracked; the others stand in comments, with their words in full.',
  ],
}

/** What the file will hold, a sentence each. */
export function contentsInWords(choice: FileChoice): string[] {
  const { format, reading, isTracked, hasComments } = choice
  const isRevised = isTracked && (reading === 'markup' || reading === 'proposals')
  return [
    ...(isRevised ? TRACKED_HOLDS[reading] : [READING_HOLDS[reading]]),
    ...(hasComments
      ? ['The open comments that the whole group sees; comments within a delegation are never in a file.']
      : []),
    ...(format === 'docx' && reading !== 'adopted'
      ? ['The file can come back: it knows which draft it is of, and paragraph by paragraph what it left as.']
      : []),
  ]
}
