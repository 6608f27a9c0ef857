/**
 * What an import finds in a document, before a person has confirmed anything.
 *
 * Every recognised thing carries its place: `source` counts UTF-16 units in `Recognised.text`, the plain text that the
 * reader of the file produced. A review screen shows that text on the left and the things on the right.
 * The rules are numbered in docs/spec/import.md.
 */

import type { Addressee } from '../addressee.ts'
import type { Deadline } from '../deadline.ts'
import type { ProvisionKind } from '../provision.ts'
import type { Strength } from '../strength.ts'

export interface SourceSpan {
  readonly start: number
  readonly end: number
}

export type ImportLanguage = 'en' | 'fr' | 'es'

export interface RecognisedAddressee extends Addressee {
  /** As printed. */
  readonly text: string
}

export const ADDRESSEE_PLACES = ['header', 'chapeau', 'page heading', 'introductory sentence', 'none'] as const
export type AddresseePlace = (typeof ADDRESSEE_PLACES)[number]

export interface RecognisedDeadline {
  /** Short form: `SC69`, `each SC meeting before CoP18`, `in advance of SC78`, `31 October each year`. */
  readonly label: string
  /** Meetings named: `SC69`, `CoP18`. */
  readonly meetings: readonly string[]
  /** One for each meeting or date named; "in advance of" counts as one day before, "two months before" as 60 days. */
  readonly due: readonly Deadline[]
  readonly source: SourceSpan
}

export interface RecognisedCondition {
  /** The formula in English where it is a known one, else as printed. */
  readonly label: string
  readonly source: SourceSpan
}

export type RecognisedKind = Extract<ProvisionKind, 'chapeau' | 'item' | 'tail' | 'text'>

export interface RecognisedProvision {
  /** `chapeau`, `a`, `a/i`, `tail`, `text`; unique within the decision. */
  readonly path: string
  /** As printed: `a)`, `ii)`; null where there is none. */
  readonly marker: string | null
  readonly kind: RecognisedKind
  /** 0 for chapeau, text and tail, 1 for a), 2 for i). */
  readonly depth: number
  /** Cleaned of line breaks and of its own marker. */
  readonly text: string
  readonly source: SourceSpan
  readonly deadlines: readonly RecognisedDeadline[]
  readonly conditions: readonly RecognisedCondition[]
  /** The formula that binds: `shall`, `are urged to`; for an item without one of its own that of the chapeau. */
  readonly verb: string | null
  readonly strength: Strength
}

export const REFERENCE_KINDS = ['decision', 'decision range', 'resolution', 'document', 'notification'] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

export interface RecognisedReference {
  readonly kind: ReferenceKind
  /** As printed. */
  readonly text: string
  /** `17.83`, `Conf. 11.3`, `CoP17 Doc. 49`, `2012/019`; one entry per Decision of a range. */
  readonly targets: readonly string[]
  /** `CoP18` of `(Rev. CoP18)`; null where none is printed. */
  readonly revision: string | null
  /** `paragraph c)` as `c`; null where the whole is meant. */
  readonly paragraphs: readonly string[]
  readonly source: SourceSpan
}

export interface RecognisedDecision {
  /** `15.57`, a placeholder such as `17.XX` or `xxx`, or null where the document does not say. */
  readonly number: string | null
  readonly revision: string | null
  readonly kind: 'decision' | 'draft'
  readonly subject: string | null
  readonly addressees: readonly RecognisedAddressee[]
  readonly addresseeFrom: AddresseePlace
  readonly provisions: readonly RecognisedProvision[]
  readonly deadlines: readonly RecognisedDeadline[]
  readonly conditions: readonly RecognisedCondition[]
  readonly references: readonly RecognisedReference[]
  /** False where the text breaks off. */
  readonly isComplete: boolean
  /** What a person should look at before confirming. */
  readonly doubts: readonly string[]
  readonly source: SourceSpan
}

export interface RecognisedOperative {
  /** As printed: `RECOMMENDS`, `RECOMMEND further`. */
  readonly verb: string
  readonly number: string | null
  readonly addressees: readonly string[]
  readonly provisions: readonly RecognisedProvision[]
  readonly source: SourceSpan
}

export interface RecognisedPreambular {
  readonly verb: string
  readonly text: string
  readonly source: SourceSpan
}

export interface RecognisedResolution {
  /** `Conf. 11.3`; null where only a part is quoted without its number. */
  readonly number: string | null
  readonly revision: string | null
  readonly title: string | null
  readonly preambular: readonly RecognisedPreambular[]
  readonly operative: readonly RecognisedOperative[]
  readonly source: SourceSpan
}

export interface RecognisedHeader {
  readonly symbol: string | null
  /** `CoP17`, `SC70`. */
  readonly meeting: string | null
  readonly title: string | null
  readonly submittedBy: readonly string[]
  readonly place: string | null
  /** First and last day as `YYYY-MM-DD`; empty where none is printed. */
  readonly dates: readonly string[]
  readonly language: ImportLanguage
}

export interface NotUnderstood {
  readonly text: string
  readonly why: string
  readonly source: SourceSpan
}

export interface Recognised {
  readonly header: RecognisedHeader
  readonly decisions: readonly RecognisedDecision[]
  readonly resolutions: readonly RecognisedResolution[]
  readonly references: readonly RecognisedReference[]
  readonly notUnderstood: readonly NotUnderstood[]
  /** The plain text that all places refer to. */
  readonly text: string
}
