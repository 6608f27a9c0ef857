/** From an official document to mandates on PostgreSQL: what is confirmed together is kept together or not at all. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access.ts'
import { findByRef } from '#domain/decisions/address.ts'
import { currentRevision } from '#domain/decisions/decision.ts'
import { recognise } from '#domain/decisions/import/recognise.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import type { StoreRoot } from '#domain/stores.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { confirmImport } from '../../server/decisions/confirm-import.ts'
import { importDocument } from '../../server/decisions/import-document.ts'
import { readProposals } from '../../server/mandates/read-proposals.ts'
import { addAccount } from '../support/fixtures/account.ts'
import { at } from '../support/fixtures/texts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const SEED = new URL('../../../shared/corpus/00_CoP17-Doc-29_full.txt', import.meta.url)
const DRAFT = 'Directed to the Secretariat\n\n17.XX The Secretariat shall write to platforms.\n'

describe('an import on PostgreSQL', () => {
  let database: TestDatabase
  let stores: StoreRoot
  let actor: Actor
  let count = 0
  const deps = () => ({
    stores,
    clock: () => at(count % 60),
    newId: () => `01980000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`,
  })
  const read = async (bytes: Uint8Array): Promise<Recognised> => recognise(new TextDecoder().decode(bytes))
  const bring = (text: string) =>
    importDocument(deps(), read, actor, { bytes: new TextEncoder().encode(text), fileName: 'doc.txt' })

  beforeAll(async () => {
    database = await createTestDatabase()
    stores = postgresStores(database.db)
    const accountId = await addAccount(postgresPeopleStore(database.db))
    const organizationId = 'unused' as Actor['organizationId']
    const role = 'Secretariat'
    actor = {
      accountId,
      organizationId,
      role,
      name: 'Amina Otieno',
      email: 'amina@example.org',
      delegation: 'CITES Secretariat',
      groups: [],
    }
  })
  afterAll(() => database.drop())

  it('[RG19] of two confirmations at once only one reaches the registry', async () => {
    const { id } = await bring(DRAFT)
    const both = await Promise.allSettled([1, 2].map(() => confirmImport(deps(), actor, id, {})))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await stores.decisions.findByLabel('17.XX')).toHaveLength(1)
  })

  it('[RG15] what is no character does not keep a document out', async () => {
    const damaged = async (): Promise<Recognised> => recognise(`${DRAFT}\0 \\u0000 \ud83d.`)
    const bytes = new TextEncoder().encode(DRAFT)
    const { id } = await importDocument(deps(), damaged, actor, { bytes, fileName: 'doc.txt' })
    expect((await stores.decisions.findImport(id))?.recognised.text).toContain('\ufffd \\u0000 \ufffd.')
  })

  it('[RG17] a conflict in one item keeps every other out of the registry', async () => {
    const known = `Directed to Parties\n\n14.29 Parties should watch markets.\n\n${DRAFT}`
    await confirmImport(deps(), actor, (await bring(known)).id, {})
    const { id } = await bring(known)
    const items = [0, 1].map((index) => ({
      kind: 'decision' as const,
      index,
      action: 'confirm' as const,
      ...(index === 0 ? { correction: { number: 'fourteen' } } : {}),
    }))
    await expect(confirmImport(deps(), actor, id, { items })).rejects.toMatchObject({ code: 'conflict' })
    expect(await stores.decisions.findByLabel('17.XX')).toHaveLength(2)
    expect((await stores.decisions.findImport(id))?.confirmed).toBeNull()
  })

  it.skipIf(!existsSync(SEED))('[M8] the document that started it becomes texts and proposed mandates', async () => {
    const source = readFileSync(SEED, 'utf8')
    const { id } = await bring(source.slice(source.indexOf('\n----\n') + 6))
    const { items } = await confirmImport(deps(), actor, id, {})
    expect(items.filter(({ kind }) => kind === 'decision').map(({ name }) => name)).toEqual([
      '15.57',
      '15.58',
      '17.XX',
      'xxx',
      'xxx',
      'xxx',
    ])
    const decision = await findByRef(stores.decisions, '15.57')
    if (!decision) throw new Error('15.57 was not recorded')
    const proposals = await readProposals(stores, decision, currentRevision(decision))
    expect(proposals.items.map(({ path, addressee, strength }) => [path, addressee.body, strength])).toEqual(
      ['a', 'b', 'c', 'd'].map((path) => [path, 'Parties', 'urged']),
    )
  })
})
