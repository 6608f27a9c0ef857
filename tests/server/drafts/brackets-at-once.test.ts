/** Two who remove one bracket at the same moment, each on a process of their own: a memory store cannot take anything back. */
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { putBracket } from '../../../server/drafts/brackets/put-bracket.ts'
import { removeBracket } from '../../../server/drafts/brackets/remove-bracket.ts'
import { recordedParagraphs } from '../../../server/drafts/brackets/shared-paragraphs.ts'
import { findDraft } from '../../../server/drafts/find-draft.ts'
import { linesOf } from '../../support/bracketed.ts'
import { DRAFT } from '../../support/peers.ts'
import { type Processes, startProcesses } from '../../support/processes.ts'

let processes: Processes
afterEach(() => processes.end())

describe('two acts at once', () => {
  it('[BR11] one is done, the other is told and leaves nothing', async () => {
    processes = await startProcesses(2)
    const { deps } = processes.test
    const { stores, clock } = deps
    const people = [await processes.sit(0, 'Chair'), await processes.sit(1, 'Secretariat')]
    for (let round = 0; round < 5; round++) {
      const draft = await findDraft(stores.drafts, DRAFT)
      const [paragraph] = await recordedParagraphs(deps.hub, DRAFT)
      const place = (offset: number) => ({ paragraphId: paragraph?.id ?? '', offset })
      const chair = people[0]?.actor
      if (!chair) throw new Error('Nobody sits there')
      const id = await putBracket({ ...deps, newId: randomUUID }, chair, draft, {
        from: place(0),
        to: place(5),
        words: 'URGES',
      })
      // The other process knows of it before both act.
      await expect.poll(() => people[1]?.hear() || people[1]?.text, { timeout: 10_000 }).toBe('URGES')
      const bracket = await stores.brackets.find(id)
      if (!bracket) throw new Error('There is no record')
      const outcomes = await Promise.allSettled(
        people.map(({ actor }, index) => {
          const hub = processes.all[index]?.hub ?? deps.hub
          return removeBracket({ hub, clock }, actor, draft, bracket, { keep: 'text', reason: actor.name })
        }),
      )
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      expect(refused).toMatchObject([{ code: 'conflict' }])
      const done = outcomes.findIndex(({ status }) => status === 'fulfilled')
      expect((await stores.brackets.find(id))?.events).toMatchObject([{ by: people[done]?.actor.accountId }])
      expect(linesOf(await recordedParagraphs(deps.hub, DRAFT))).toEqual(['URGES'])
    }
  })
})
