/** What rounds ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/round-store.ts. */
import type { DraftId, RoundId } from '../../ids.ts'
import type { Round, RoundEvent } from './round.ts'

export interface RoundStore {
  /** @throws DomainError `conflict` when it exists already */
  add(round: Omit<Round, 'events'>): Promise<void>
  find(id: RoundId): Promise<Round | null>
  /** All of a draft, the oldest first. */
  ofDraft(draftId: DraftId): Promise<Round[]>
  /** All of these drafts, the oldest first. */
  ofDrafts(draftIds: readonly DraftId[]): Promise<Round[]>
  /**
   * Adds what happened to it.
   * @param known how many events the caller has seen
   * @throws DomainError `conflict` when somebody else has added one since, `not_found`
   */
  addEvent(id: RoundId, known: number, event: RoundEvent): Promise<void>
}
