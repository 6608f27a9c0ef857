/** What the hub needs of the program around it. */
import type { ID } from 'yjs'
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import type { AuthoredUpdate, UpdateLog } from '#domain/collab/log.ts'
import type { Notices } from '#domain/collab/notices.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import type { StoreRoot } from '#domain/stores.ts'
import type { Compact } from './compact.ts'
import type { DocumentForm } from './form.ts'
import type { CollabLog, Pace } from './pace.ts'

export interface HubOptions {
  readonly updates: UpdateLog
  /** Runs an act on stores that are bound to one transaction. */
  readonly transact: StoreRoot['transact']
  /** What other processes on the same database are told by; null when there can be none. */
  readonly notices?: Notices
  readonly form: DocumentForm
  /** How a draft stands now; null when there is none. */
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
  /** The account as it is now; null when it may no longer sign in. */
  readonly actorOf: (accountId: AccountId) => Promise<Actor | null>
  /**
   * Looks for words of these rows that are recorded and in no text, and brings them back where it can. Calls back with their
   * letters. By default, nothing does.
   */
  readonly late?: (
    draftId: DraftId,
    rows: readonly AuthoredUpdate[],
    looked: (lost: readonly ID[]) => void,
  ) => Promise<void>
  /** The same for what servers before this one had no time for. @param begun when this one began. By default, nothing does. */
  readonly forgotten?: (draftId: DraftId, begun: Instant) => Promise<void>
  readonly clock: () => Instant
  readonly newId: () => string
  readonly log: CollabLog
  readonly pace?: Pace
  /** By default, in a thread. */
  readonly compact?: Compact
  /** Collects garbage at once. By default, nothing does. */
  readonly collect?: () => void
}
