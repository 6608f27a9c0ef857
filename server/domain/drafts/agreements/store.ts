/** What agreements ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/agreement-store.ts. */
import type { DraftId } from '../../ids.ts'
import type { AgreementEntry } from './agreement.ts'

export interface AgreementStore {
  /**
   * Adds what happened to a paragraph.
   * @param known how many entries of this paragraph the caller has seen
   * @throws DomainError `conflict` when somebody else has added one since
   */
  add(entry: AgreementEntry, known: number): Promise<void>
  /** All of a draft, the oldest first. */
  ofDraft(draftId: DraftId): Promise<AgreementEntry[]>
  /** The drafts of which anything was ever recorded. */
  drafts(): Promise<DraftId[]>
}
