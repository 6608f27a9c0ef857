/** Makes brackets of square brackets that were typed as letters: in one paragraph, or in the whole text. */
import type { Actor } from '#domain/access.ts'
import { signEdits } from '#domain/drafts/brackets/edits.ts'
import type { LetterPlace } from '#domain/drafts/brackets/in-text.ts'
import { refuseBracketing } from '#domain/drafts/brackets/refusals.ts'
import { typedSigns } from '#domain/drafts/brackets/typed-signs.ts'
import type { TypedInput, TypedMade } from '#domain/drafts/brackets/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { BracketId, OrganizationId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { requireOrganization } from './require-organization.ts'
import { sharedParagraphs, writeEdits } from './shared-paragraphs.ts'

/** @throws DomainError `forbidden`, `frozen`, `not_found` */
export async function makeTyped(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  { paragraphId, reason = '', organizationId }: TypedInput,
): Promise<TypedMade> {
  const on = (organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseBracketing(actor, draft, on))
  await requireOrganization(stores, on)
  let ids: BracketId[] = []
  let unbalanced: TypedMade['unbalanced'] = []
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      const shared = sharedParagraphs(doc)
      const idAt = ({ paragraph }: LetterPlace) => shared[paragraph]?.paragraph.id ?? ''
      const isMeant = (place: LetterPlace) => paragraphId === undefined || idAt(place) === paragraphId
      const typed = typedSigns(shared.map(({ paragraph }) => paragraph))
      const pairs = typed.pairs.filter(({ open }) => isMeant(open))
      ids = pairs.map(() => newId() as BracketId)
      unbalanced = typed.unbalanced.filter(isMeant).map((place) => ({ paragraphId: idAt(place), offset: place.offset }))
      writeEdits(
        shared,
        pairs.flatMap(({ open, close }, index) => signEdits(open, close, ids[index] ?? '')),
      )
    },
    async (bound) => {
      assertAllowed(refuseBracketing(actor, await findDraft(bound.drafts, draft.id), on))
      const asked = { organizationId: on, reason: reason.trim(), by: actor.accountId, at: clock() }
      for (const id of ids)
        await bound.brackets.add({ ...asked, id, draftId: draft.id, proposalId: null, copyOf: null })
    },
  )
  if (ids.length > 0) hub.changed(draft.id, 'brackets')
  return { madeCount: ids.length, unbalanced }
}
