/** What the records of brackets ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/bracket-store.ts. */
import type { BracketId, DraftId } from '../../ids.ts'
import type { Bracket, BracketEvent } from './bracket.ts'

/** A bracket to which nothing has happened yet. */
export type NewBracket = Omit<Bracket, 'events'>

export interface BracketStore {
  /** @throws DomainError `conflict` when there is a record under this identity already, in this draft or another */
  add(bracket: NewBracket): Promise<void>
  find(id: BracketId): Promise<Bracket | null>
  /** All of a draft, those asked for first before later ones. */
  ofDraft(draftId: DraftId): Promise<Bracket[]>
  /**
   * Adds what happened to it.
   * @param known how many events the caller has seen
   * @throws DomainError `conflict` when somebody else has added one since, `not_found`
   */
  addEvent(id: BracketId, known: number, event: BracketEvent): Promise<void>
}
