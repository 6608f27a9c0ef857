/** What every store of brackets does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { BracketEvent, Kept } from '#domain/drafts/brackets/bracket.ts'
import type { BracketStore } from '#domain/drafts/brackets/store.ts'
import type { AccountId, BracketId, DraftId, OrganizationId } from '#domain/ids.ts'

export interface BracketStoreSetup {
  readonly store: BracketStore
  readonly accountId: AccountId
  readonly organizationId: OrganizationId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000b00${digit}` as BracketId

export function bracketStoreContract(setUp: () => Promise<BracketStoreSetup>): void {
  describe('a store of brackets', () => {
    let store: BracketStore
    let given: BracketStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const bracket = (digit: number, draft: 0 | 1 = 0) => ({
      id: idOf(digit),
      draftId: given.draftIds[draft],
      organizationId: given.organizationId,
      reason: 'Instructions from the capital are awaited.',
      proposalId: null,
      copyOf: digit === 3 ? idOf(1) : null,
      by: given.accountId,
      at: `2018-03-0${digit}T09:00:00.000Z`,
    })
    const removed = (kept: Kept): BracketEvent => ({
      kind: 'removed',
      kept,
      quote: 'where appropriate',
      reason: 'Agreed in the corridor.',
      by: given.accountId,
      at: '2018-03-10T09:00:00.000Z',
    })
    const alternative = (): BracketEvent => ({
      kind: 'alternative',
      organizationId: given.organizationId,
      quote: 'as appropriate',
      reason: '',
      by: given.accountId,
      at: '2018-03-09T09:00:00.000Z',
    })

    it('[BR1] gives back a bracket as it was asked for, once, and those of a draft by their time', async () => {
      await store.add(bracket(1))
      await store.add(bracket(3))
      await store.add(bracket(2))
      await store.add(bracket(4, 1))
      expect(await store.find(idOf(3))).toEqual({ ...bracket(3), events: [] })
      expect((await store.ofDraft(given.draftIds[0])).map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)])
      expect(await store.find(idOf(9))).toBeNull()
      await expect(store.add(bracket(1))).rejects.toMatchObject({ code: 'conflict' })
      await expect(store.add({ ...bracket(4), reason: 'Taken over.' })).rejects.toMatchObject({ code: 'conflict' })
      expect(await store.find(idOf(4))).toEqual({ ...bracket(4, 1), events: [] })
    })

    it('[BR2] what happens to a bracket is added behind what was known of it, and changes nothing', async () => {
      await store.add(bracket(1))
      await store.addEvent(idOf(1), 0, alternative())
      await expect(store.addEvent(idOf(1), 0, removed('text'))).rejects.toMatchObject({ code: 'conflict' })
      await expect(store.addEvent(idOf(9), 0, removed('text'))).rejects.toMatchObject({ code: 'not_found' })
      await store.addEvent(idOf(1), 1, removed(1))
      await store.addEvent(idOf(1), 2, removed('nothing'))
      await store.addEvent(idOf(1), 3, removed('text'))
      const events = [alternative(), removed(1), removed('nothing'), removed('text')]
      expect(await store.find(idOf(1))).toEqual({ ...bracket(1), events })
      expect(await store.ofDraft(given.draftIds[0])).toEqual([{ ...bracket(1), events }])
    })
  })
}
