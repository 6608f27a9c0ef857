/** Versions over HTTP, on the whole application: naming, reading, comparing, who wrote what, and restoring. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '#domain/canonical.ts'
import { isMarkedTable } from '#domain/drafts/compare/marked-document.ts'
import { type Block, documentOf, paragraph } from '#domain/drafts/content.ts'
import type { ComparisonView, VersionList, VersionView, WholeVersionView } from '#domain/drafts/versions/wire.ts'
import type { BroughtBack, DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { ComparisonThread } from '../../../server/drafts/versions/compare-thread.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { aText, chapeau, itemsOf } from '../../support/fixtures/texts.ts'

let test: TestApp
let id: DraftId
beforeEach(async () => {
  test = await createTestApp()
  id = await begin({
    paragraphs: [
      { role: 'operative', text: 'URGES Parties' },
      { role: 'operative', text: 'INVITES donors' },
    ],
  })
})
afterEach(() => test.close())

async function begin(from: object): Promise<DraftId> {
  const payload = { title: 'Cybercrime', kind: 'resolution', groupId: test.groupId, from }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('member'), payload })
  return answer.json<DraftView>().id as DraftId
}

const ask = (reader: Reader | null, method: 'GET' | 'POST', path: string, payload?: object) =>
  test.app.inject({ method, url: `/api/drafts/${id}${path}`, headers: test.as(reader), ...(payload && { payload }) })

async function write(reader: Reader, ...blocks: Block[]): Promise<void> {
  const { deps, accounts } = test
  const actor = await loadActor(deps.stores, accounts[reader].id, deps.clock())
  if (!actor) throw new Error('Nobody of this kind is there')
  await deps.hub.applyServerEdit(id, actor, (doc) => writeDocument(doc, documentOf(blocks)))
}

const words = (name: string, text: string) => paragraph('operative', text, { id: name })
const named = async (reader: Reader, name: string, purpose = '') =>
  (await ask(reader, 'POST', '/versions', { name, purpose })).json<VersionView>()
const compared = async (from: string, to: string, more = '') =>
  (
    await ask('observer', 'GET', `/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${more}`)
  ).json<ComparisonView>()
const drawn = ({ blocks }: ComparisonView) =>
  blocks.map((block) =>
    isMarkedTable(block)
      ? 'table'
      : block.pieces
          .map(({ change, inline }) => {
            const text = 'text' in inline ? inline.text : ''
            return change === 'kept' ? text : change === 'inserted' ? `+${text}+` : `~${text}~`
          })
          .join(''),
  )

describe('versions', () => {
  it('[VE4] whoever may edit names one, and so do Chair, Vice-Chair and Secretariat, also of a frozen draft', async () => {
    const statuses = async () =>
      Object.fromEntries(
        await Promise.all(
          [...READERS, null].map(async (who) => {
            const { statusCode } = await ask(who, 'POST', '/versions', { name: 'Draft' })
            return [who ?? 'nobody', statusCode] as const
          }),
        ),
      )
    const editors = { Chair: 201, 'Vice-Chair': 201, member: 201, alternate: 201, Secretariat: 201 }
    const others = { observer: 403, stranger: 403, nobody: 401 }
    expect(await statuses()).toEqual({ ...editors, ...others })
    await ask('Chair', 'POST', '/state', { state: 'frozen' })
    expect(await statuses()).toEqual({ ...editors, ...others })
    const rights = {
      Chair: 'edit',
      'Vice-Chair': 'read',
      member: 'propose',
      alternate: 'edit',
      observer: 'read',
      Secretariat: 'edit',
    }
    await ask('Chair', 'POST', '/state', { state: 'open' })
    await test.app.inject({
      method: 'PUT',
      url: `/api/drafts/${id}/rights`,
      headers: test.as('Chair'),
      payload: rights,
    })
    expect(await statuses()).toEqual({ ...editors, member: 403, ...others })
    const list = (await ask('observer', 'GET', '/versions')).json<VersionList>()
    expect(list.refusal).toMatch(/^Only those who may edit/)
    expect((await ask('Vice-Chair', 'GET', '/versions')).json<VersionList>().refusal).toBeNull()
  })

  it.each(['/versions', '/versions/1', '/compare?from=1&to=now'])(
    '[VE5] GET %s: whoever may read the draft',
    async (path) => {
      await named('member', 'First draft')
      const statuses = await Promise.all(
        [...READERS, null].map(async (who) => (await ask(who, 'GET', path)).statusCode),
      )
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 403, 401])
    },
  )

  it('[VE1] are listed with name, purpose, person and place in the history', async () => {
    await named('member', '  First draft ', ' For comments, 12 March ')
    test.at('2017-09-19T09:00:00.000Z')
    await write('Chair', words('a', 'URGES all Parties'))
    await named('Chair', 'Second draft')
    const list = (await ask('observer', 'GET', '/versions')).json<VersionList>()
    expect(list).toMatchObject({ newest: 2 })
    expect(list.items).toMatchObject([
      {
        number: 1,
        name: 'First draft',
        purpose: 'For comments, 12 March',
        sequence: 1,
        delegation: 'FR',
        at: '2017-09-18T09:00:00.000Z',
      },
      { number: 2, name: 'Second draft', purpose: '', sequence: 2, by: 'Chair of KE', delegation: 'KE' },
    ])
    expect((await ask('member', 'POST', '/versions', { name: '  ' })).statusCode).toBe(400)
    expect((await ask('member', 'GET', '/versions/3')).json()).toMatchObject({
      code: 'not_found',
      detail: 'This draft has no version 3.',
    })
  })

  it('[VE3] the SHA-256 is that of the document, however it was kept', async () => {
    const { sha256 } = await named('member', 'First draft')
    const { content } = (await ask('observer', 'GET', '/versions/1')).json<WholeVersionView>()
    const hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
    expect(sha256).toBe(hash)
  })

  it('[VE2] the text is the one of its place in the log, while others write', async () => {
    const rounds = 12
    for (let round = 0; round < rounds; round++) {
      const writing = write(
        round % 2 ? 'Chair' : 'alternate',
        words('a', `URGES ${round} Parties`),
        words('b', 'INVITES donors'),
      )
      await Promise.all([writing, named('member', `Draft ${round}`)])
    }
    const { items } = (await ask('member', 'GET', '/versions')).json<VersionList>()
    expect(items).toHaveLength(rounds)
    expect(new Set(items.map(({ sequence }) => sequence)).size).toBeGreaterThan(1)
    for (const { number, sequence } of items) {
      const { content } = (await ask('member', 'GET', `/versions/${number}`)).json<WholeVersionView>()
      const moment = (await ask('member', 'GET', `/moments/${sequence}`)).json<{ content: unknown }>()
      expect([number, canonicalJson(content)]).toEqual([number, canonicalJson(moment.content)])
    }
  })

  it('[VE10] a version is restored by bringing its moment back, and what came later stays in the history', async () => {
    await write('member', words('a', 'URGES Parties'))
    const { sequence } = await named('member', 'First draft')
    await write('Chair', words('a', 'URGES nobody'))
    const brought = (await ask('member', 'POST', `/moments/${sequence}/restore`, {})).json<BroughtBack>()
    expect(brought).toEqual({ sequence: 4, isChanged: true })
    expect(drawn(await compared('1', 'now'))).toEqual(['URGES Parties'])
    expect(drawn(await compared('@3', '@4'))).toEqual(['URGES ~nobody~+Parties+'])
  })
})

describe('a comparison', () => {
  it('[VE7] shows both texts as one, and counts', async () => {
    await write('member', words('a', 'URGES Parties to report'), words('b', 'INVITES donors'))
    await named('member', 'First draft')
    await write('Chair', words('a', 'URGES all Parties to report'), words('c', 'REQUESTS the Secretariat to publish'))
    const found = await compared('1', 'now')
    expect(drawn(found)).toEqual([
      'URGES+ all+ Parties to report',
      '~INVITES donors~',
      '+REQUESTS the Secretariat to publish+',
    ])
    expect(found.counts).toEqual({ inserted: 1, deleted: 1, moved: 0, split: 0, joined: 0, changed: 1 })
    expect(found.from).toEqual({
      name: '1',
      title: 'Version 1, First draft',
      sequence: 2,
      at: '2017-09-18T09:00:00.000Z',
    })
    expect(found.to).toMatchObject({ name: 'now', title: 'The text now', sequence: 3 })
    expect(found.writers).toBeNull()
  })

  it('[VE6] with the text in force that the draft revises, by the provisions that it quotes', async () => {
    const lines = [
      chapeau('Parties should:'),
      ...itemsOf('keep records of offers;', 'tell the Secretariat; and', 'help others.'),
    ]
    await test.deps.stores.decisions.add(aText('1', test.accounts.Secretariat.id, { number: '17.92', lines }))
    id = await begin({ decision: '17.92' })
    const untouched = await compared('force', 'now')
    expect(untouched.counts).toEqual({ inserted: 0, deleted: 0, moved: 0, split: 0, joined: 0, changed: 0 })
    expect(untouched.from.title).toBe('The text in force: Decision 17.92')
    expect((await compared('now', 'force')).counts).toEqual(untouched.counts)
  })

  it('[VE6] what names nothing is refused in a sentence', async () => {
    const refused = async (from: string) => (await ask('member', 'GET', `/compare?from=${from}&to=now`)).json()
    expect(await refused('first')).toMatchObject({
      status: 400,
      detail: expect.stringContaining('names no text of a draft'),
    })
    expect(await refused('7')).toMatchObject({ status: 404, detail: 'This draft has no version 7.' })
    expect(await refused('@9')).toMatchObject({ status: 404 })
    expect(await refused('force')).toMatchObject({
      status: 404,
      detail: expect.stringContaining('quotes no text of the registry'),
    })
  })

  it('[VE8] names who put in and who took out what, cut where one ends and the next begins', async () => {
    await write('member', words('a', 'URGES Parties to report seizures'), words('b', 'INVITES donors'))
    await write('Chair', words('a', 'URGES all Parties to report'), words('b', 'INVITES donors'))
    await write('alternate', words('a', 'URGES all the Parties to report'))
    await write('member', words('a', 'URGES all the Parties to report'), words('c', 'THANKS Kenya'))
    const { blocks, writers } = await compared('@2', 'now', '&writers=true')
    const said = blocks.flatMap((block) =>
      isMarkedTable(block)
        ? []
        : block.pieces.flatMap(({ change, inline, writer }) =>
            change === 'kept' ? [] : [[change, 'text' in inline ? inline.text : '', writers?.[writer ?? -1]?.by]],
          ),
    )
    expect(said).toEqual([
      ['inserted', ' all ', 'Chair of KE'],
      ['inserted', 'the', 'alternate of KE'],
      ['deleted', ' seizures', 'Chair of KE'],
      ['deleted', 'INVITES donors', 'alternate of KE'],
      ['inserted', 'THANKS Kenya', 'member of FR'],
    ])
    expect((await compared('now', '@2', '&writers=true')).writers).toBeNull()
  })

  it('[VE9] one that takes too long or too much memory is stopped and refused, and the next one is answered', async () => {
    const content = documentOf(Array.from({ length: 400 }, (_, at) => words(`p${at}`, `PARAGRAPH ${at} `.repeat(40))))
    const head = { name: 'now', title: 'The text now', sequence: 1, at: null }
    const question = { from: { head, content }, to: { head, content }, labels: [], moment: null, people: [] }
    const hasty = new ComparisonThread({ timeout: 0, memoryMegabytes: 512 })
    await expect(hasty.compare(question)).rejects.toMatchObject({ code: 'too_large' })
    const thread = new ComparisonThread()
    const [one, other] = await Promise.all([thread.compare(question), thread.compare(question)])
    expect(JSON.parse(one)).toEqual(JSON.parse(other))
    const waiting = thread.compare(question)
    thread.close()
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    expect(JSON.parse(await thread.compare(question)).blocks).toHaveLength(400)
    thread.close()
  })
})
