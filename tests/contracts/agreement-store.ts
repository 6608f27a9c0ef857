/** What every store of agreements does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AgreementEntry } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementStore } from '#domain/drafts/agreements/store.ts'
import { paragraph } from '#domain/drafts/content.ts'
import type { AccountId, AgreementId, DraftId } from '#domain/ids.ts'

export interface AgreementStoreSetup {
  readonly store: AgreementStore
  readonly accountId: AccountId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

export function agreementStoreContract(setUp: () => Promise<AgreementStoreSetup>): void {
  describe('a store of agreements', () => {
    let store: AgreementStore
    let given: AgreementStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const entry = (digit: number, change: Partial<AgreementEntry> = {}): AgreementEntry => ({
      id: `01980000-0000-7000-8000-00000000a00${digit}` as AgreementId,
      draftId: given.draftIds[0],
      paragraphId: 'one',
      kind: 'agreed',
      said: 'agreed ad referendum, third session',
      by: given.accountId,
      at: `2018-02-0${digit}T09:00:00.000Z`,
      bound: {
        hash: String(digit).repeat(64),
        paragraph: paragraph('operative', [{ text: 'URGES ' }, { text: 'Parties', em: true }], { id: 'one' }),
        sequence: digit,
      },
      ...change,
    })

    it('[AG8] gives back what happened to the paragraphs of a draft, the oldest first', async () => {
      const reopened = entry(3, { kind: 'reopened', said: 'At the request of Kenya.', bound: null })
      await store.add(entry(2, { paragraphId: 'two' }), 0)
      await store.add(entry(1), 0)
      await store.add(reopened, 1)
      await store.add(entry(4, { draftId: given.draftIds[1] }), 0)
      expect(await store.ofDraft(given.draftIds[0])).toEqual([entry(1), entry(2, { paragraphId: 'two' }), reopened])
      expect((await store.drafts()).sort()).toEqual([...given.draftIds].sort())
    })

    it('[AG8] adds behind what was known of the paragraph alone', async () => {
      await store.add(entry(1), 0)
      await expect(store.add(entry(2), 0)).rejects.toMatchObject({ code: 'conflict' })
      await store.add(entry(2), 1)
      expect((await store.ofDraft(given.draftIds[0])).map(({ bound }) => bound?.sequence)).toEqual([1, 2])
    })
  })
}
