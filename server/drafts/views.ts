/** Drafts as the wire shows them to one person. */
import { type Actor, may } from '#domain/access.ts'
import type { LogEntry } from '#domain/collab/log.ts'
import { type Draft, effectiveRight, stateOf } from '#domain/drafts/draft.ts'
import type { DraftDetail, DraftView, HistoryView } from '#domain/drafts/wire.ts'
import type { AccountId, DraftId, ReportId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'

export type NameOf = (id: AccountId) => { readonly name: string; readonly delegation: string }

/** Reads names once; an account keeps its name after it was closed. */
export async function readNames(stores: Pick<Stores, 'people'>): Promise<NameOf> {
  const [accounts, organizations] = await Promise.all([stores.people.accounts(), stores.people.organizations()])
  const delegations = new Map(organizations.map(({ id, name }) => [id, name]))
  const names = new Map(
    accounts.map(({ id, name, organizationId }) => [id, { name, delegation: delegations.get(organizationId) ?? '' }]),
  )
  return (id) => names.get(id) ?? { name: 'Former account', delegation: '' }
}

/** What is shown with a draft and is kept elsewhere. */
export interface Beside {
  /** The newest entry of its history. */
  readonly last: LogEntry | undefined
  readonly reportId: ReportId | null
}

/** @param reportOf the report that is written in a draft; asked only of drafts of that kind */
export async function readBeside(
  stores: Pick<Stores, 'updates'>,
  reportOf: (draftId: DraftId) => Promise<ReportId | null>,
  { id, kind }: Draft,
): Promise<Beside> {
  const [last] = await stores.updates.history(id, { limit: 1 })
  return { last, reportId: kind === 'report' ? await reportOf(id) : null }
}

export function viewOf(draft: Draft, actor: Actor, nameOf: NameOf, { last, reportId }: Beside): DraftView {
  const { id, title, kind, groupId, meetingId, label, decisionId, createdAt } = draft
  const { name: createdBy } = nameOf(draft.createdBy)
  const right = effectiveRight(actor, draft)
  const written = { lastRecordedAt: last?.at ?? null, lastRecordedBy: last ? nameOf(last.accountId) : null }
  const standing = { state: stateOf(draft), right, ...written, reportId }
  return { id, title, kind, groupId, meetingId, label, decisionId, createdBy, createdAt, ...standing }
}

export function detailOf(draft: Draft, actor: Actor, nameOf: NameOf, beside: Beside): DraftDetail {
  return {
    ...viewOf(draft, actor, nameOf, beside),
    rights: draft.rights,
    maySetRights: may(actor, 'draft.setRights', { groupId: draft.groupId }),
    maySetState: may(actor, 'draft.setState', { groupId: draft.groupId }),
    events: draft.events.map(({ state, at, by }) => ({ state, at, by: nameOf(by).name })),
  }
}

/** @param limit how many were asked for: a shorter page is the last one */
export function historyOf(entries: readonly LogEntry[], limit: number, nameOf: NameOf): HistoryView {
  const items = entries.map(({ sequence, accountId, at, byteCount }) => {
    const { name: by, delegation } = nameOf(accountId)
    return { sequence, by, delegation, at, byteCount }
  })
  const last = entries.at(-1)
  return { items, next: entries.length === limit && last && last.sequence > 1 ? last.sequence : null }
}
