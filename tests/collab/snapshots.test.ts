/** Snapshots: made while people write, compared before they are kept, and never more than a cache. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { assertSameText, type Compact, compact } from '../../server/collab/compact.ts'
import { compactInWorker } from '../../server/collab/compact-in-worker.ts'
import { RecordedText } from '../../server/collab/recorded-text.ts'
import { documentForm } from '../../server/drafts/document-form.ts'
import { DRAFT, firstText, Table } from '../support/peers.ts'

const { root } = documentForm
const LARGE = 'x'.repeat(70_000)

async function written() {
  const table = await Table.open()
  const amina = await table.seat('Amina')
  amina.write('')
  await table.flush()
  const kept = async () => (await table.log.open(DRAFT))?.snapshot ?? null
  return { table, amina, kept }
}

/** A text typed and partly erased, letter by letter: as updates, and as a Y.Doc. */
function typed() {
  const doc = new Y.Doc()
  const parts: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => parts.push(update))
  doc.getXmlFragment(root).push([new Y.XmlElement('paragraph')])
  const paragraph = doc.getXmlFragment(root).get(0) as Y.XmlElement
  paragraph.push([new Y.XmlText()])
  for (let at = 0; at < 200; at++) {
    firstText(doc).insert(at - Math.floor(at / 3), 'abc'[at % 3] ?? '')
    if (at % 3 === 2) firstText(doc).delete(at - Math.floor(at / 3), 1)
  }
  return { doc, parts, whole: Y.mergeUpdates(parts) }
}

const nestedDeeply = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    let parent: Y.XmlFragment = doc.getXmlFragment(root)
    for (let depth = 0; depth < 20_000; depth++) {
      const cell = new Y.XmlElement('table_cell')
      parent.push([cell])
      parent = cell
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('snapshots', () => {
  it('[C37] one is made while people write, and what they write meanwhile is not lost', async () => {
    const { table, amina, kept } = await written()
    let release = () => {}
    const made = new Promise<void>((resolve) => {
      release = resolve
    })
    table.compact = async (text) => {
      await made
      return compact(text)
    }
    amina.type(0, LARGE)
    await table.flush()
    amina.type(0, 'meanwhile ')
    await table.flush()
    expect([await kept(), amina.recorded]).toEqual([null, 4])
    release()
    await table.flush()
    expect((await kept())?.sequence).toBe(2)
    amina.erase(0, 5)
    await table.flush()
    const reader = await table.seat('Reader')
    expect(reader.text).toBe(`hile ${LARGE}`)
    await table.fallAsleep()
    amina.erase(0, 5)
    await table.flush()
    expect([(await table.seat('Another')).text, reader.text]).toEqual([LARGE, LARGE])
  })

  it('[C37] one is made at a time, each once, and rows stay', async () => {
    const { table, amina, kept } = await written()
    let running = 0
    let most = 0
    let count = 0
    table.compact = async (text) => {
      most = Math.max(most, ++running)
      count += 1
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return compact(text)
    }
    for (let place = 0; place < 3; place++) {
      amina.type(0, LARGE)
      await table.flush()
      await table.flush()
    }
    expect([most, count]).toEqual([1, 2])
    expect((await kept())?.sequence).toBe(4)
    expect(await table.log.readSince(DRAFT, 0)).toHaveLength(4)
  })

  it('[C37] what a server that was killed had no time for is made when the draft is opened', async () => {
    const { table, amina, kept } = await written()
    const away: Compact = () => new Promise(() => {})
    table.compact = away
    amina.type(0, LARGE)
    await table.flush()
    expect(await kept()).toBeNull()
    const after = await Table.open(table.log)
    await after.passTime()
    expect((await kept())?.sequence).toBe(2)
    expect((await after.seat('Reader')).text).toBe(LARGE)
  })

  it('[C38] one that cannot be made leaves the text as it is and is tried again after a pause', async () => {
    const { table, amina, kept } = await written()
    let count = 0
    table.compact = async () => {
      count += 1
      throw new Error('The snapshot is not the text that it was made from')
    }
    amina.type(0, LARGE)
    await table.flush()
    amina.type(0, 'more ')
    await table.flush()
    expect([count, await kept(), (await table.seat('Reader')).text]).toEqual([1, null, `more ${LARGE}`])
    table.compact = async (text) => compact(text)
    table.now += 61_000
    amina.type(0, 'still ')
    await table.flush()
    expect((await kept())?.sequence).toBe(4)
  })

  it('[C38] a text made small is the same text, and anything else is seen', () => {
    const { doc, parts, whole } = typed()
    const { state, vector } = compact({ root, parts })
    expect(Buffer.from(vector)).toEqual(Buffer.from(Y.encodeStateVectorFromUpdate(whole)))
    expect(state.length).toBeLessThan(whole.length)
    expect(() => assertSameText(whole, state, root)).not.toThrow()
    const changed = (change: (copy: Y.Doc) => void): Uint8Array => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      copy.clientID = doc.clientID
      change(copy)
      return Y.encodeStateAsUpdate(copy)
    }
    const wrong = [
      changed((copy) => firstText(copy).insert(0, 'x')),
      changed((copy) => firstText(copy).delete(0, 1)),
      changed((copy) => firstText(copy).format(0, 3, { strong: {} })),
      Y.mergeUpdates(parts.slice(0, -1)),
      Y.mergeUpdates([...parts.slice(0, 5), ...parts.slice(6)]),
      state.subarray(0, state.length - 3),
    ]
    for (const other of wrong) expect(() => assertSameText(whole, other, root)).toThrow()
    expect(() => compact({ root, parts: [...parts.slice(0, 4), ...parts.slice(5)] })).toThrow('hole')
  })

  it('[C38] a text knows how far it reaches, with the vector of its snapshot and without', () => {
    const { doc, parts } = typed()
    const kept = compact({ root, parts })
    const other = new Y.Doc()
    Y.applyUpdate(other, kept.state)
    const added: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => added.push(update))
    firstText(other).insert(2, 'of another ')
    firstText(other).delete(0, 4)
    Y.applyUpdate(doc, Y.mergeUpdates(added))
    doc.once('update', (update: Uint8Array) => added.push(update))
    firstText(doc).insert(0, 'and on ')
    const [withVector, without] = [new RecordedText(), new RecordedText()]
    withVector.replace(kept, added, 1, withVector.follow())
    without.replace({ state: kept.state, vector: null }, added, 1, without.follow())
    const whole = Buffer.from(Y.encodeStateVector(doc))
    expect([withVector.vector(), without.vector()].map((found) => Buffer.from(found ?? []))).toEqual([whole, whole])
    expect(Buffer.from(withVector.state())).toEqual(Buffer.from(without.state()))
    expect(Buffer.from(withVector.vector() ?? [])).toEqual(whole)
  })

  it('[C39] the thread ends neither itself nor the program with a text that breaks it, and goes on with the next', async () => {
    const { parts } = typed()
    const broken = [compactInWorker({ root, parts: [new Uint8Array([1, 2, 3])] })]
    const deep = nestedDeeply()
    const deletion = new Uint8Array([0, 1, ...deep.subarray(2, 7), 1, 0, 1])
    broken.push(compactInWorker({ root, parts: [deep, deletion] }), compactInWorker({ root, parts: [deep] }))
    const made = compactInWorker({ root, parts })
    for (const outcome of await Promise.allSettled(broken)) expect(outcome.status).toBe('rejected')
    expect(await made).toEqual(compact({ root, parts }))
  })
})
