/** What versions ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/version-store.ts. */
import type { DraftId, VersionId } from '../../ids.ts'
import type { Version, WholeVersion } from './version.ts'

/** A version before its draft has numbered it. */
export type NewVersion = Omit<WholeVersion, 'number'>

export interface VersionStore {
  /**
   * Gives it the next number of its draft. In a transaction, whoever adds another version of the draft waits for its end.
   * @throws DomainError `not_found` when there is no such draft
   */
  add(version: NewVersion): Promise<Version>
  /** All of a draft, without their texts, by their numbers. */
  ofDraft(draftId: DraftId): Promise<Version[]>
  find(draftId: DraftId, number: number): Promise<WholeVersion | null>
  findById(id: VersionId): Promise<WholeVersion | null>
}
