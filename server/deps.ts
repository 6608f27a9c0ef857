/**
 * What the program is made of. Built once in `main.ts` (and `cli.ts`), faked in `tests/support`; passed to every plugin as options.
 * Time and ids come from here and nowhere else, so that a test can choose them.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { UpdateLog } from '#domain/collab/log.ts'
import type { DecisionStore } from '#domain/decisions/store.ts'
import type { DraftStore } from '#domain/drafts/store.ts'
import type { GroupStore } from '#domain/groups/store.ts'
import type { MandateStore } from '#domain/mandates/store.ts'
import type { MeetingStore } from '#domain/meetings/store.ts'
import type { PeopleStore } from '#domain/people/store.ts'
import type { ReportStore } from '#domain/reports/store.ts'
import type { SubmissionStore } from '#domain/submissions/store.ts'
import type { Config } from './config.ts'

export interface Stores {
  readonly people: PeopleStore
  readonly groups: GroupStore
  readonly meetings: MeetingStore
  readonly decisions: DecisionStore
  readonly mandates: MandateStore
  readonly submissions: SubmissionStore
  readonly drafts: DraftStore
  readonly updates: UpdateLog
  readonly reports: ReportStore
}

/** The stores outside a transaction, and the way into one. */
export interface StoreRoot extends Stores {
  /** Runs an act on stores that are bound to one transaction: all of it is kept, or none. */
  transact<T>(act: (stores: Stores) => Promise<T>): Promise<T>
  /** The same for reading: one snapshot of the whole database, in which nothing can be written. */
  readAt<T>(act: (stores: Stores) => Promise<T>): Promise<T>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
}

/** A message to be sent to one person. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Deps {
  readonly config: Config
  readonly stores: StoreRoot
  readonly clock: () => string
  readonly newId: () => string
  /** Random bytes as base64url, for secrets that are shown once. */
  readonly newSecret: () => string
  readonly sendMail: (mail: Mail) => Promise<void>
  readonly log: FastifyBaseLogger
}
