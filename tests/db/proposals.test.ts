import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { NewProposal } from '#domain/drafts/proposals/store.ts'
import type { DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { proposalStoreContract } from '../contracts/proposal-store.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { deletion, proposalOf, said } from '../support/fixtures/proposals.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const draftIds = [
  '01980000-0000-7000-8000-00000000d001' as DraftId,
  '01980000-0000-7000-8000-00000000d002' as DraftId,
] as const

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addDraftGround>>
let organizationId: OrganizationId
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  ground = await addDraftGround(stores)
  organizationId = (await stores.people.account(ground.accountId))?.organizationId as OrganizationId
  for (const id of draftIds) {
    await stores.drafts.add({
      id,
      title: 'Draft',
      kind: 'resolution',
      groupId: ground.groupIds[0],
      meetingId: null,
      label: null,
      decisionId: null,
      rights: DEFAULT_RIGHTS,
      events: [],
      createdBy: ground.accountId,
      createdAt: '2017-09-18T09:00:00.000Z',
    })
  }
})
afterAll(() => database.drop())

proposalStoreContract(async () => {
  await database.sql`truncate proposals cascade`
  return { store: postgresStores(database.db).proposals, accountId: ground.accountId, organizationId, draftIds }
})

describe('proposals on PostgreSQL', () => {
  const proposal = (digit: number, draftId: DraftId = draftIds[0]) => {
    const {
      number: _number,
      support: _support,
      dispositions: _dispositions,
      ...made
    } = proposalOf(deletion(said('a', 'URGES')), {
      id: `01980000-0000-7000-8000-00000000b10${digit}` as ProposalId,
      draftId,
      organizationId,
      by: ground.accountId,
    })
    return made
  }

  it('[PR1] numbers many that are made at once without a gap, and none of a draft that is not there', async () => {
    await database.sql`truncate proposals cascade`
    const stores = postgresStores(database.db)
    const add = (made: NewProposal) => stores.transact(({ proposals }) => proposals.add(made))
    const made = await Promise.all([1, 2, 3, 4, 5, 6].map((digit) => add(proposal(digit))))
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6])
    const unknown = add(proposal(7, '01980000-0000-7000-8000-00000000d009' as DraftId))
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[PR19] of ten answers at once one is kept', async () => {
    await database.sql`truncate proposals cascade`
    const { proposals } = postgresStores(database.db)
    const { id } = await proposals.add(proposal(1))
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        proposals.addDisposition(id, 0, {
          kind: 'placed',
          reason: '',
          mergedInto: null,
          by: ground.accountId,
          at: '2017-09-18T09:00:00.000Z',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await proposals.find(id))?.dispositions).toHaveLength(1)
  })
})
