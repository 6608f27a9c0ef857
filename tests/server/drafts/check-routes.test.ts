import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CheckList } from '#domain/drafts/checks/wire.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftView, ParagraphInput } from '#domain/drafts/wire.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { aText, itemsOf } from '../../support/fixtures/texts.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

async function ask(reader: Reader | null, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  return test.app.inject({ method, url: `/api/drafts${path}`, headers: test.as(reader), ...(payload && { payload }) })
}

async function begin(...paragraphs: ParagraphInput[]): Promise<string> {
  const input = { title: 'Wildlife cybercrime', kind: 'decision', groupId: test.groupId, from: { paragraphs } }
  const answer = await ask('member', 'POST', '', input)
  expect(answer.statusCode, answer.body).toBe(201)
  return (answer.json() as DraftView).id
}

const checks = async (id: string): Promise<CheckList> => (await ask('member', 'GET', `/${id}/checks`)).json()

describe('remarks on the form of a draft', () => {
  it('[FO1] [FO22] [FO23] are made on the recorded text, with the registry', async () => {
    const lines = itemsOf('submit best practices and addresses of websites with codes of conduct for online markets;')
    const by = test.accounts.Secretariat.id
    await test.deps.stores.decisions.add(aText('1', by, { number: '15.57', lines }))
    const id = await begin(
      { role: 'decision', text: 'Parties should, as in Decision 15.57, paragraph q):' },
      { role: 'item', text: 'submit best practices and addresses of websites with codes of conduct.' },
    )
    const { findings, maySetAside } = await checks(id)
    expect(findings.map(({ kind, quote, needsRegistry }) => [kind, quote, needsRegistry])).toEqual([
      ['addressee', '', false],
      ['reference', 'Decision 15.57, paragraph q)', true],
      ['overlap', 'Decision 15.57, paragraph a)', true],
    ])
    expect(findings.at(-1)?.other).toMatchObject({ address: '15.57/a' })
    expect(maySetAside).toBe(true)
  })

  it('[FO25] [FO26] are set aside with a reason, for everybody, until their words change', async () => {
    const id = await begin({ role: 'plain', text: 'two  spaces' })
    const [finding] = (await checks(id)).findings
    const aside = (payload: object) => ask('member', 'POST', `/${id}/checks/asides`, payload)
    const key = finding?.key ?? ''
    expect((await aside({ key, isAside: true, reason: '  ' })).json()).toMatchObject({ code: 'invalid' })
    const kept = await aside({ key, isAside: true, reason: ' A quotation. ' })
    expect(kept.json().asides).toMatchObject([{ key, reason: 'A quotation.' }])
    const list: CheckList = (await ask('observer', 'GET', `/${id}/checks`)).json()
    expect(list).toMatchObject({ asides: [{ key }], maySetAside: false })
    expect(list.findings.map((one) => one.key)).toEqual([key])
    const other = await begin({ role: 'plain', text: 'two  other spaces' })
    expect((await checks(other)).findings[0]?.key.split(' ')[0]).toBe('spacing')
    expect((await checks(other)).findings[0]?.key).not.toBe(key)
    expect((await aside({ key, isAside: false, reason: '' })).json().asides).toEqual([])
  })

  it('[FO25] [FO27] are read by who reads the draft, and set aside by who may comment on it', async () => {
    const id = await begin({ role: 'plain', text: 'two  spaces' })
    await ask('Chair', 'PUT', `/${id}/rights`, { ...DEFAULT_RIGHTS, alternate: 'comment', observer: 'none' })
    const statuses = async (act: (reader: Reader | null) => Promise<{ statusCode: number }>) =>
      Object.fromEntries(
        await Promise.all(
          [...READERS, null].map(async (reader) => [reader ?? 'nobody', (await act(reader)).statusCode]),
        ),
      )
    const written = { Chair: 200, 'Vice-Chair': 200, member: 200, alternate: 200, Secretariat: 200 }
    const refused = { observer: 403, stranger: 403, nobody: 401 }
    expect(await statuses((reader) => ask(reader, 'GET', `/${id}/checks`))).toEqual({ ...written, ...refused })
    const entry = { key: 'spacing x', isAside: true, reason: 'Quoted.' }
    expect(await statuses((reader) => ask(reader, 'POST', `/${id}/checks/asides`, entry))).toEqual({
      ...written,
      ...refused,
    })
  })
})
