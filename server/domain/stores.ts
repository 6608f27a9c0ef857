/** All the ports of the database in one place, so that one transaction can span features. Each port: `<feature>/store.ts`. */
import type { UpdateLog } from './collab/log.ts'
import type { DecisionStore } from './decisions/store.ts'
import type { AgreementStore } from './drafts/agreements/store.ts'
import type { BracketStore } from './drafts/brackets/store.ts'
import type { AsideStore } from './drafts/checks/store.ts'
import type { CommentStore } from './drafts/comments/store.ts'
import type { ProposalStore } from './drafts/proposals/store.ts'
import type { WordReturnStore } from './drafts/returned/store.ts'
import type { RoundStore } from './drafts/rounds/store.ts'
import type { DraftStore } from './drafts/store.ts'
import type { VersionStore } from './drafts/versions/store.ts'
import type { GroupStore } from './groups/store.ts'
import type { MandateStore } from './mandates/store.ts'
import type { MeetingStore } from './meetings/store.ts'
import type { AlertStore } from './people/alert-store.ts'
import type { PeopleStore } from './people/store.ts'
import type { ReportStore } from './reports/store.ts'
import type { SubmissionStore } from './submissions/store.ts'

export interface Stores {
  readonly people: PeopleStore
  readonly alerts: AlertStore
  readonly groups: GroupStore
  readonly meetings: MeetingStore
  readonly decisions: DecisionStore
  readonly mandates: MandateStore
  readonly submissions: SubmissionStore
  readonly drafts: DraftStore
  readonly proposals: ProposalStore
  readonly brackets: BracketStore
  readonly versions: VersionStore
  readonly rounds: RoundStore
  readonly comments: CommentStore
  readonly agreements: AgreementStore
  readonly wordReturns: WordReturnStore
  readonly asides: AsideStore
  readonly updates: UpdateLog
  readonly reports: ReportStore
}

/** The stores outside a transaction, and the ways into one. There is no other way to join a transaction than to be handed its stores. */
export interface StoreRoot extends Stores {
  /** Runs an act on stores that are bound to one transaction: all of it is kept, or none. */
  transact<T>(act: (stores: Stores) => Promise<T>): Promise<T>
  /** The same for reading: one snapshot of the whole database, in which nothing can be written. */
  readAt<T>(act: (stores: Stores) => Promise<T>): Promise<T>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
}
