/** Two chairs on two processes and one real database place proposals at the same moment. */
import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import type { Actor } from '#domain/access.ts'
import { isTable } from '#domain/drafts/content.ts'
import { proposalState } from '#domain/drafts/proposals/proposal.ts'
import { answerProposal } from '../../server/drafts/proposals/answer-proposal.ts'
import { recordedBlocks } from '../../server/drafts/proposals/live-text.ts'
import { makeProposal } from '../../server/drafts/proposals/make-proposal.ts'
import { loadActor } from '../../server/http/load-actor.ts'
import type { Reader } from '../support/app.ts'
import { said } from '../support/fixtures/proposals.ts'
import { DRAFT } from '../support/peers.ts'
import { type Processes, startProcesses } from '../support/processes.ts'

let processes: Processes
afterEach(() => processes.end())

it('[PR19] [PR20] of two rivals, and of two answers to one, one is written, and text, record and alerts agree', async () => {
  processes = await startProcesses(2)
  const { stores, clock } = processes.test.deps
  const depsAt = (place: number) => {
    const { hub } = processes.all[place] as (typeof processes.all)[number]
    return { stores, hub, clock, newId: randomUUID }
  }
  const actorOf = async (reader: Reader) =>
    (await loadActor(stores, processes.test.accounts[reader].id, clock())) as Actor
  const draft = async () => {
    const found = await stores.drafts.find(DRAFT)
    if (!found) throw new Error('There is no draft')
    return found
  }
  const words = async (place: number) =>
    (await recordedBlocks(depsAt(place).hub, DRAFT)).flatMap((block) =>
      isTable(block) ? [] : [block.inline.map(({ text }) => text).join('')],
    )
  const [block] = await recordedBlocks(depsAt(0).hub, DRAFT)
  if (!block || isTable(block)) throw new Error('The draft has no paragraph')
  const member = await actorOf('member')
  const make = async (text: string) =>
    makeProposal(depsAt(0), member, await draft(), {
      kind: 'change',
      base: [block],
      proposed: [said(block.id, text)],
    } as never)
  const [one, other] = [await make('URGES all'), await make('URGES some')]
  await words(1)
  const [chair, vice, text] = [await actorOf('Chair'), await actorOf('Vice-Chair'), await draft()]
  const outcomes = await Promise.allSettled([
    answerProposal(depsAt(0), chair, text, one, { kind: 'placed' }),
    answerProposal(depsAt(1), vice, text, other, { kind: 'placed' }),
    answerProposal(depsAt(1), vice, text, one, { kind: 'placed' }),
    answerProposal(depsAt(0), chair, text, other, { kind: 'placed' }),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const states = (await stores.proposals.ofDraft(DRAFT)).map(proposalState)
  expect([...states].sort()).toEqual(['open', 'placed'])
  const written = states[0] === 'placed' ? 'URGES all' : 'URGES some'
  for (const place of [0, 1]) await expect.poll(() => words(place), { timeout: 10_000 }).toEqual([written])
  expect(await stores.updates.readSince(DRAFT, 0)).toHaveLength(2)
  const told = (await stores.alerts.ofAccount(member.accountId, { limit: 9 })).items.map((alert) => alert.words)
  expect(told.filter((sentence) => sentence.includes('was placed in the text'))).toHaveLength(1)
  expect(told.filter((sentence) => sentence.includes('does not fit'))).toHaveLength(1)
})
