/** The command line as people and scripts meet it: a process, its streams and its exit code, on a database of its own. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { DraftId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { actorOfToken } from '../../server/http/load-actor.ts'
import { endPrograms, startProgram } from '../support/child-program.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/postgres.ts'

const PAGE = 'tests/support/fixtures/import/f01_number-after-header.txt'
const NOW = '2017-09-18T09:00:00.000Z'

let database: TestDatabase
let stores: ReturnType<typeof postgresStores>
let folder: string
beforeAll(async () => {
  database = await createEmptyDatabase()
  stores = postgresStores(database.db)
  folder = mkdtempSync(join(tmpdir(), 'cli-test-'))
})
afterAll(async () => {
  await endPrograms()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Where no database may be needed, there is none to be had. */
const NO_DATABASE = { DATA_DIR: '/dev/null/none' }

function run(args: readonly string[], env: Record<string, string> = { DATABASE_URL: database.url }) {
  const program = startProgram('server/cli.ts', args, env)
  program.endInput()
  return program.ended
}

/** What a command that is to succeed prints. */
async function printed(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

describe('usage', () => {
  it('[CL1] every command is listed, also when none is named', async () => {
    const [asked, bare] = await Promise.all([run(['help'], NO_DATABASE), run([], NO_DATABASE)])
    expect(asked).toMatchObject({ code: 0, stderr: '' })
    for (const command of ['help', 'import FILE', 'token EMAIL', 'account EMAIL', 'export draft|report ID', 'migrate'])
      expect(asked.stdout).toContain(`  ${command}`)
    expect(bare).toEqual(asked)
  })

  it('[CL2] wrong usage shows how it is meant, with exit code 2', async () => {
    const wrong = [
      [['adopt', '15.57'], '"adopt" is no command'],
      [['token', 'a@example.org', '--forever'], 'Usage: npm run -s cli -- token EMAIL'],
      [['export', 'minutes', 'x', '--format', 'pdf', '-o', 'y'], 'Usage: npm run -s cli -- export draft|report ID'],
      [['import', '--json'], 'Usage: '],
    ] as const
    const answers = await Promise.all(wrong.map(([args]) => run(args, NO_DATABASE)))
    for (const [place, [, usage]] of wrong.entries()) {
      expect(answers[place]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(usage) })
    }
  })
})

describe('on one database, in this order', () => {
  it('[CL4] migrate makes the tables', async () => {
    expect(await printed('migrate')).toBe('The tables are those of this version.\n')
    const made = await database.sql`select table_name from information_schema.tables where table_schema = 'public'`
    expect(made.map((row) => row.table_name)).toContain('decisions')
  })

  it('[CL5] an account is created and given a link and a token', async () => {
    const link = await printed('account', 'Lucia@example.org', '--name', 'Lucía Ferrer', '--role', 'Secretariat')
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/sign-in\/\S{40,}\n$/)
    const token = await printed('token', 'lucia@example.org', '--days', '7')
    expect(token).toMatch(/^\S{40,}\n$/)
    const actor = await actorOfToken(stores, token.trim(), new Date().toISOString())
    expect(actor).toMatchObject({ name: 'Lucía Ferrer', role: 'Secretariat' })
    expect(await actorOfToken(stores, token.trim(), new Date(Date.now() + 8 * 86_400_000).toISOString())).toBeNull()
  })

  it('[CL6] [CL7] import prints what it reads, and keeps it only when asked to', async () => {
    const [read, shown] = await Promise.all([
      run(['import', PAGE, '--json'], NO_DATABASE),
      run(['import', PAGE], NO_DATABASE),
    ])
    expect(read).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(read.stdout).decisions.map(({ number }: { number: string }) => number)).toContain('17.310')
    expect(shown.stdout).toMatch(/^17\.310 {2}Parties {2}a\) b\) c\)$/m)
    expect(await stores.decisions.listImports(10)).toEqual([])

    const saved = await printed('import', PAGE, '--save')
    const [kept, ...others] = await stores.decisions.listImports(10)
    expect(others).toEqual([])
    expect(saved).toBe(`It waits to be confirmed at http://127.0.0.1:8080/imports/${kept?.id}\n`)
  })

  it('[CL8] a draft is exported as Word and as PDF', async () => {
    const id = await aDraft()
    const files = (['docx', 'pdf'] as const).map((format) => ({ format, file: join(folder, `draft.${format}`) }))
    await Promise.all(files.map(({ format, file }) => printed('export', 'draft', id, '--format', format, '-o', file)))
    const [word, pdf] = files.map(({ file }) => readFileSync(file).subarray(0, 4).toString('latin1'))
    expect([word, pdf]).toEqual(['PK\u0003\u0004', '%PDF'])
  }, 60_000)

  it('[CL3] what is refused is one line, with exit code 1', async () => {
    const file = join(folder, 'none.docx')
    const refused = [
      [run(['token', 'nobody@example.org']), 'There is no open account for nobody@example.org'],
      [run(['export', 'draft', v7(), '--format', 'docx', '-o', file]), 'There is no draft'],
      [run(['import', 'none.txt', '--json'], NO_DATABASE), 'none.txt: There is no such file.'],
      [run(['migrate'], { DATABASE_URL: 'postgres://desk:hunter2@127.0.0.1:1/desk' }), 'nobody answers there'],
    ] as const
    for (const [answer, reason] of refused) {
      const { code, stdout, stderr } = await answer
      expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 1, stdout: '', lines: 2 })
      expect(stderr).toContain(reason)
    }
    expect(existsSync(file)).toBe(false)
  })
})

async function aDraft(): Promise<DraftId> {
  const { accountId, groupIds } = await addDraftGround(stores)
  const draft: Draft = {
    id: v7() as DraftId,
    title: 'Combating wildlife cybercrime',
    kind: 'resolution',
    groupId: groupIds[0],
    meetingId: null,
    label: null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: accountId,
    createdAt: NOW,
  }
  await placeDraft(stores, v7, draft, documentOf([paragraph('operative', 'URGES Parties to report')]))
  return draft.id
}
