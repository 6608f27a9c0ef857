/** What every store of rounds does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { RoundEvent } from '#domain/drafts/rounds/round.ts'
import type { RoundStore } from '#domain/drafts/rounds/store.ts'
import type { AccountId, DraftId, RoundId, VersionId } from '#domain/ids.ts'

export interface RoundStoreSetup {
  readonly store: RoundStore
  readonly accountId: AccountId
  /** Two drafts that exist, and a version of each. */
  readonly draftIds: readonly [DraftId, DraftId]
  readonly versionIds: readonly [VersionId, VersionId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000e00${digit}` as RoundId

export function roundStoreContract(setUp: () => Promise<RoundStoreSetup>): void {
  describe('a store of rounds', () => {
    let store: RoundStore
    let given: RoundStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const round = (digit: number, draft: 0 | 1 = 0) => ({
      id: idOf(digit),
      draftId: given.draftIds[draft],
      versionId: given.versionIds[draft],
      purpose: 'Comments before the second draft',
      closesOn: '2018-03-12',
      afterwards: 'refused' as const,
      openedBy: given.accountId,
      openedAt: `2018-02-0${digit}T09:00:00.000Z`,
    })
    const extended = (): RoundEvent => ({
      kind: 'extended',
      closesOn: '2018-03-26',
      reason: 'Two delegations asked for it.',
      by: given.accountId,
      at: '2018-03-10T09:00:00.000Z',
    })

    it('[RO1] gives back a round as it was opened, once, and those of a draft by their time', async () => {
      await store.add(round(2))
      await store.add(round(1))
      await store.add(round(3, 1))
      expect(await store.find(idOf(2))).toEqual({ ...round(2), events: [] })
      expect((await store.ofDraft(given.draftIds[0])).map(({ id }) => id)).toEqual([idOf(1), idOf(2)])
      expect((await store.ofDrafts(given.draftIds)).map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)])
      expect([await store.find(idOf(9)), await store.ofDrafts([])]).toEqual([null, []])
      await expect(store.add(round(1))).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[RO5] what happens to a round is added behind what was known of it, and changes nothing', async () => {
      await store.add(round(1))
      await store.addEvent(idOf(1), 0, extended())
      const closed: RoundEvent = { kind: 'closed', reason: '', by: given.accountId, at: '2018-03-20T09:00:00.000Z' }
      await expect(store.addEvent(idOf(1), 0, closed)).rejects.toMatchObject({ code: 'conflict' })
      await store.addEvent(idOf(1), 1, closed)
      expect(await store.find(idOf(1))).toEqual({ ...round(1), events: [extended(), closed] })
      await expect(store.addEvent(idOf(9), 0, closed)).rejects.toMatchObject({ code: 'not_found' })
    })
  })
}
