/**
 * Recording what is agreed, that a change was editorial, or that a paragraph is reopened: of all paragraphs that are named or of
 * none, in one transaction, and only of those that stand as they stood for who records it.
 */
import type { Actor } from '#domain/access.ts'
import {
  type AgreementAct,
  agreementState,
  boundWords,
  entriesByParagraph,
} from '#domain/drafts/agreements/agreement.ts'
import { refuseAgreement, refuseNoting } from '#domain/drafts/agreements/refusals.ts'
import type { AgreementInput } from '#domain/drafts/agreements/wire.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { AgreementId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { agreedText, hashOf } from './agreed-text.ts'
import { tellGroup } from './tell-group.ts'

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
    if (input.kind === 'reopened') {
      const [paragraphId = ''] = seen.keys()
      const isOne = seen.size === 1
      const what = isOne ? text.nameOf(paragraphId) : `${seen.size} paragraphs`
      const words = `${what} that ${isOne ? 'was' : 'were'} agreed: reopened by ${actor.delegation}. ${said}`
      await tellGroup(bound, newId, draft, { words, paragraphId, by: made.by, at: made.at })
    }
  })
  hub.changed(draft.id, 'agreements')
}

const SAY: Readonly<Record<AgreementAct, string>> = {
  agreed: 'Write what was said, for example: agreed ad referendum, third session.',
  editorial: 'Say what was changed and why it alters nothing of substance.',
  reopened: 'Say why it is reopened: the group is told the reason.',
}

function refuseUnseen(name: string, seen: Paragraph, live: Paragraph | null): void {
  if (live && boundWords(live) === boundWords(seen)) return
  throw new DomainError('conflict', `${name} was changed meanwhile. Look at it again; nothing was recorded.`)
}
