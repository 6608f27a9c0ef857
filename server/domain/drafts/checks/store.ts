/** What remarks that are set aside ask of a database: rows are only added. Contract: tests/contracts/aside-store.ts. */
import type { DraftId } from '../../ids.ts'
import type { CheckAside } from './aside.ts'

export interface AsideStore {
  add(entry: CheckAside): Promise<void>
  /** All of a draft, in the order in which they were added. */
  ofDraft(draftId: DraftId): Promise<CheckAside[]>
}
