/** That a delegation sent a Word file back, and what became of it. Kept with the draft and never changed. */
import type { Instant } from '../../clock.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId, ThreadId, WordReturnId } from '../../ids.ts'
import type { NotPlaced } from './returned.ts'

export interface WordReturn {
  readonly id: WordReturnId
  readonly draftId: DraftId
  /** On whose behalf. */
  readonly organizationId: OrganizationId
  readonly by: AccountId
  readonly at: Instant
  readonly fileName: string
  /** Hex digest of its bytes. */
  readonly sha256: string
  /** The change in the log after which the text had left as this file; null where the file does not say. */
  readonly sequence: number | null
  readonly proposalIds: readonly ProposalId[]
  readonly threadIds: readonly ThreadId[]
  /** What the person left out, in number. */
  readonly leftOutCount: number
  readonly notPlaced: readonly NotPlaced[]
}
