import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyBackup } from '../../db/backup/format.ts'
import { restoreBackup } from '../../db/backup/restore-backup.ts'
import { writeBackup } from '../../db/backup/write-backup.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { loadExample } from '../../server/example/load-example.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const now = '2026-11-23T09:00:00.000Z'
let count = 0
const newId = () => `01980000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`
const bodyOf = (file: string) => gunzipSync(readFileSync(file)).toString().split('\n').slice(1, -2)
const withoutEpoch = (line: string) => line.replace(/"epoch":"[^"]*"/, '')
const epochs = async ({ sql }: TestDatabase) => (await sql`select epoch from draft_logs`).map(({ epoch }) => epoch)

describe('a backup of the example group', () => {
  let filled: TestDatabase
  let empty: TestDatabase
  let folder: string
  let file: string

  beforeAll(async () => {
    ;[filled, empty] = await Promise.all([createTestDatabase(), createTestDatabase()])
    folder = mkdtempSync(join(tmpdir(), 'backup-'))
    file = join(folder, 'all.backup')
    await loadExample({ stores: postgresStores(filled.db), clock: () => now, newId })
    await writeBackup(filled, file, now)
  })
  afterAll(async () => {
    await Promise.all([filled.drop(), empty.drop()])
    rmSync(folder, { recursive: true })
  })

  it('[BK1] is one whole file, and nothing else is left beside it', async () => {
    const { madeAt, rowCount } = await verifyBackup(file)
    expect(madeAt).toBe(now)
    expect(rowCount).toBeGreaterThan(200)
    expect(readdirSync(folder)).toEqual(['all.backup'])
    await expect(writeBackup(filled, join(folder, 'none', 'b'), now)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('[BK4] is known when it was cut off or changed, or is something else', async () => {
    const damaged = join(folder, 'damaged')
    const bytes = readFileSync(file)
    writeFileSync(damaged, bytes.subarray(0, bytes.length / 2))
    await expect(verifyBackup(damaged)).rejects.toThrow(/cut off or was changed/)
    writeFileSync(damaged, gzipSync(gunzipSync(bytes).toString().replace('Kenya', 'Kanye')))
    await expect(verifyBackup(damaged)).rejects.toThrow(/cut off or was changed/)
    writeFileSync(damaged, 'Dear all, please find attached v10a.')
    await expect(verifyBackup(damaged)).rejects.toThrow(/no backup/)
    rmSync(damaged)
  })

  it('[BK3] is not put into a database that holds something, nor by another version', async () => {
    await expect(restoreBackup(filled, file)).rejects.toMatchObject({ code: 'conflict' })
    await empty.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
    await expect(restoreBackup(empty, file)).rejects.toThrow(/another version/)
    await empty.sql`delete from drizzle.__drizzle_migrations where hash = 'later'`
    expect(await postgresStores(empty.db).people.accounts()).toEqual([])
  })

  it('[BK2] gives the same rows again in an empty database, where work goes on', async () => {
    await restoreBackup(empty, file)
    const again = join(folder, 'again.backup')
    await writeBackup(empty, again, now)
    expect(bodyOf(again).map(withoutEpoch).sort()).toEqual(bodyOf(file).map(withoutEpoch).sort())
    const stores = postgresStores(empty.db)
    expect(await stores.decisions.findByNumber('15.57')).toMatchObject({ subject: expect.stringMatching(/E-commerce/) })
    const [account] = await stores.people.accounts()
    if (!account) throw new Error('No account was restored.')
    await stores.decisions.addSubjectNames(['Online trade', 'E-trade'], now, account.id)
  })

  it('[C12] begins a new history of every draft, since devices may hold what it does not', async () => {
    const [before, after] = await Promise.all([epochs(filled), epochs(empty)])
    expect(after).toHaveLength(before.length)
    expect(after.filter((epoch) => before.includes(epoch))).toEqual([])
  })
})
