/** What every store of versions does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { NewVersion, VersionStore } from '#domain/drafts/versions/store.ts'
import type { AccountId, DraftId, VersionId } from '#domain/ids.ts'

export interface VersionStoreSetup {
  readonly store: VersionStore
  readonly accountId: AccountId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000ed0${digit}` as VersionId

export function versionStoreContract(setUp: () => Promise<VersionStoreSetup>): void {
  describe('a store of versions', () => {
    let store: VersionStore
    let given: VersionStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const version = (digit: number, draft: 0 | 1 = 0): NewVersion => ({
      id: idOf(digit),
      draftId: given.draftIds[draft],
      name: `Draft ${digit}`,
      purpose: 'For comments',
      sequence: 10 + digit,
      sha256: 'ab'.repeat(32),
      content: documentOf([paragraph('operative', `URGES ${digit} Parties`, { id: 'p', ref: '15.57/c' })]),
      by: given.accountId,
      at: '2018-02-01T09:00:00.123Z',
    })

    it('[VE1] numbers the versions of each draft and gives them back as they were made', async () => {
      const added = [await store.add(version(1)), await store.add(version(2, 1)), await store.add(version(3))]
      expect(added.map(({ number }) => number)).toEqual([1, 1, 2])
      expect(await store.find(given.draftIds[0], 2)).toEqual({ ...version(3), number: 2 })
      expect(await store.findById(idOf(2))).toEqual({ ...version(2, 1), number: 1 })
      const { content, ...heading } = version(1)
      expect(content).toBeDefined()
      expect(added[0]).toEqual({ ...heading, number: 1 })
      expect((await store.ofDraft(given.draftIds[0])).map(({ number, name }) => [number, name])).toEqual([
        [1, 'Draft 1'],
        [2, 'Draft 3'],
      ])
      expect((await store.ofDraft(given.draftIds[1]))[0]).not.toHaveProperty('content')
      expect([await store.find(given.draftIds[1], 2), await store.findById(idOf(9))]).toEqual([null, null])
    })

    it('[VE1] a draft that is not there has no versions', async () => {
      const nowhere = '01980000-0000-7000-8000-00000000dddd' as DraftId
      expect(await store.ofDraft(nowhere)).toEqual([])
    })
  })
}
