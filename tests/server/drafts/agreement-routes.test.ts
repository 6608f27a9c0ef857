import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { AgreementInput, AgreementList, ChangersView } from '#domain/drafts/agreements/wire.ts'
import { blocksOf, documentOf, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { AgreementWatch } from '../../../server/drafts/agreements/watch-agreements.ts'
import { CONTENT } from '../../../server/drafts/document-form.ts'
import { HistoryThreads } from '../../../server/drafts/history/history-threads.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
let draftId: DraftId
beforeEach(async () => {
  test = await createTestApp()
  const said = ['URGES Parties to report', 'INVITES others', 'DIRECTS the Secretariat']
  const paragraphs = said.map((text) => ({ role: 'operative' as const, text }))
  const draft = { title: 'Wildlife cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  draftId = (await ask<DraftView>('member', 'POST', '', draft)).body.id as DraftId
})
afterEach(() => test.close())

async function ask<T>(reader: Reader | null, method: 'GET' | 'POST', path: string, payload?: object) {
  const options = { method, url: `/api/drafts${path}`, headers: test.as(reader), ...(payload && { payload }) }
  const answer = await test.app.inject(options)
  return { status: answer.statusCode, body: answer.json<T>() }
}

async function text(): Promise<Paragraph[]> {
  return blocksOf(readDocument(await test.deps.hub.readContent(draftId))) as Paragraph[]
}

const list = async (reader: Reader = 'member') =>
  (await ask<AgreementList>(reader, 'GET', `/${draftId}/agreements`)).body
const states = async () => (await list()).items.map(({ state }) => state)

async function record(
  kind: AgreementInput['kind'],
  places: number[],
  said = 'agreed ad referendum',
  by: Reader = 'Chair',
) {
  const paragraphs = await text()
  const named = places.flatMap((place) => paragraphs[place] ?? [])
  return ask<AgreementList & { detail: string }>(by, 'POST', `/${draftId}/agreements`, {
    kind,
    said,
    paragraphs: named,
  })
}

/** Somebody writes in the text, at the instant that follows. */
async function edit(by: Reader, at: string, change: (doc: Y.Doc) => void): Promise<void> {
  test.at(at)
  const actor = await loadActor(test.deps.stores, test.accounts[by].id, at)
  if (!actor) throw new Error(`${by} is nobody.`)
  await test.deps.hub.applyServerEdit(draftId, actor, change)
}

const element = (doc: Y.Doc, place: number) => doc.getXmlFragment(CONTENT).get(place) as Y.XmlElement
const letters = (doc: Y.Doc, place: number) => element(doc, place).get(0) as Y.XmlText
const changers = async (place: number) => {
  const { items } = await list()
  const id = items[place]?.paragraphId ?? ''
  return (await ask<ChangersView>('member', 'GET', `/${draftId}/agreements/${id}/changes`)).body.items
}

describe('what is agreed', () => {
  it('[AG3] is recorded by the Chair, the Vice-Chair and the Secretariat, also in a frozen draft', async () => {
    const [paragraph] = await text()
    const body = { kind: 'agreed', said: 'agreed', paragraphs: [paragraph] }
    const answers = await Promise.all(
      [...READERS, null].map(async (reader) => [
        reader,
        (await ask(reader, 'POST', `/${draftId}/agreements`, body)).status,
      ]),
    )
    const allowed = { Chair: 200, 'Vice-Chair': 409, Secretariat: 409 }
    const others = { member: 403, alternate: 403, observer: 403, stranger: 403, null: 401 }
    expect(Object.fromEntries(answers)).toEqual({ ...allowed, ...others })
    await ask('Chair', 'POST', `/${draftId}/state`, { state: 'frozen' })
    expect((await record('agreed', [1], 'agreed', 'Secretariat')).status).toBe(200)
    expect((await list('observer')).refusal).toContain('Only the Chair')
  })

  it('[AG3] [AG11] is recorded of several paragraphs at once, with what was said, and counted', async () => {
    const { body } = await record('agreed', [0, 2], 'agreed ad referendum, third session')
    expect([body.agreedCount, body.operativeCount]).toEqual([2, 3])
    expect(body.items.map(({ label, state, entries }) => [label, state, entries.at(-1)])).toEqual(
      ['1.', '3.'].map((label) => [
        label,
        'agreed',
        {
          kind: 'agreed',
          said: 'agreed ad referendum, third session',
          by: 'Chair of KE',
          delegation: 'KE',
          at: test.deps.clock(),
        },
      ]),
    )
  })

  it('[AG4] is what was seen: where one was changed meanwhile none is recorded', async () => {
    const paragraphs = (await text()).slice(0, 2)
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 1).insert(0, 'STRONGLY '))
    const refused = await ask('Chair', 'POST', `/${draftId}/agreements`, { kind: 'agreed', said: 'agreed', paragraphs })
    const detail = 'Paragraph 2 was changed meanwhile. Look at it again; nothing was recorded.'
    expect(refused).toMatchObject({ status: 409, body: { detail } })
  })

  it('[AG2] is changed by a comma, told with who and when, and agreed again when that is undone', async () => {
    await record('agreed', [0, 1])
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 0).insert(5, ','))
    expect(await states()).toEqual(['changed', 'agreed'])
    expect(await changers(0)).toEqual([{ by: 'member of FR', delegation: 'FR', at: '2017-09-18T10:00:00.000Z' }])
    expect(await changers(1)).toEqual([])
    await edit('Vice-Chair', '2017-09-18T11:00:00.000Z', (doc) => letters(doc, 0).delete(5, 1))
    expect(await states()).toEqual(['agreed', 'agreed'])
    expect(await changers(0)).toEqual([])
  })

  it('[AG1] stays agreed where the paragraph is moved and gets another number', async () => {
    await record('agreed', [0])
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => {
      const copy = element(doc, 0).clone()
      doc.getXmlFragment(CONTENT).delete(0, 1)
      doc.getXmlFragment(CONTENT).insert(1, [copy])
    })
    expect((await list()).items).toMatchObject([{ state: 'agreed', label: '2.', order: 1 }])
  })

  it('[AG9] is changed by each who wrote in it, the newest first', async () => {
    await record('agreed', [0])
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 0).insert(5, ','))
    await edit('Vice-Chair', '2017-09-18T11:00:00.000Z', (doc) => letters(doc, 0).delete(0, 2))
    await edit('observer', '2017-09-18T12:00:00.000Z', (doc) => letters(doc, 1).delete(0, 2))
    expect((await changers(0)).map(({ by }) => by)).toEqual(['Vice-Chair of PE', 'member of FR'])
  })

  it('[AG9] is changed by who changed its role, and by who cut it', async () => {
    await record('agreed', [0, 1])
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 2).insert(0, 'ALSO '))
    await edit('Vice-Chair', '2017-09-18T11:00:00.000Z', (doc) => element(doc, 0).setAttribute('role', 'plain'))
    expect(await changers(0)).toEqual([{ by: 'Vice-Chair of PE', delegation: 'PE', at: '2017-09-18T11:00:00.000Z' }])
    const [first, second, third] = await text()
    if (!first || !second || !third) throw new Error('The text has three paragraphs.')
    const head = { ...second, inline: [{ text: 'INVITES' }] }
    const tail = { ...second, id: 'tail', inline: [{ text: ' others' }] }
    await edit('alternate', '2017-09-18T12:00:00.000Z', (doc) =>
      writeDocument(doc, documentOf([first, head, tail, third])),
    )
    expect((await changers(1)).map(({ by }) => by)).toEqual(['alternate of KE'])
  })

  it('[AG10] is shown as gone, with what was agreed and who took it out', async () => {
    await record('agreed', [1])
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => doc.getXmlFragment(CONTENT).delete(1, 1))
    const { items, agreedCount } = await list()
    expect(items).toMatchObject([{ state: 'gone', bound: { inline: [{ text: 'INVITES others' }] } }])
    expect([agreedCount, (await changers(0)).map(({ by }) => by)]).toEqual([0, ['member of FR']])
  })
})

describe('afterwards', () => {
  it('[AG6] a change that was editorial binds the new words', async () => {
    await record('agreed', [0])
    expect((await record('editorial', [0], 'A comma.')).status).toBe(409)
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 0).insert(5, ','))
    expect((await record('editorial', [0], '  ')).status).toBe(400)
    const { body } = await record('editorial', [0], 'A comma.')
    expect(body.items).toMatchObject([
      { state: 'agreed', entries: [{ kind: 'agreed' }, { kind: 'editorial', said: 'A comma.' }] },
    ])
    await edit('member', '2017-09-18T11:00:00.000Z', (doc) => letters(doc, 0).delete(5, 1))
    expect(await states()).toEqual(['changed'])
  })

  it('[AG7] [AG13] it can be reopened on purpose, and the group is told why', async () => {
    await record('agreed', [0, 1])
    const { body } = await record('reopened', [0], 'Peru asks for it.')
    expect(body.items.map(({ state }) => state)).toEqual(['reopened', 'agreed'])
    expect((await record('reopened', [0], 'Again.')).status).toBe(409)
    const told = async (reader: Reader) => {
      const answer = await test.app.inject({ url: '/api/alerts', headers: test.as(reader) })
      return answer.json<{ items: { words: string }[] }>().items.map(({ words }) => words)
    }
    const sentence = 'Paragraph 1 that was agreed: reopened by KE. Peru asks for it.'
    for (const reader of ['Vice-Chair', 'member', 'alternate', 'observer'] as const)
      expect(await told(reader)).toEqual([sentence])
    expect(await told('Chair')).toEqual([])
    expect((await record('agreed', [0])).body.items[0]?.state).toBe('agreed')
  })

  it('[AG14] the group is told of a change when the draft rests, once, and not of one that was undone', async () => {
    await record('agreed', [0, 1, 2])
    const threads = new HistoryThreads(test.deps.stores.updates)
    const watch = new AgreementWatch(test.deps, threads)
    const told = async (reader: Reader) => {
      const answer = await test.app.inject({ url: '/api/alerts', headers: test.as(reader) })
      return answer
        .json<{ items: { words: string }[] }>()
        .items.map(({ words }) => words)
        .sort()
    }
    await edit('member', '2017-09-18T10:00:00.000Z', (doc) => letters(doc, 0).insert(5, ','))
    await edit('member', '2017-09-18T10:00:05.000Z', (doc) => letters(doc, 2).insert(0, 'ALSO '))
    await edit('member', '2017-09-18T10:00:10.000Z', (doc) => letters(doc, 2).delete(0, 5))
    test.at('2017-09-18T10:01:00.000Z')
    await watch.look()
    expect(await told('Chair')).toEqual([])
    test.at('2017-09-18T10:01:10.000Z')
    await watch.look()
    const [first, second] = [
      'Paragraph 1 that was agreed was changed by FR.',
      'A paragraph that was agreed was taken out by PE.',
    ]
    expect(await told('Chair')).toEqual([first])
    expect(await states()).toEqual(['changed', 'agreed', 'agreed'])
    await edit('Vice-Chair', '2017-09-18T11:00:00.000Z', (doc) => doc.getXmlFragment(CONTENT).delete(1, 1))
    test.at('2017-09-18T12:00:00.000Z')
    // Another program, which has looked at nothing yet.
    for (const look of [watch, new AgreementWatch(test.deps, threads)]) await look.look()
    expect(await told('Chair')).toEqual([second, first])
    expect(await told('member')).toEqual([second])
    await edit('Vice-Chair', '2017-09-18T13:00:00.000Z', (doc) => letters(doc, 0).delete(5, 1))
    expect(await states()).toEqual(['agreed', 'agreed', 'gone'])
    threads.close()
  })
})
