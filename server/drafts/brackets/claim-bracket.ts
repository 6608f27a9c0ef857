/**
 * Says who asked for a bracket that stands in the text without a record: pasted, written by another program, or put in without a
 * connection. Signs whose identity cannot carry a record of its own get a new one.
 */
import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { type BracketInText, bracketsIn, type PlacedSign } from '#domain/drafts/brackets/in-text.ts'
import { refuseBracketing } from '#domain/drafts/brackets/refusals.ts'
import type { NewBracket } from '#domain/drafts/brackets/store.ts'
import type { ClaimInput } from '#domain/drafts/brackets/wire.ts'
import { bracketSign } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { type BracketId, isId, type OrganizationId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { requireOrganization } from './require-organization.ts'
import { sharedParagraphs, writeEdits } from './shared-paragraphs.ts'

/** @throws DomainError `forbidden`, `frozen`, `not_found`, `conflict` when it is not there or has a record by now */
export async function claimBracket(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  { sign, copyOf, reason = '', organizationId }: ClaimInput,
): Promise<BracketId> {
  assertAllowed(refuseBracketing(actor, draft, actor.organizationId))
  const asked = await readAsked(stores, actor, draft, { copyOf, reason, organizationId })
  const holder = isId(sign) ? await stores.brackets.find(sign as BracketId) : null
  const isFree = isId(sign) && holder === null
  const id = (isFree ? sign : newId()) as BracketId
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      // Where the first pair has its record here, it is a repetition that is meant.
      const wanted = nameless(doc, sign, holder?.draftId === draft.id)
      if (!wanted)
        throw new DomainError('conflict', 'This bracket is not in the text, or somebody has said it already.')
      if (!isFree) rename(doc, wanted, id)
    },
    async (bound) => {
      assertAllowed(refuseBracketing(actor, await findDraft(bound.drafts, draft.id), actor.organizationId))
      await bound.brackets.add({ ...asked, id, draftId: draft.id, by: actor.accountId, at: clock() })
    },
  )
  hub.changed(draft.id, 'brackets')
  return id
}

type Asked = Pick<NewBracket, 'organizationId' | 'reason' | 'proposalId' | 'copyOf'>

/** A copy was asked for by whoever asked for the original. */
async function readAsked(
  stores: Stores,
  actor: Actor,
  draft: Draft,
  input: { readonly copyOf: string | undefined; readonly reason: string; readonly organizationId: string | undefined },
): Promise<Asked> {
  if (input.copyOf !== undefined) {
    const original = await stores.brackets.find(input.copyOf as BracketId)
    if (original?.draftId !== draft.id) throw new DomainError('not_found', 'There is no such bracket in this draft.')
    const { organizationId, reason, proposalId } = original
    return { organizationId, reason, proposalId, copyOf: original.id }
  }
  const on = (input.organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseBracketing(actor, draft, on))
  await requireOrganization(stores, on)
  return { organizationId: on, reason: input.reason.trim(), proposalId: null, copyOf: null }
}

function nameless(doc: Y.Doc, sign: string, isFirstKnown: boolean): BracketInText | undefined {
  const { brackets } = bracketsIn(sharedParagraphs(doc).map(({ paragraph }) => paragraph))
  return brackets.find(({ id, isRepeated }) => id === sign && (!isFirstKnown || isRepeated))
}

function rename(doc: Y.Doc, { open, ors, close }: BracketInText, id: BracketId): void {
  const edit = ({ paragraph, offset, side }: PlacedSign) => ({
    ...{ paragraph, offset, remove: 1 },
    insert: [bracketSign(id, side)],
  })
  writeEdits(sharedParagraphs(doc), [open, ...ors, close].map(edit))
}
