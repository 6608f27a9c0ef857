/**
 * Recording what is agreed, that a change was editorial, or that a paragraph is reopened: of all paragraphs that are named or of
 * none, in one transaction, and only of those that stand as they stood for who records it.
 */
import type { Actor } from '#domain/access.ts'
import {
  type AgreementKind,
  agreementState,
  boundWords,
  entriesByParagraph,
} from '#domain/drafts/agreements/agreement.ts'
import { refuseAgreement, refuseNoting } from '#domain/drafts/agreements/refusals.ts'
import type { AgreementInput } from '#domain/drafts/agreements/wire.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { isCurrent } from '#domain/groups/group.ts'
import type { AgreementId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { alertPeople } from '../../people/alert-people.ts'
import { type AgreedText, agreedText, hashOf } from './agreed-text.ts'

/** @throws DomainError `forbidden`, `invalid`, `illegal_transition`, `conflict` */
export async function recordAgreement(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  input: AgreementInput,
): Promise<void> {
  assertAllowed(refuseNoting(actor, draft))
  const said = input.said.trim()
  if (said === '') throw new DomainError('invalid', SAY[input.kind])
  const text = await agreedText(hub, draft.id)
  const seen = new Map(input.paragraphs.map((paragraph) => [paragraph.id, paragraph as Paragraph]))
  const made = { draftId: draft.id, kind: input.kind, said, by: actor.accountId, at: clock() }
  await stores.transact(async (bound) => {
    const known = entriesByParagraph(await bound.agreements.ofDraft(draft.id))
    for (const [paragraphId, paragraph] of seen) {
      const entries = known.get(paragraphId) ?? []
      const live = text.paragraphOf(paragraphId)
      const newest = entries.at(-1)
      const state = newest ? agreementState(newest, live && hashOf(live)) : null
      assertAllowed(refuseAgreement(input.kind, text.nameOf(paragraphId), state, live))
      const isBinding = input.kind !== 'reopened'
      if (isBinding) refuseUnseen(text.nameOf(paragraphId), paragraph, live)
      const bind = isBinding && live ? { hash: hashOf(live), paragraph: live, sequence: text.sequence } : null
      await bound.agreements.add({ ...made, id: newId() as AgreementId, paragraphId, bound: bind }, entries.length)
    }
    if (input.kind === 'reopened') await tellReopened(bound, newId, draft, actor, text, [...seen.keys()], made)
  })
  hub.changed(draft.id, 'agreements')
}

const SAY: Readonly<Record<AgreementKind, string>> = {
  agreed: 'Write what was said, for example: agreed ad referendum, third session.',
  editorial: 'Say what was changed and why it alters nothing of substance.',
  reopened: 'Say why it is reopened: the group is told the reason.',
}

function refuseUnseen(name: string, seen: Paragraph, live: Paragraph | null): void {
  if (live && boundWords(live) === boundWords(seen)) return
  throw new DomainError('conflict', `${name} was changed meanwhile. Look at it again; nothing was recorded.`)
}

/** Everybody who sits in the group. */
async function tellReopened(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  { delegation }: Actor,
  text: AgreedText,
  paragraphIds: readonly string[],
  { said, by, at }: { readonly said: string; readonly by: Actor['accountId']; readonly at: string },
): Promise<void> {
  const members = await stores.groups.membershipsIn(draft.groupId)
  const [first = ''] = paragraphIds
  const what = paragraphIds.length === 1 ? text.nameOf(first) : `${paragraphIds.length} paragraphs`
  await alertPeople(stores, newId, {
    to: members.filter((membership) => isCurrent(membership, at)).map(({ accountId }) => accountId),
    by,
    at,
    kind: 'agreement',
    words: `${what} that ${paragraphIds.length === 1 ? 'was' : 'were'} agreed: reopened by ${delegation}. ${said}`,
    about: draft.title,
    address: `/drafts/${draft.id}#${first}`,
  })
}
