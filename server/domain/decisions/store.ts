/**
 * What the registry asks of a database. Nothing here updates what was recorded: revisions, events and links are appended.
 * Contract: tests/contracts/decision-store.ts.
 */

import type { Instant } from '../clock.ts'
import type { AccountId, DecisionId, ImportId } from '../ids.ts'
import type { Decision, DecisionEvent, DecisionKind, DecisionRevision, DecisionState, Lineage } from './decision.ts'
import type { Recognised } from './import/recognised.ts'

export interface DecisionFilter {
  /** Words that must all occur in number, label, subject or text (case and accents ignored). */
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

/** One reading of an official document, waiting for a person to confirm. */
export interface ImportRecord {
  readonly id: ImportId
  readonly fileName: string
  /** SHA-256 of the bytes that came in, hex. */
  readonly sha256: string
  readonly recognised: Recognised
  readonly importedAt: Instant
  readonly importedBy: AccountId
  /** What a person did with each item, by its place in `recognised.decisions` / `recognised.resolutions`. */
  readonly confirmedAt: Instant | null
}

export interface DecisionStore {
  /** Adds a text with its first revision. @throws DomainError `conflict` when its handle or number is taken. */
  add(decision: Decision): Promise<void>
  /** @throws DomainError `not_found`, or `conflict` when that revision exists. */
  addRevision(decisionId: DecisionId, revision: DecisionRevision): Promise<void>
  /** @throws DomainError `not_found`, or `conflict` when the number given is another text's. */
  addEvent(decisionId: DecisionId, event: DecisionEvent): Promise<void>
  addLineage(links: readonly Lineage[]): Promise<void>

  find(id: DecisionId): Promise<Decision | null>
  /** By final number (`15.57`, `Conf. 11.3`); at most one. */
  findByNumber(number: string): Promise<Decision | null>
  findByHandle(handle: string): Promise<Decision | null>
  /** All drafts that carry a label: 17.XX may be several. */
  findByLabel(label: string): Promise<readonly Decision[]>
  /** Ordered by number (Resolutions first), labels last; pages of at most `limit`. */
  list(filter: DecisionFilter, page: { readonly limit: number; readonly after?: string }): Promise<Page<Decision>>
  lineageOf(id: DecisionId): Promise<readonly Lineage[]>

  addImport(record: ImportRecord): Promise<void>
  findImport(id: ImportId): Promise<ImportRecord | null>
  listImports(limit: number): Promise<readonly ImportRecord[]>
  /** @throws DomainError `conflict` when it was confirmed before: an import enters the registry once. */
  confirmImport(id: ImportId, at: Instant): Promise<void>
}
