/**
 * What the registry asks of a database. Nothing here updates what was recorded: revisions, events and links are appended.
 * Contract: tests/contracts/decision-store.ts.
 */

import type { Instant } from '../clock.ts'
import type { AccountId, DecisionId, ImportId } from '../ids.ts'
import type { Decision, DecisionEvent, DecisionKind, DecisionRevision, DecisionState, Lineage } from './decision.ts'
import type { Recognised, RecognisedHeader } from './import/recognised.ts'
import type { Precedent } from './precedent.ts'
import type { Strength } from './strength.ts'

export interface DecisionFilter {
  /** Words that must all occur in number, label, subject or text; see `search.ts`. */
  readonly q?: string
  /** A lead or consulted body. */
  readonly addressee?: string
  readonly state?: DecisionState
  /** Code of the meeting that adopted one of its texts. */
  readonly meeting?: string
  readonly kind?: DecisionKind
  /** Whether texts that were never adopted may be in the answer: no for the public. */
  readonly withDrafts: boolean
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
  readonly totalCount: number
}

export interface PrecedentFilter {
  /** What is looked for; see `phrases.ts`. Nothing is found for a question without a word. */
  readonly q: string
  /** A lead or consulted body. */
  readonly addressee?: string
  readonly strength?: Strength
  readonly kind?: DecisionKind
  /** Only words that are in effect. */
  readonly isInEffect?: true
}

/** What became of one recognised item when a person confirmed the import. */
export interface ImportedOutcome {
  readonly kind: DecisionKind
  /** Its place in `recognised.decisions` or `recognised.resolutions`. */
  readonly index: number
  readonly outcome: 'added' | 'revision added' | 'already there' | 'dropped'
  /** The text it became; null when it was dropped. */
  readonly decisionId: DecisionId | null
}

export interface ImportConfirmed {
  readonly at: Instant
  readonly by: AccountId
  readonly outcomes: readonly ImportedOutcome[]
}

/** An import as a list shows it. */
export interface ImportHeading {
  readonly id: ImportId
  readonly fileName: string
  /** SHA-256 of the bytes that came in, hex. */
  readonly sha256: string
  readonly header: RecognisedHeader
  readonly decisionCount: number
  readonly resolutionCount: number
  readonly notUnderstoodCount: number
  readonly importedAt: Instant
  readonly importedBy: AccountId
  readonly confirmedAt: Instant | null
}

/** One reading of an official document: all of it is kept, whether or not a person confirms it. */
export interface ImportRecord {
  readonly id: ImportId
  readonly fileName: string
  readonly sha256: string
  readonly recognised: Recognised
  readonly importedAt: Instant
  readonly importedBy: AccountId
  /** Null while it waits for a person. */
  readonly confirmed: ImportConfirmed | null
}

/** A value that occurs in the registry, with the number of texts that have it. */
export interface ValueCount {
  readonly value: string
  readonly count: number
}

export interface FilterValues {
  readonly addressees: readonly ValueCount[]
  readonly states: readonly ValueCount[]
  readonly meetings: readonly ValueCount[]
  readonly kinds: readonly ValueCount[]
}

export interface DecisionStore {
  /** Adds a text with its first revision. @throws DomainError `conflict` when its handle or number is taken. */
  add(decision: Decision): Promise<void>
  /** @throws DomainError `not_found`, or `conflict` when a text adopted by that meeting exists. */
  addRevision(decisionId: DecisionId, revision: DecisionRevision): Promise<void>
  /** @throws DomainError `not_found`, or `conflict` when the number was given before. */
  addEvent(decisionId: DecisionId, event: DecisionEvent): Promise<void>
  /** A link that is there already stays as it is. @throws DomainError `not_found` when one of the texts is unknown. */
  addLineage(links: readonly Lineage[]): Promise<void>

  find(id: DecisionId): Promise<Decision | null>
  /** Those that exist, in the order asked for. */
  findMany(ids: readonly DecisionId[]): Promise<readonly Decision[]>
  /** By final number (`15.57`, `Conf. 11.3`); at most one. */
  findByNumber(number: string): Promise<Decision | null>
  /** Those that exist, by their number. */
  findByNumbers(numbers: readonly string[]): Promise<ReadonlyMap<string, Decision>>
  findByHandle(handle: string): Promise<Decision | null>
  /** All texts that were born with a label (17.XX may be several), capitals ignored, oldest first. */
  findByLabel(label: string): Promise<readonly Decision[]>
  /** Ordered by number (Resolutions first), labels last; pages of at most `limit`. */
  list(filter: DecisionFilter, page: { readonly limit: number; readonly after?: string }): Promise<Page<Decision>>
  /** The values there are to filter by, most frequent first. */
  filterValues(withDrafts: boolean): Promise<FilterValues>
  /** Adopted provisions that answer a question, by `rank`; pages of at most `limit`, `after` a rank. */
  precedents(
    filter: PrecedentFilter,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<Page<Precedent>>
  /** All provisions that are in effect, by `rank`. */
  provisionsInEffect(): Promise<readonly Precedent[]>
  /** Links from and to a text. */
  lineageOf(id: DecisionId): Promise<readonly Lineage[]>

  /** Records that these are names of one subject. Sets that share a name are one set. */
  addSubjectNames(names: readonly string[], at: Instant, by: AccountId): Promise<void>
  subjectNames(): Promise<readonly (readonly string[])[]>

  addImport(record: ImportRecord): Promise<void>
  findImport(id: ImportId): Promise<ImportRecord | null>
  /** Newest first. */
  listImports(limit: number): Promise<readonly ImportHeading[]>
  /** @throws DomainError `not_found`, or `conflict` when it was confirmed before: an import enters the registry once. */
  confirmImport(id: ImportId, confirmed: ImportConfirmed): Promise<void>
}
