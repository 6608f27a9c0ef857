/**
 * The update log: what was written in each draft, by whom, in which order. Append, then show: an update that is not in this
 * log was never seen by anybody but its author. Contract: tests/contracts/update-log.ts. Rules: docs/spec/collab.md.
 *
 * A draft's updates are numbered 1, 2, 3 … without gaps, in the order of their commits, by any number of processes.
 * `append` is conditional: the writer names the place in the sequence, and the standing, that it has checked its updates
 * against. If another process was faster, nothing is written and the answer holds the rows that were missed. So an append
 * whose outcome is unknown may simply be tried again: its own rows come back as missed ones.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, DraftId } from '../ids.ts'

/** What one account wrote, as one update of Yjs (version 1). */
export interface AuthoredUpdate {
  readonly accountId: AccountId
  /** The connection it came by; null when the server made the edit for the account. */
  readonly connectionId: string | null
  readonly at: Instant
  readonly update: Uint8Array
}

export interface LogRow extends AuthoredUpdate {
  readonly sequence: number
}

/** A row without its bytes: who recorded how much, when. */
export interface LogEntry {
  readonly sequence: number
  readonly accountId: AccountId
  readonly at: Instant
  readonly byteCount: number
}

/** Everything up to `sequence` as one update. A cache: it can be made again from the rows. */
export interface LogSnapshot {
  readonly sequence: number
  readonly state: Uint8Array
  /** The state vector of `state`; null when it has to be found in it. */
  readonly vector: Uint8Array | null
}

/** A Yjs client id belongs to the account that first used it on the draft. */
export interface ClientClaim {
  readonly clientId: number
  readonly accountId: AccountId
}

export interface Append {
  readonly draftId: DraftId
  /** The sequence up to which the writer knows the draft. */
  readonly after: number
  /** The standing (see `changeStanding`) under which the writer has checked the authors' rights. */
  readonly standing: number
  readonly updates: readonly AuthoredUpdate[]
  /** Client ids that these updates use for the first time. */
  readonly claims: readonly ClientClaim[]
}

export type Appended =
  /** Committed as `after + 1` to `sequence`. */
  | { readonly kind: 'recorded'; readonly sequence: number }
  /** Nothing was written: read on, look at the rights again, check again, and try again. */
  | {
      readonly kind: 'behind'
      readonly standing: number
      readonly rows: readonly LogRow[]
      readonly claims: readonly ClientClaim[]
    }
  /** There is no such draft. */
  | { readonly kind: 'gone' }

/** A draft's log as a room needs it: snapshot and the rows since. */
export interface OpenedLog {
  readonly sequence: number
  readonly standing: number
  /** Names this history. Restoring a backup begins a new one, with which a text from before must not be merged. */
  readonly epoch: string
  readonly snapshot: LogSnapshot | null
  readonly tail: readonly LogRow[]
  readonly claims: readonly ClientClaim[]
}

/** How far a draft's log has come, without what is in it. */
export interface LogHead {
  readonly draftId: DraftId
  readonly sequence: number
  readonly standing: number
}

export interface UpdateLog {
  /** Begins the empty log of a new draft, at sequence 0 and standing 0. @throws DomainError `conflict` if it has one. */
  create(draftId: DraftId): Promise<void>
  /**
   * Commits what waits for many drafts in one transaction; the outcomes stand in the order of the appends, each draft at most
   * once. When it throws, nothing is promised: the same appends may be tried again. On stores that are bound to a transaction
   * the appends are committed with it, or not at all; their drafts are locked until then.
   */
  append(appends: readonly Append[]): Promise<readonly Appended[]>
  /** Null when there is no such draft. */
  open(draftId: DraftId): Promise<OpenedLog | null>
  /** How far these drafts are now, in any order; those that are not there are left out. */
  heads(draftIds: readonly DraftId[]): Promise<readonly LogHead[]>
  /** Rows after a sequence, oldest first, at most `limit`. */
  readSince(draftId: DraftId, after: number, limit?: number): Promise<readonly LogRow[]>
  /** Newest first, below `before` if given. */
  history(draftId: DraftId, page: { readonly limit: number; readonly before?: number }): Promise<readonly LogEntry[]>
  /** Keeps a snapshot unless a later one is kept already. The rows stay: they say who wrote what. */
  keepSnapshot(draftId: DraftId, snapshot: LogSnapshot): Promise<void>
  /**
   * To be called in the transaction that changes who may write in a draft or whether it takes edits: after its commit no
   * append that was checked under the old standing is accepted.
   */
  changeStanding(draftId: DraftId): Promise<void>
}
