/**
 * What drafts ask of a database. Rights and states are only added. The text is not here but in the update log; who calls
 * `setRights` or `addEvent` calls the log's `changeStanding` in the same transaction. Contract: tests/contracts/draft-store.ts.
 */
import type { DraftRights } from '../access.ts'
import type { Instant } from '../clock.ts'
import type { Page } from '../decisions/store.ts'
import type { AccountId, DraftId, GroupId } from '../ids.ts'
import type { Draft, DraftEvent, DraftState } from './draft.ts'

export interface DraftFilter {
  /** Words that must all occur in title or label (case ignored). */
  readonly q?: string
  readonly state?: DraftState
  /** Only drafts of these groups; undefined: of all. */
  readonly groupIds?: readonly GroupId[]
}

export interface DraftStore {
  /** @throws DomainError `conflict` when there is a draft with this id. */
  add(draft: Draft): Promise<void>
  find(id: DraftId): Promise<Draft | null>
  /** Newest first; `after` is the `next` of the page before. */
  list(filter: DraftFilter, page: { readonly limit: number; readonly after?: string }): Promise<Page<Draft>>
  /** @throws DomainError `not_found` */
  setRights(id: DraftId, rights: DraftRights, at: Instant, by: AccountId): Promise<void>
  /** @throws DomainError `not_found` */
  addEvent(id: DraftId, event: DraftEvent): Promise<void>
}
