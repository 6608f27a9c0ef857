/**
 * Loads the negotiation of the example: each proposal on the text as it stood when it was made, with its support, what the Chair
 * has answered, and the alerts about that. From then on members propose and no longer edit.
 */
import type { Instant } from '#domain/clock.ts'
import { blocksOf, isTable, type Paragraph, paragraph, readDocument, wordsOf } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { Disposition, Proposal } from '#domain/drafts/proposals/proposal.ts'
import { type AskedChange, readChange } from '#domain/drafts/proposals/read-change.ts'
import type { ProposalId } from '#domain/ids.ts'
import type { Account } from '#domain/people/person.ts'
import type { Stores } from '#domain/stores.ts'
import { tellAnswer } from '../drafts/proposals/tell-of-proposals.ts'
import type { PastText } from './load-agreements.ts'
import type { LoadedPeople } from './load-people.ts'
import { type ExampleProposal, PROPOSALS, PROPOSING_SINCE } from './proposals.ts'

/** @param texts oldest first */
export async function loadProposals(
  stores: Stores,
  newId: () => string,
  { accounts }: LoadedPeople,
  draft: Draft,
  texts: readonly PastText[],
  instantOf: (daysAgo: number, minute: number) => Instant,
): Promise<void> {
  const person = (email: string): Account => {
    const account = accounts.get(email)
    if (!account) throw new Error(`The example has no person ${email}.`)
    return account
  }
  const made: Proposal[] = []
  for (const example of PROPOSALS) {
    const { by, daysAgo, minute, reason, counterTo, supporters = [] } = example
    const at = instantOf(daysAgo, minute)
    const { id: accountId, organizationId } = person(by)
    const proposal = await stores.proposals.add({
      ...changeOf(example, texts, at),
      ...{ id: newId() as ProposalId, draftId: draft.id, organizationId, by: accountId, at, reason, replaces: null },
      counterTo: counterTo === undefined ? null : (made[counterTo - 1]?.id ?? null),
    })
    made.push(proposal)
    for (const [place, supporter] of supporters.entries()) {
      const { id, organizationId: other } = person(`${supporter}@example.org`)
      const said = { organizationId: other, by: id, at: instantOf(daysAgo, minute + 20 + place), isGiven: true }
      await stores.proposals.addSupport(proposal.id, said)
    }
  }
  const chair = person('chair@example.org').id
  for (const [place, { answer }] of PROPOSALS.entries()) {
    const proposal = made[place]
    if (!answer || !proposal) continue
    const { kind, reason } = answer
    const at = instantOf(answer.daysAgo, answer.minute)
    const disposition: Disposition = { kind, reason, mergedInto: null, by: chair, at }
    await stores.proposals.addDisposition(proposal.id, 0, disposition)
    await tellAnswer(stores, newId, draft, proposal, disposition, null)
  }
  const since = instantOf(PROPOSING_SINCE.daysAgo, PROPOSING_SINCE.minute)
  await stores.drafts.setRights(draft.id, { ...draft.rights, member: 'propose', alternate: 'propose' }, since, chair)
  await stores.updates.changeStanding(draft.id)
}

function changeOf({ begins, asks }: ExampleProposal, texts: readonly PastText[], at: Instant) {
  const text = texts.findLast((past) => past.at <= at)
  const blocks = text ? blocksOf(readDocument(text.content)) : []
  const find = (start: string): Paragraph => {
    const found = blocks.find((block) => !isTable(block) && wordsOf(block).startsWith(start))
    if (!found || isTable(found)) throw new Error(`The example's draft has no paragraph that begins "${start}".`)
    return found
  }
  return readChange(askedOf(find(begins), asks, find), blocks)
}

function askedOf(base: Paragraph, asks: ExampleProposal['asks'], find: (begins: string) => Paragraph): AskedChange {
  const saying = (text: string): Paragraph => ({ ...base, inline: [{ text }] })
  switch (asks.kind) {
    case 'replace': {
      const words = wordsOf(base)
      if (!words.includes(asks.find)) throw new Error(`The example's draft does not say "${asks.find}".`)
      return { kind: 'change', base: [base], proposed: [saying(words.replace(asks.find, asks.by))] }
    }
    case 'insert after':
      return {
        kind: 'insert',
        base: [],
        proposed: [paragraph(base.role, asks.text, { level: base.level })],
        afterId: base.id,
      }
    case 'cut':
      return { kind: 'change', base: [base], proposed: [saying(asks.into[0]), { ...saying(asks.into[1]), id: '' }] }
    case 'delete':
      return { kind: 'delete', base: [base], proposed: [] }
    case 'move behind':
      return { kind: 'move', base: [base], proposed: [], afterId: find(asks.begins).id }
  }
}
