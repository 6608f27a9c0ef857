/** What every store of proposals does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Disposition, Proposal } from '#domain/drafts/proposals/proposal.ts'
import type { NewProposal, ProposalStore } from '#domain/drafts/proposals/store.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { change, insertion, said } from '../support/fixtures/proposals.ts'

export interface ProposalStoreSetup {
  readonly store: ProposalStore
  readonly accountId: AccountId
  readonly organizationId: OrganizationId
  /** Two drafts that exist. */
  readonly draftIds: readonly [DraftId, DraftId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000b00${digit}` as ProposalId

export function proposalStoreContract(setUp: () => Promise<ProposalStoreSetup>): void {
  describe('a store of proposals', () => {
    let store: ProposalStore
    let given: ProposalStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const at = '2017-09-18T09:00:00.000Z'
    const proposal = (digit: number, more: Partial<NewProposal> = {}): NewProposal => ({
      ...change(
        [said('a', 'URGES Parties')],
        [said('a', [{ text: 'URGES ' }, { text: 'all', em: true }, { footnote: 'star', text: 'Kenya' }])],
      ),
      id: idOf(digit),
      draftId: given.draftIds[0],
      organizationId: given.organizationId,
      by: given.accountId,
      at,
      reason: 'It is clearer.',
      counterTo: null,
      replaces: null,
      ...more,
    })
    const disposition = (kind: Disposition['kind'], mergedInto: ProposalId | null = null): Disposition => ({
      kind,
      reason: 'As agreed.',
      mergedInto,
      by: given.accountId,
      at,
    })

    it('[PR1] gives back a proposal as it was made, with the next number of its draft', async () => {
      const first = await store.add(proposal(1))
      expect(first).toEqual({ ...proposal(1), number: 1, support: [], dispositions: [] })
      await store.add(proposal(2, { draftId: given.draftIds[1] }))
      const next = await store.add(
        proposal(3, { ...insertion('a', said('', 'NOTES')), counterTo: idOf(1), replaces: idOf(1) }),
      )
      expect(next.number).toBe(2)
      expect(await store.find(idOf(3))).toEqual(next)
      expect((await store.ofDraft(given.draftIds[0])).map(({ id, number }) => [id, number])).toEqual([
        [idOf(1), 1],
        [idOf(3), 2],
      ])
      expect(await store.find(idOf(9))).toBeNull()
    })

    it('[PR11] support is only added, in its order', async () => {
      await store.add(proposal(1))
      const support = { organizationId: given.organizationId, by: given.accountId, at, isGiven: true }
      await store.addSupport(idOf(1), support)
      await store.addSupport(idOf(1), { ...support, isGiven: false })
      expect((await store.find(idOf(1)))?.support).toEqual([support, { ...support, isGiven: false }])
      await expect(store.addSupport(idOf(9), support)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('[PR19] a disposition is added behind what was known, and the second of two is told', async () => {
      await store.add(proposal(1))
      await store.add(proposal(2))
      await store.addDisposition(idOf(1), 0, disposition('parked'))
      await expect(store.addDisposition(idOf(1), 0, disposition('declined'))).rejects.toMatchObject({
        code: 'conflict',
      })
      await store.addDisposition(idOf(1), 1, disposition('merged', idOf(2)))
      const found: Proposal | null = await store.find(idOf(1))
      expect(found?.dispositions).toEqual([disposition('parked'), disposition('merged', idOf(2))])
      expect((await store.find(idOf(2)))?.dispositions).toEqual([])
      await expect(store.addDisposition(idOf(9), 0, disposition('parked'))).rejects.toMatchObject({ code: 'not_found' })
    })
  })
}
