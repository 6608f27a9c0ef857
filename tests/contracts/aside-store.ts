/** What every store of remarks that were set aside does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type CheckAside, standingAsides } from '#domain/drafts/checks/aside.ts'
import type { AsideStore } from '#domain/drafts/checks/store.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'

export interface AsideStoreSetup {
  readonly store: AsideStore
  readonly accountId: AccountId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

export function asideStoreContract(setUp: () => Promise<AsideStoreSetup>): void {
  describe('a store of remarks that were set aside', () => {
    let given: AsideStoreSetup
    beforeEach(async () => {
      given = await setUp()
    })

    it('[FO25] gives back each entry of a draft in its order, and the newest on a remark holds', async () => {
      const entry = (key: string, minute: number, more: Partial<CheckAside> = {}): CheckAside => ({
        draftId: given.draftIds[0],
        key,
        isAside: true,
        reason: 'The Chair wishes it so.',
        by: given.accountId,
        at: `2018-03-01T09:0${minute}:00.000Z`,
        ...more,
      })
      const entries = [
        entry('cost p1 organize', 1),
        entry('verb p2 shall', 2),
        entry('cost p1 organize', 3, { isAside: false, reason: '' }),
        entry('verb p2 shall', 4, { reason: 'Agreed in the corridor.' }),
      ]
      for (const one of entries) await given.store.add(one)
      await given.store.add(entry('verb p2 shall', 5, { draftId: given.draftIds[1] }))
      const kept = await given.store.ofDraft(given.draftIds[0])
      expect(kept).toEqual(entries)
      expect(standingAsides(kept)).toEqual([entries[3]])
      expect(await given.store.ofDraft(given.draftIds[1])).toHaveLength(1)
    })
  })
}
