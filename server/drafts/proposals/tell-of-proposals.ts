/** Who is told what became of a proposal, and in which words. Called in the transaction of the answer. */
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { Disposition, DispositionKind, Proposal } from '#domain/drafts/proposals/proposal.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { seatedDelegates } from '../../groups/seated-delegates.ts'
import { tellReaders } from '../tell-readers.ts'

/** Null: it is the delegation's own act, and nobody waits to hear of it. */
const WORDS: Readonly<Record<DispositionKind, string | null>> = {
  placed: 'was placed in the text',
  'placed in brackets': 'was placed in the text in brackets',
  merged: 'was merged into',
  declined: 'was declined',
  parked: 'was parked',
  reopened: 'was reopened',
  withdrawn: null,
}

const addressOf = ({ draftId, id }: Proposal): string => `/drafts/${draftId}?proposal=${id}`

async function nameOf(stores: Pick<Stores, 'people'>, { number, organizationId }: Proposal): Promise<string> {
  const organization = await stores.people.organization(organizationId)
  return `Proposal P${number} of ${organization?.name ?? 'your delegation'}`
}

/** Tells the author and the delegation what became of it. @param into the proposal that took it in */
export async function tellAnswer(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  proposal: Proposal,
  { kind, reason, by, at }: Disposition,
  into: Proposal | null,
): Promise<void> {
  const became = WORDS[kind]
  if (became === null) return
  const said = [became, into && `P${into.number}`].filter(Boolean).join(' ')
  const delegates = await seatedDelegates(stores, draft.groupId, proposal.organizationId, at)
  await tellReaders(stores, newId, draft, {
    to: [proposal.by, ...delegates],
    by,
    at,
    kind: 'proposal',
    words: `${await nameOf(stores, proposal)} ${said}${reason === '' ? '.' : `: ${reason}`}`,
    address: addressOf(proposal),
  })
}

/** Tells the author that what was placed leaves no room for it. @param why the sentence of its fit */
export async function tellMisfit(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  { proposal, why }: { readonly proposal: Proposal; readonly why: string },
  placed: Proposal,
  { by, at }: { readonly by: AccountId; readonly at: Instant },
): Promise<void> {
  await tellReaders(stores, newId, draft, {
    to: [proposal.by],
    by,
    at,
    kind: 'proposal',
    words: `${await nameOf(stores, proposal)} does not fit the text any more, since P${placed.number} was placed. ${why}`,
    address: addressOf(proposal),
  })
}
