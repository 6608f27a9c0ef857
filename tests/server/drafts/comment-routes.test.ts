import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ThreadInput, ThreadList, ThreadView } from '#domain/drafts/comments/wire.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { readDocument } from '../../../server/decisions/read-document/read-document.ts'
import { commentContributions } from '../../../server/drafts/comments/comment-contributions.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
let draftId: string
beforeEach(async () => {
  test = await createTestApp()
  const paragraphs = [{ role: 'operative' as const, text: 'URGES Parties to report' }]
  const draft = { title: 'Wildlife cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  draftId = (await ask<DraftView>('member', 'POST', '/drafts', draft)).body.id
  await ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, observer: 'comment' })
})
afterEach(() => test.close())

async function ask<T>(reader: Reader | null, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const options = { method, url: `/api${path}`, headers: test.as(reader), ...(payload && { payload }) }
  const answer = await test.app.inject(options)
  return { status: answer.statusCode, body: answer.json<T>(), text: answer.body }
}

const input = (change: Partial<ThreadInput> = {}): ThreadInput => ({
  anchor: { on: 'text' },
  type: 'substantive',
  visibility: 'group',
  text: 'Parties need more time.',
  ...change,
})
async function begin(by: Reader, change: Partial<ThreadInput> = {}): Promise<ThreadView> {
  const { status, body, text } = await ask<ThreadView>(by, 'POST', `/drafts/${draftId}/comments`, input(change))
  expect(status, text).toBe(201)
  return body
}
const list = async (reader: Reader, query = '') =>
  (await ask<ThreadList>(reader, 'GET', `/drafts/${draftId}/comments${query}`)).body.items
const statuses = async (act: (reader: Reader | null) => Promise<{ status: number }>) =>
  Object.fromEntries(
    await Promise.all([...READERS, null].map(async (reader) => [reader ?? 'nobody', (await act(reader)).status])),
  )

const INSIDE = { Chair: 201, 'Vice-Chair': 201, member: 201, alternate: 201, observer: 201, Secretariat: 201 }

describe('who may', () => {
  it('[CM2] begin a thread: whoever has the right, also in a frozen draft', async () => {
    const outside = { stranger: 403, nobody: 401 }
    const post = (reader: Reader | null) => ask(reader, 'POST', `/drafts/${draftId}/comments`, input())
    expect(await statuses(post)).toEqual({ ...INSIDE, ...outside })
    await ask('Chair', 'PUT', `/drafts/${draftId}/rights`, DEFAULT_RIGHTS)
    await ask('Chair', 'POST', `/drafts/${draftId}/state`, { state: 'frozen' })
    expect(await statuses(post)).toEqual({ ...INSIDE, observer: 403, ...outside })
  })

  it('[CM3] see what a delegation says among itself: that delegation, at every address, and nobody else', async () => {
    const { id, comments } = await begin('Chair', { visibility: 'delegation', text: 'Our fallback is 18 months.' })
    const commentId = comments[0]?.id
    const acts = (reader: Reader) => [
      ask(reader, 'GET', `/comments/${id}`),
      ask(reader, 'POST', `/comments/${id}/replies`, { text: 'Noted.' }),
      ask(reader, 'POST', `/comments/${id}/versions`, { commentId, text: 'Said otherwise.' }),
      ask(reader, 'POST', `/comments/${id}/withdrawals`, { commentId }),
      ask(reader, 'POST', `/comments/${id}/state`, { state: 'resolved' }),
    ]
    for (const reader of ['Vice-Chair', 'member', 'observer', 'Secretariat', 'stranger'] as const) {
      const answers = await Promise.all(acts(reader))
      // Who sits in no group is turned away at the door, whatever the address.
      const expected = Array(5).fill(reader === 'stranger' ? 403 : 404)
      expect([reader, ...answers.map(({ status }) => status)]).toEqual([reader, ...expected])
      for (const { text } of answers) expect(text).not.toContain('18 months')
      if (reader !== 'stranger') expect(await list(reader)).toEqual([])
    }
    expect((await ask(null, 'GET', `/comments/${id}`)).status).toBe(401)
    expect((await list('alternate')).map((thread) => thread.id)).toEqual([id])
    expect((await ask('alternate', 'POST', `/comments/${id}/replies`, { text: 'Noted.' })).status).toBe(200)
    expect((await list('Chair'))[0]?.comments.map(({ by }) => by)).toEqual(['Chair of KE', 'alternate of KE'])
  })

  it('[CM3] who may not read the draft any more does not read the threads of the own delegation either', async () => {
    const own = await begin('observer', { visibility: 'delegation' })
    await ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, observer: 'none' })
    expect((await ask('observer', 'GET', `/comments/${own.id}`)).status).toBe(403)
    expect((await ask('observer', 'GET', `/drafts/${draftId}/comments`)).status).toBe(403)
  })
})

describe('what is said', () => {
  it('[CM1] stands where it was put, and on no proposal of another draft', async () => {
    const thread = await begin('member', { anchor: { on: 'paragraph', paragraphId: 'gone', quote: 'URGES' } })
    expect(thread).toMatchObject({ type: 'substantive', state: 'open', party: { name: 'FR' }, by: 'member of FR' })
    expect(thread.place).toEqual({
      paragraphId: 'gone',
      offset: 0,
      label: '',
      order: 1,
      proposal: null,
      isFound: false,
    })
    const elsewhere = { on: 'proposal' as const, proposalId: '01980000-0000-7000-8000-00000000ffff' }
    const refused = await ask('member', 'POST', `/drafts/${draftId}/comments`, input({ anchor: elsewhere }))
    expect(refused).toMatchObject({ status: 404, body: { detail: 'There is no such proposal in this draft.' } })
    expect((await ask('member', 'POST', `/drafts/${draftId}/comments`, input({ text: '  ' }))).status).toBe(400)
  })

  it('[CM1] stands on a proposal of its draft, and says which', async () => {
    const { content } = (
      await ask<{ content: { attrs: { id: string } }[] }>('member', 'GET', `/drafts/${draftId}/content`)
    ).body
    const base = [
      { id: content[0]?.attrs.id, role: 'operative', level: 1, ref: '', inline: [{ text: 'URGES Parties to report' }] },
    ]
    const proposed = [{ ...base[0], inline: [{ text: 'INVITES Parties to report' }] }]
    const made = await ask<{ id: string }>('member', 'POST', `/drafts/${draftId}/proposals`, {
      kind: 'change',
      base,
      proposed,
    })
    expect(made.status).toBe(201)
    const { place } = await begin('Chair', { anchor: { on: 'proposal', proposalId: made.body.id } })
    expect(place).toMatchObject({ proposal: 1, paragraphId: base[0]?.id, label: '1.', isFound: true })
  })

  it('[CM1] is listed by state, type and delegation', async () => {
    await begin('member', { type: 'editorial' })
    const other = await begin('Chair')
    await ask('Chair', 'POST', `/comments/${other.id}/state`, { state: 'resolved' })
    expect((await list('member')).length).toBe(2)
    expect((await list('member', '?type=editorial')).map(({ type }) => type)).toEqual(['editorial'])
    expect((await list('member', '?state=resolved')).map(({ id }) => id)).toEqual([other.id])
    const { organizationId } = test.accounts.Chair
    expect((await list('member', `?party=${organizationId}`)).map(({ id }) => id)).toEqual([other.id])
  })

  it('[CM4] can be said otherwise by who said it; the earlier words stay to be looked at', async () => {
    const { id, comments } = await begin('member')
    const commentId = comments[0]?.id
    test.at('2017-09-18T10:00:00.000Z')
    const said = await ask<ThreadView>('member', 'POST', `/comments/${id}/versions`, { commentId, text: 'Two years.' })
    expect(said.body.comments).toMatchObject([
      {
        text: 'Two years.',
        lastAt: '2017-09-18T10:00:00.000Z',
        earlier: [{ text: 'Parties need more time.', at: '2017-09-18T09:00:00.000Z' }],
      },
    ])
    for (const reader of ['Chair', 'Secretariat'] as const) {
      const refused = await ask(reader, 'POST', `/comments/${id}/versions`, { commentId, text: 'Mine.' })
      expect(refused.status).toBe(403)
      expect((await ask(reader, 'POST', `/comments/${id}/withdrawals`, { commentId })).status).toBe(403)
    }
  })

  it('[CM5] stays as withdrawn, and its words are given to nobody any more', async () => {
    const { id, comments } = await begin('member')
    const commentId = comments[0]?.id
    await ask('member', 'POST', `/comments/${id}/versions`, { commentId, text: 'Parties need two years more.' })
    const gone = await ask<ThreadView>('member', 'POST', `/comments/${id}/withdrawals`, { commentId })
    expect(gone.body.comments).toMatchObject([{ text: null, earlier: [] }])
    for (const reader of ['member', 'Chair'] as const)
      expect((await ask(reader, 'GET', `/drafts/${draftId}/comments`)).text).not.toContain('more')
    const again = await ask('member', 'POST', `/comments/${id}/versions`, { commentId, text: 'Back.' })
    expect(again).toMatchObject({ status: 409, body: { code: 'illegal_transition' } })
  })

  it('[CM6] [CM7] is settled with who and when, and goes on after it was reopened', async () => {
    const { id } = await begin('member')
    expect((await ask('alternate', 'POST', `/comments/${id}/state`, { state: 'resolved' })).status).toBe(403)
    const reason = 'Taken up.'
    const resolved = await ask<ThreadView>('Chair', 'POST', `/comments/${id}/state`, { state: 'resolved', reason })
    expect(resolved.body).toMatchObject({
      state: 'resolved',
      events: [{ kind: 'resolved', reason, by: 'Chair of KE', delegation: 'KE', at: '2017-09-18T09:00:00.000Z' }],
      refusals: { reply: 'This thread is resolved. Reopen it first, then reply.', reopen: null },
    })
    expect((await ask('alternate', 'POST', `/comments/${id}/replies`, { text: 'But.' })).status).toBe(409)
    expect((await ask('alternate', 'POST', `/comments/${id}/state`, { state: 'open' })).status).toBe(200)
    const replied = await ask<ThreadView>('alternate', 'POST', `/comments/${id}/replies`, { text: 'But.' })
    expect(replied.body.comments.map(({ party, text }) => [party.name, text])).toEqual([
      ['FR', 'Parties need more time.'],
      ['KE', 'But.'],
    ])
  })

  it('[CM8] is kept once when it is sent twice, and a taken identity is refused to others', async () => {
    const id = '01980000-0000-7000-8000-00000000aaaa'
    const replyId = '01980000-0000-7000-8000-00000000bbbb'
    await begin('member', { id })
    await begin('member', { id })
    expect((await ask('Chair', 'POST', `/drafts/${draftId}/comments`, input({ id }))).status).toBe(409)
    for (const _time of [1, 2]) {
      const replied = await ask<ThreadView>('Chair', 'POST', `/comments/${id}/replies`, { id: replyId, text: 'Yes.' })
      expect(replied.body.comments).toHaveLength(2)
    }
    expect((await ask('member', 'POST', `/comments/${id}/replies`, { id: replyId, text: 'No.' })).status).toBe(409)
    expect(await list('member')).toHaveLength(1)
  })
})

/** What can be read in a file, with all that stands in the parts of a Word file. */
async function everyWordOf(format: string, bytes: Uint8Array): Promise<string> {
  if (format === 'docx')
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n')
  return format === 'html' ? strFromU8(bytes) : (await readDocument(bytes, 'draft.pdf')).text
}

describe('who is told', () => {
  const alerts = async (reader: Reader) =>
    (await ask<{ items: { words: string; address: string }[] }>(reader, 'GET', '/alerts')).body.items
  const told = async (reader: Reader) => (await alerts(reader)).map(({ words }) => words)

  it('[CM15] of a reply: who wrote in the thread, and not who replies', async () => {
    const { id } = await begin('member')
    await ask('Vice-Chair', 'POST', `/comments/${id}/replies`, { text: 'Zebra.' })
    await ask('Secretariat', 'POST', `/comments/${id}/replies`, { text: 'Zebra.' })
    const [first, second] = [
      'PE replied in a thread in which you wrote.',
      'SECRETARIAT replied in a thread in which you wrote.',
    ]
    expect((await told('member')).sort()).toEqual([first, second])
    expect(await told('Vice-Chair')).toEqual([second])
    expect(await told('Secretariat')).toEqual([])
    expect((await alerts('member'))[0]?.address).toBe(`/drafts/${draftId}?comment=${id}`)
  })

  it('[CM15] among a delegation: that delegation, without a word of what was said', async () => {
    const { id } = await begin('Chair', { visibility: 'delegation', text: 'Zebra.' })
    await ask('alternate', 'POST', `/comments/${id}/replies`, { text: 'Zebra.' })
    expect(await told('Chair')).toEqual(['KE replied in a thread in which you wrote, among your delegation.'])
    for (const reader of ['alternate', 'Vice-Chair', 'member', 'Secretariat'] as const)
      expect(await told(reader)).toEqual([])
  })

  it('[CM15] that a thread is resolved: the delegation that began it', async () => {
    const { id } = await begin('alternate')
    await ask('Vice-Chair', 'POST', `/comments/${id}/state`, { state: 'resolved', reason: 'Taken up.' })
    for (const reader of ['Chair', 'alternate'] as const)
      expect(await told(reader)).toEqual(['PE resolved a thread that your delegation began: Taken up.'])
    expect(await told('member')).toEqual([])
  })
})

describe('what leaves', () => {
  it('[CM13] the message that comments have changed names them and nothing else', async () => {
    const told = vi.spyOn(test.deps.hub, 'changed')
    const { id, comments } = await begin('Chair', { visibility: 'delegation', text: 'Zebra.' })
    const commentId = comments[0]?.id
    await ask('Chair', 'POST', `/comments/${id}/replies`, { text: 'Zebra.' })
    await ask('Chair', 'POST', `/comments/${id}/versions`, { commentId, text: 'Zebras.' })
    await ask('Chair', 'POST', `/comments/${id}/state`, { state: 'resolved', reason: 'Zebra.' })
    expect(told.mock.calls).toEqual(Array(4).fill([draftId, 'comments']))
  })

  it.each(['html', 'docx', 'pdf'])('[CM12] no word of a comment stands in the .%s of a draft', async (format) => {
    await begin('member', { text: 'Confidential: zebra.', anchor: { on: 'text' } })
    const url = `/api/drafts/${draftId}/export?format=${format}`
    const file = await test.app.inject({ url, headers: test.as('member') })
    expect(file.statusCode).toBe(200)
    const words = await everyWordOf(format, file.rawPayload)
    expect(words).toContain('URGES')
    expect(words).not.toMatch(/zebra|Confidential/i)
  })

  it('[CM12] neither does one in what a draft says of itself', async () => {
    await begin('member', { text: 'Confidential: zebra.' })
    for (const path of ['', '/content', '/history', '/sittings', '/moments/1'])
      expect((await ask('member', 'GET', `/drafts/${draftId}${path}`)).text).not.toContain('zebra')
  })

  it('[CM14] the table of a round has what was said to the group, at its place', async () => {
    const { content } = (
      await ask<{ content: { attrs: { id: string } }[] }>('member', 'GET', `/drafts/${draftId}/content`)
    ).body
    const paragraphId = content[0]?.attrs.id ?? ''
    const anchor = { on: 'range' as const, paragraphId, offset: 6, quote: 'Parties', start: 'AAAA', end: 'AAAA' }
    await begin('member', { anchor })
    await begin('member', { visibility: 'delegation', text: 'Between us.' })
    const found = await commentContributions(test.deps, draftId as DraftId, '2018-01-01T00:00:00.000Z')
    expect(found).toMatchObject([{ paragraphId, offset: 6, party: 'FR', text: 'Parties need more time.' }])
    expect(found).toHaveLength(1)
  })
})
