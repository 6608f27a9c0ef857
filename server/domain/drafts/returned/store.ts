/** What returned files ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/word-return-store.ts. */
import type { DraftId } from '../../ids.ts'
import type { WordReturn } from './word-return.ts'

export interface WordReturnStore {
  /** Until this transaction ends, others who take in a file for this draft wait. @throws DomainError `not_found` */
  hold(draftId: DraftId): Promise<void>
  /** @throws DomainError `conflict` when it exists already */
  add(returned: WordReturn): Promise<void>
  /** All of a draft, the newest first. */
  ofDraft(draftId: DraftId): Promise<WordReturn[]>
}
