/** Puts words in brackets, or other wordings beside them: the signs and the record of who asked in one transaction. */
import type { Actor } from '#domain/access.ts'
import type { Bracket } from '#domain/drafts/brackets/bracket.ts'
import { addingEdits, puttingEdits } from '#domain/drafts/brackets/edits.ts'
import { type AskedRange, crossesBracket, findRange } from '#domain/drafts/brackets/find-range.ts'
import { bracketsIn } from '#domain/drafts/brackets/in-text.ts'
import { refuseBracketing } from '#domain/drafts/brackets/refusals.ts'
import type { AlternativeInput, BracketInput } from '#domain/drafts/brackets/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { BracketId, OrganizationId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { requireOrganization } from './require-organization.ts'
import { sharedParagraphs, writeEdits } from './shared-paragraphs.ts'

type Needs = Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>

/** @throws DomainError `forbidden`, `frozen`, `invalid`, `not_found`, `conflict` when the words are not there any more */
export async function putBracket(
  { stores, hub, clock, newId }: Needs,
  actor: Actor,
  draft: Draft,
  { from, to, words, alternatives = [], reason = '', organizationId }: BracketInput,
): Promise<BracketId> {
  const on = (organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseBracketing(actor, draft, on))
  await requireOrganization(stores, on)
  if (words.trim() === '') throw new DomainError('invalid', 'Select the words that go into brackets.')
  const wordings = alternatives.map(oneLine)
  const id = newId() as BracketId
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      const shared = sharedParagraphs(doc)
      const range = rangeIn(
        shared.map(({ paragraph }) => paragraph),
        { from, to, words },
      )
      writeEdits(shared, puttingEdits(range, id, wordings))
    },
    async (bound) => {
      assertAllowed(refuseBracketing(actor, await findDraft(bound.drafts, draft.id), on))
      const asked = { organizationId: on, reason: reason.trim(), by: actor.accountId, at: clock() }
      await bound.brackets.add({ ...asked, id, draftId: draft.id, proposalId: null, copyOf: null })
    },
  )
  hub.changed(draft.id, 'brackets')
  return id
}

function rangeIn(paragraphs: Parameters<typeof findRange>[0], asked: AskedRange) {
  const range = findRange(paragraphs, asked)
  if (!range)
    throw new DomainError('conflict', 'These words have been changed by somebody meanwhile. Select them again.')
  if (crossesBracket(paragraphs, range))
    throw new DomainError('invalid', 'The selection holds one end of another bracket. Take both of its ends, or none.')
  return range
}

/** @throws DomainError as `putBracket`, and `conflict` when the bracket has gone */
export async function addAlternative(
  { stores, hub, clock }: Needs,
  actor: Actor,
  draft: Draft,
  bracket: Bracket,
  { wording, reason = '', organizationId }: AlternativeInput,
): Promise<void> {
  const on = (organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseBracketing(actor, draft, on))
  await requireOrganization(stores, on)
  const quote = oneLine(wording)
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      const shared = sharedParagraphs(doc)
      const { brackets } = bracketsIn(shared.map(({ paragraph }) => paragraph))
      const standing = brackets.find(({ id }) => id === bracket.id)
      if (!standing) throw new DomainError('conflict', 'This bracket is not in the text any more.')
      writeEdits(shared, addingEdits(standing, quote))
    },
    async (bound) => {
      assertAllowed(refuseBracketing(actor, await findDraft(bound.drafts, draft.id), on))
      const said = { organizationId: on, quote, reason: reason.trim(), by: actor.accountId, at: clock() }
      await bound.brackets.addEvent(bracket.id, bracket.events.length, { kind: 'alternative', ...said })
    },
  )
  hub.changed(draft.id, 'brackets')
}

/** A wording stands inside a paragraph. */
function oneLine(wording: string): string {
  const words = wording.replace(/\s+/g, ' ').trim()
  if (words === '') throw new DomainError('invalid', 'Write the other wording.')
  return words
}
