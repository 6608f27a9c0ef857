/** Elements within elements: some bytes nest deeper than any stack, and a few more then end everybody who reads them. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { syncUpdate } from '#domain/collab/protocol.ts'
import { DRAFT, firstText, Table, type TestPeer } from '../support/peers.ts'

const DEEPEST = 64

async function seated() {
  const table = await Table.open()
  const amina = await table.seat('Amina')
  amina.write('An agreed text')
  await table.flush()
  return { table, amina, mallory: await table.seat('Mallory') }
}

/** The last element of each level, from the document down. */
function deepest(doc: Y.Doc): Y.XmlFragment {
  let parent: Y.XmlFragment = doc.getXmlFragment('content')
  for (let child = parent.get(parent.length - 1); child; child = parent.get(parent.length - 1)) {
    if (!(child instanceof Y.XmlElement)) break
    parent = child
  }
  return parent
}

/** Nests cells below a parent, each after a sibling, so that depths are known only by way of neighbours. */
function nest(doc: Y.Doc, below: Y.XmlFragment, count: number): void {
  doc.transact(() => {
    let parent = below
    for (let depth = 0; depth < count; depth++) {
      const cell = new Y.XmlElement('table_cell')
      parent.push([new Y.XmlElement('table_cell')])
      parent.push([cell])
      parent = cell
    }
  })
}

function nested(depth: number): { readonly update: Uint8Array; readonly deletion: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 7
  nest(doc, doc.getXmlFragment('content'), depth)
  // The first clock is the sibling, the second the outermost cell.
  return { update: Y.encodeStateAsUpdate(doc), deletion: new Uint8Array([0, 1, 7, 1, 1, 1]) }
}

/** That a peer's last message closed it, and nothing of it was stored or shown. */
async function isRefused(table: Table, peer: TestPeer, reader: TestPeer, act: () => void): Promise<void> {
  const rows = await table.log.readSince(DRAFT, 0)
  const { text, updateCount } = reader
  act()
  await table.flush()
  expect(peer.socket.closed?.code).toBe(4400)
  expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
  expect([reader.text, reader.updateCount, reader.socket.closed]).toEqual([text, updateCount, null])
}

/** Two who add to each other's cells, as deep as it goes. */
async function atTheBottom() {
  const { table, amina, mallory } = await seated()
  nest(amina.doc, amina.doc.getXmlFragment('content'), 1)
  await table.flush()
  for (let depth = 1; depth < DEEPEST; depth++) {
    const peer = depth % 2 === 0 ? amina : mallory
    nest(peer.doc, deepest(peer.doc), 1)
    await table.flush()
  }
  expect([amina.socket.closed, mallory.socket.closed]).toEqual([null, null])
  return { table, amina, mallory }
}

describe('nesting', () => {
  it('[C29] twenty thousand cells within each other are refused, and the draft stays readable', async () => {
    const { table, amina, mallory } = await seated()
    const { update, deletion } = nested(20_000)
    await isRefused(table, mallory, amina, () => {
      mallory.send(syncUpdate(update))
      mallory.send(syncUpdate(deletion))
    })
    expect(await table.hub.readContent(DRAFT)).toMatchObject({ content: [{ type: 'paragraph' }] })
    amina.type(0, 'Still ')
    await table.flush()
    expect((await table.seat('Reader')).text).toBe('Still An agreed text')
  })

  it('[C29] a table in a cell of a table, with a footnote, is taken', async () => {
    const { table, amina, mallory } = await seated()
    const words = new Y.XmlText()
    words.insert(0, 'seen')
    let inner: Y.XmlElement | Y.XmlText = words
    for (const name of 'footnote paragraph table_cell table_row table table_cell table_row table'.split(' ')) {
      const outer: Y.XmlElement = new Y.XmlElement(name)
      outer.insert(0, [inner])
      inner = outer
    }
    mallory.doc.getXmlFragment('content').push([inner])
    await table.flush()
    expect([mallory.socket.closed, amina.text]).toEqual([null, 'An agreed text|seen'])
    mallory.doc.getXmlFragment('content').delete(1, 1)
    await table.flush()
    expect([mallory.socket.closed, amina.text]).toEqual([null, 'An agreed text'])
  })

  it('[C29] the depth is known across clients and updates, also behind what is deleted', async () => {
    const { table, amina, mallory } = await atTheBottom()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(mallory.doc))
    nest(copy, deepest(copy), 1)
    amina.doc.getXmlFragment('content').delete(1, 2)
    await table.flush()
    const late = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(mallory.doc))
    await isRefused(table, mallory, amina, () => mallory.send(syncUpdate(late)))
  })

  it.each(['with', 'without'])('[C29] a draft that is opened again, %s a snapshot, refuses as before', async (has) => {
    const { table } = await atTheBottom()
    if (has === 'with') {
      const rows = await table.log.readSince(DRAFT, 0, 20)
      const state = Y.mergeUpdates(rows.map(({ update }) => update))
      await table.log.keepSnapshot(DRAFT, { sequence: rows.at(-1)?.sequence ?? 0, state, vector: null })
    }
    const after = await Table.open(table.log)
    const [reader, bruno] = [await after.seat('Reader'), await after.seat('Bruno')]
    firstText(bruno.doc).insert(0, 'Once more: ')
    await after.flush()
    expect(reader.text).toContain('Once more: ')
    await isRefused(after, bruno, reader, () => nest(bruno.doc, deepest(bruno.doc), 1))
  })

  it('[C29] a recorded text that is deeper all the same is answered in words', async () => {
    const { table, amina } = await seated()
    const { update, deletion } = nested(20_000)
    const opened = await table.log.open(DRAFT)
    const row = { accountId: amina.actor.accountId, connectionId: null, at: '2017-11-27T09:00:00.000Z' }
    await table.log.append([
      {
        draftId: DRAFT,
        after: opened?.sequence ?? 0,
        standing: opened?.standing ?? 0,
        updates: [update, deletion].map((bytes) => ({ ...row, update: bytes })),
        claims: [{ clientId: 7, accountId: amina.actor.accountId }],
      },
    ])
    const again = await Table.open(table.log)
    const { hub } = again
    const inWords = { code: 'conflict', message: expect.stringContaining('nested too deeply') }
    await expect(hub.readContent(DRAFT)).rejects.toMatchObject(inWords)
    const refused = expect(hub.applyServerEdit(DRAFT, amina.actor, () => {})).rejects.toMatchObject(inWords)
    await again.flush()
    await refused
  })
})
