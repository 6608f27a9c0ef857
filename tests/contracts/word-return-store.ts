/** What every store of returned files does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { WordReturnStore } from '#domain/drafts/returned/store.ts'
import type { WordReturn } from '#domain/drafts/returned/word-return.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId, ThreadId, WordReturnId } from '#domain/ids.ts'

export interface WordReturnStoreSetup {
  readonly store: WordReturnStore
  readonly accountId: AccountId
  readonly organizationId: OrganizationId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000f00${digit}`

export function wordReturnStoreContract(setUp: () => Promise<WordReturnStoreSetup>): void {
  describe('a store of returned files', () => {
    let given: WordReturnStoreSetup
    beforeEach(async () => {
      given = await setUp()
    })

    const returned = (digit: number, draft: 0 | 1 = 0): WordReturn => ({
      id: idOf(digit) as WordReturnId,
      draftId: given.draftIds[draft],
      organizationId: given.organizationId,
      by: given.accountId,
      at: `2018-03-0${digit}T09:00:00.000Z`,
      fileName: 'Draft with our comments.docx',
      sha256: 'a'.repeat(64),
      sequence: digit === 2 ? null : 41,
      proposalIds: [idOf(7) as ProposalId],
      threadIds: [idOf(8) as ThreadId],
      leftOutCount: 1,
      notPlaced: [{ where: 'State | Reply', what: 'A new table. Put it into the draft by hand.' }],
    })

    it('[WR12] gives back what was kept, the newest first, each draft its own, once', async () => {
      const { store, draftIds } = given
      await store.add(returned(1))
      await store.add(returned(2))
      await store.add(returned(3, 1))
      expect(await store.ofDraft(draftIds[0])).toEqual([returned(2), returned(1)])
      expect(await store.ofDraft(draftIds[1])).toEqual([returned(3, 1)])
      await expect(store.add(returned(1))).rejects.toMatchObject({ code: 'conflict' })
    })
  })
}
