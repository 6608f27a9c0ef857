import { afterAll, beforeAll } from 'vitest'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { commentStoreContract } from '../contracts/comment-store.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const draftIds = [
  '01980000-0000-7000-8000-00000000d001' as DraftId,
  '01980000-0000-7000-8000-00000000d002' as DraftId,
] as const
const proposalId = '01980000-0000-7000-8000-00000000b001' as ProposalId

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addDraftGround>> & { organizationId: OrganizationId }
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  const { accountId, groupIds } = await addDraftGround(stores)
  const organizationId = (await stores.people.organizations())[0]?.id as OrganizationId
  ground = { accountId, groupIds, organizationId }
  const at = '2018-01-01T09:00:00.000Z'
  for (const id of draftIds) {
    const named = { id, title: 'Draft', kind: 'document', groupId: groupIds[0], meetingId: null, label: null } as const
    const made = { decisionId: null, rights: DEFAULT_RIGHTS, events: [], createdBy: accountId, createdAt: at }
    await stores.drafts.add({ ...named, ...made })
  }
  const change = { kind: 'insert', base: [], proposed: [], afterId: null } as const
  const made = { organizationId, by: accountId, at, reason: '', counterTo: null, replaces: null }
  await stores.proposals.add({ ...change, ...made, id: proposalId, draftId: draftIds[0] })
})
afterAll(() => database.drop())

commentStoreContract(async () => {
  await database.sql`truncate comment_threads cascade`
  return { store: postgresStores(database.db).comments, ...ground, draftIds, proposalId }
})
