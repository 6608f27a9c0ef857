/** The history of a draft over HTTP, on the whole application: sittings, moments, and who may bring one back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { BroughtBack, DraftView, MomentView, SittingList } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { HistoryThreads } from '../../../server/drafts/history/history-threads.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
let id: DraftId
beforeEach(async () => {
  test = await createTestApp()
  const paragraphs = [
    { role: 'operative', text: 'URGES Parties' },
    { role: 'operative', text: 'INVITES donors' },
  ]
  const payload = { title: 'Cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('member'), payload })
  id = answer.json<DraftView>().id as DraftId
})
afterEach(() => test.close())

const ask = (reader: Reader | null, method: 'GET' | 'POST', path: string) =>
  test.app.inject({ method, url: `/api/drafts/${id}${path}`, headers: test.as(reader) })

async function write(reader: Reader, ...texts: string[]): Promise<void> {
  const { deps, accounts } = test
  const actor = await loadActor(deps.stores, accounts[reader].id, deps.clock())
  if (!actor) throw new Error('Nobody of this kind is there')
  const blocks = texts.map((text) => paragraph('operative', text))
  await deps.hub.applyServerEdit(id, actor, (doc) => writeDocument(doc, documentOf(blocks)))
}

const momentAt = async (sequence: number, query = '') =>
  (await ask('observer', 'GET', `/moments/${sequence}${query}`)).json<MomentView>()

const statuses = async (method: 'GET' | 'POST', path: string) =>
  Object.fromEntries(
    await Promise.all(
      [...READERS, null].map(async (who) => [who ?? 'nobody', (await ask(who, method, path)).statusCode]),
    ),
  )

describe('who may', () => {
  it.each(['/sittings', '/moments/1'])('[H8] GET %s: whoever may read the draft, and nobody else', async (path) => {
    expect(await statuses('GET', path)).toEqual({
      ...{ Chair: 200, 'Vice-Chair': 200, member: 200, alternate: 200, observer: 200, Secretariat: 200 },
      ...{ stranger: 403, nobody: 401 },
    })
  })

  it('[H7] bring back: whoever may edit, while the draft is open', async () => {
    expect(await statuses('POST', '/moments/1/restore')).toEqual({
      ...{ Chair: 200, 'Vice-Chair': 200, member: 200, alternate: 200, observer: 403, Secretariat: 200 },
      ...{ stranger: 403, nobody: 401 },
    })
    await test.app.inject({
      method: 'POST',
      url: `/api/drafts/${id}/state`,
      headers: test.as('Chair'),
      payload: { state: 'frozen' },
    })
    expect((await ask('member', 'POST', '/moments/1/restore')).statusCode).toBe(409)
    expect((await ask('member', 'GET', '/moments/1')).statusCode).toBe(200)
  })
})

describe('a history', () => {
  it('[H5] in sittings, page by page', async () => {
    test.at('2017-09-18T10:00:00.000Z')
    await write('Chair', 'URGES all Parties', 'INVITES donors')
    await write('member', 'URGES all Parties to report', 'INVITES donors')
    const all = (await ask('member', 'GET', '/sittings')).json<SittingList>()
    expect(all).toMatchObject({
      items: [
        { first: 2, last: 3, changeCount: 2 },
        { first: 1, last: 1 },
      ],
      next: null,
    })
    expect(all.items[0]?.writers.map(({ delegation }) => delegation).sort()).toEqual(['FR', 'KE'])
    const page = (await ask('member', 'GET', '/sittings?limit=1')).json<SittingList>()
    expect(page).toEqual({ items: all.items.slice(0, 1), next: 2 })
    expect((await ask('member', 'GET', '/sittings?limit=1&before=2')).json()).toEqual({
      items: all.items.slice(1),
      next: null,
    })
  })

  it('[H2] a moment names delegation and person of each run, and what changed since another', async () => {
    await write('Chair', 'URGES all Parties', 'INVITES donors')
    const now = await momentAt(2)
    expect(now).toMatchObject({ sequence: 2, since: null, newest: 2, at: '2017-09-18T09:00:00.000Z' })
    expect(now.writers.map(({ delegation }) => delegation)).toEqual(['FR', 'KE'])
    expect(now.runs.map(({ from, to, writer }) => [from, to, writer])).toEqual([
      [1, 7, 0],
      [7, 11, 1],
      [11, 18, 0],
      [20, 34, 0],
    ])
    const changes = (await momentAt(2, '?since=1')).runs.filter(({ change }) => change)
    expect(changes).toMatchObject([{ from: 7, to: 11, what: 'text', change: { kind: 'inserted', writer: 1 } }])
    expect(await momentAt(0)).toMatchObject({ at: null, content: { content: [] }, runs: [] })
  })

  it('[H1] a moment that was not recorded is not found, and one cannot look back into the future', async () => {
    expect((await ask('member', 'GET', '/moments/2')).statusCode).toBe(404)
    expect((await ask('member', 'POST', '/moments/2/restore')).statusCode).toBe(404)
    expect((await ask('member', 'GET', '/moments/0?since=1')).statusCode).toBe(400)
  })

  it('[H6] what is brought back is recorded as a change by who did it', async () => {
    const first = await ask('member', 'GET', '/content')
    await write('Chair', 'DELETES everything')
    expect((await ask('alternate', 'POST', '/moments/1/restore')).json<BroughtBack>()).toEqual({
      sequence: 3,
      isChanged: true,
    })
    expect((await ask('member', 'GET', '/content')).json()).toEqual(first.json())
    expect((await ask('alternate', 'POST', '/moments/1/restore')).json()).toEqual({ sequence: 3, isChanged: false })
    const [last] = await test.deps.stores.updates.history(id, { limit: 1 })
    expect(last?.accountId).toBe(test.accounts.alternate.id)
    expect(JSON.stringify((await momentAt(2)).content)).toContain('DELETES everything')
  })
})

describe('the thread that reads', () => {
  it('[H9] reads on what came later, and waits for a place when many histories are open', async () => {
    const { updates } = test.deps.stores
    const threads = new HistoryThreads(updates)
    try {
      const textAt = async (draftId: DraftId, sequence: number) =>
        JSON.stringify((await threads.ask(draftId, (thread) => thread.moment(sequence, null))).content)
      expect(await textAt(id, 1)).toContain('URGES Parties')
      await write('Chair', 'URGES all Parties')
      expect(await textAt(id, 2)).toContain('URGES all Parties')
      const others = [1, 2, 3, 4].map((n) => `01980000-0000-7000-8000-0000000000e${n}` as DraftId)
      for (const other of others) {
        await updates.create(other)
        await updates.append([
          { draftId: other, after: 0, standing: 0, updates: await updates.readSince(id, 0, 1), claims: [] },
        ])
      }
      const texts = await Promise.all(others.map((other) => textAt(other, 1)))
      expect(texts.every((text) => text.includes('URGES Parties'))).toBe(true)
    } finally {
      threads.close()
    }
  })

  it('[H9] a history beyond the limits is refused, and the next question begins anew', async () => {
    const threads = new HistoryThreads(test.deps.stores.updates, { timeout: 0, memoryMegabytes: 64 })
    const asked = threads.ask(id, (thread) => thread.moment(1, null))
    await expect(asked).rejects.toMatchObject({ code: 'too_large' })
    threads.close()
  })
})
