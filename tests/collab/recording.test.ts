import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { syncUpdate } from '#domain/collab/protocol.ts'
import type { DraftId } from '#domain/ids.ts'
import { actorNamed, DRAFT, Table } from '../support/peers.ts'

async function twoAtATable() {
  const table = await Table.open()
  const amina = await table.seat('Amina')
  const bruno = await table.seat('Bruno')
  return { table, amina, bruno }
}

describe('recording', () => {
  it('[C1] an update is shown to others only after its commit', async () => {
    const { table, amina, bruno } = await twoAtATable()
    const release = table.hold()
    amina.write('The Secretariat shall report')
    await table.flush()
    expect(bruno.text).toBe('')
    release()
    await table.flush()
    expect(bruno.text).toBe('The Secretariat shall report')
  })

  it('[C2] "recorded" counts committed messages only, from 1 as they arrived', async () => {
    const { table, amina } = await twoAtATable()
    const answered = amina.recorded
    expect(answered).toBe(1)
    const release = table.hold()
    amina.write('one')
    amina.write('two')
    await table.flush()
    expect(amina.recorded).toBe(answered)
    release()
    await table.flush()
    expect(amina.recorded).toBe(answered + 2)
  })

  it('[C3] a failed append changes nothing for anybody and is tried again', async () => {
    const { table, amina, bruno } = await twoAtATable()
    table.failures = 2
    amina.write('urges Parties')
    await table.flush()
    expect(bruno.text).toBe('')
    expect(await table.log.readSince(DRAFT, 0)).toEqual([])
    await table.passTime()
    expect(bruno.text).toBe('')
    await table.passTime()
    expect(bruno.text).toBe('urges Parties')
    expect(amina.recorded).toBe(2)
    expect(await table.log.readSince(DRAFT, 0)).toHaveLength(1)
  })

  it('[C4] a message that arrives twice is stored once and acknowledged twice', async () => {
    const { table, amina } = await twoAtATable()
    amina.write('once')
    amina.erase(0, 2)
    const copies: Uint8Array[] = []
    amina.doc.on('update', (update: Uint8Array) => copies.push(update))
    amina.type(0, 'On')
    await table.flush()
    const rows = await table.log.readSince(DRAFT, 0)
    for (const copy of copies) amina.send(syncUpdate(copy))
    amina.send(syncUpdate(Y.encodeStateAsUpdate(amina.doc)))
    await table.flush()
    expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
    expect(amina.recorded).toBe(6)
  })

  it('[C4] coming back with everything stores nothing again', async () => {
    const { table, amina } = await twoAtATable()
    amina.write('kept')
    amina.erase(1, 2)
    await table.flush()
    const rows = await table.log.readSince(DRAFT, 0)
    amina.disconnect()
    amina.connect()
    await table.flush()
    expect(amina.recorded).toBe(1)
    expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
  })

  it('[C5] each prefix of the log is a text without missing parts, in the order of its connection', async () => {
    const { table, amina, bruno } = await twoAtATable()
    amina.write('')
    await table.flush()
    const release = table.hold()
    for (const letter of 'abc') amina.type(amina.text.length, letter)
    await table.flush()
    for (const letter of 'def') amina.type(amina.text.length, letter)
    bruno.write('B')
    await table.flush()
    release()
    await table.flush()
    const doc = new Y.Doc()
    const texts: string[] = []
    for (const { update } of await table.log.readSince(DRAFT, 0)) {
      Y.applyUpdate(doc, update)
      expect(doc.store.pendingStructs).toBeNull()
      texts.push(
        doc
          .getXmlFragment('content')
          .toString()
          .replace(/<[^>]+>/g, ''),
      )
    }
    expect(texts).toEqual(['', 'abc', 'abcdef', 'abcdefB'])
  })

  it('[C7] every row names its account, its connection and its instant', async () => {
    const { table, amina, bruno } = await twoAtATable()
    amina.write('A')
    bruno.write('B')
    await table.flush()
    const rows = await table.log.readSince(DRAFT, 0)
    expect(rows.map(({ accountId }) => accountId)).toEqual([amina.actor.accountId, bruno.actor.accountId])
    expect(new Set(rows.map(({ connectionId }) => connectionId)).size).toBe(2)
    expect(rows.map(({ at }) => at)).toEqual(Array(2).fill(new Date(table.now).toISOString()))
  })

  it('[C7] an edit by the server is attributed to the person for whom it was made, at the instant given', async () => {
    const { table, bruno } = await twoAtATable()
    const chair = actorNamed('Chair', 'Chair')
    const paragraph = (words: string) => (doc: Y.Doc) => {
      const element = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      text.insert(0, words)
      element.insert(0, [text])
      doc.getXmlFragment('content').push([element])
    }
    const done = [
      table.hub.applyServerEdit(DRAFT, chair, paragraph('accepted')),
      table.hub.appendAs(DRAFT, chair.accountId, '2017-03-01T09:00:00.000Z', paragraph('older')),
    ]
    await table.flush()
    await Promise.all(done)
    expect(bruno.text.split('|').sort()).toEqual(['accepted', 'older'])
    const rows = await table.log.readSince(DRAFT, 0)
    expect(rows.map(({ accountId, connectionId }) => [accountId, connectionId])).toEqual(
      Array(2).fill([chair.accountId, null]),
    )
    expect(rows[1]?.at).toBe('2017-03-01T09:00:00.000Z')
  })

  it('[C9] a deletion, which leaves the state vector as it was, is there after a restart', async () => {
    const { table, amina } = await twoAtATable()
    amina.write('not wanted')
    await table.flush()
    amina.erase(0, 4)
    await table.flush()
    expect(amina.recorded).toBe(3)
    const after = await Table.open(table.log)
    const reader = await after.seat('Reader', 'observer')
    expect(reader.text).toBe('wanted')
  })

  it('[C10] a commit whose answer was lost is found and not repeated', async () => {
    const { table, amina, bruno } = await twoAtATable()
    table.lostAnswers = 1
    amina.write('stored in silence')
    await table.flush()
    expect(bruno.text).toBe('')
    await table.passTime()
    expect(bruno.text).toBe('stored in silence')
    expect(amina.recorded).toBe(2)
    expect(await table.log.readSince(DRAFT, 0)).toHaveLength(1)
  })

  it('[C6] what another process has committed meanwhile is taken in first', async () => {
    const { table, amina } = await twoAtATable()
    const other = await Table.open(table.log)
    const carla = await other.seat('Carla')
    carla.write('from elsewhere')
    await other.flush()
    amina.write('from here')
    await table.flush()
    expect(amina.text.split('|').sort()).toEqual(['from elsewhere', 'from here'])
    const rows = await table.log.readSince(DRAFT, 0)
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2])
    await other.hub.catchUp(DRAFT)
    await other.flush()
    expect(carla.text).toBe(amina.text)
  })

  it('[C8] [C11] drafts share one transaction, and one that cannot be written does not hold up another', async () => {
    const { table, amina } = await twoAtATable()
    const second = '01980000-0000-7000-8000-0000000d4af2' as DraftId
    await table.log.create(second)
    await table.hub.open(second)
    const chair = actorNamed('Chair', 'Chair')
    const append = table.log.append
    const drafts: DraftId[][] = []
    Object.assign(table.log, {
      append: async (appends: Parameters<typeof append>[0]) => {
        drafts.push(appends.map(({ draftId }) => draftId))
        if (appends.some(({ draftId }) => draftId === second)) throw new Error('cannot be written')
        return append(appends)
      },
    })
    amina.write('goes on')
    void table.hub.applyServerEdit(second, chair, (doc) =>
      doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')]),
    )
    await table.flush()
    expect(drafts).toEqual([[DRAFT, second]])
    await table.passTime()
    await table.passTime()
    expect(drafts.slice(1)).toContainEqual([DRAFT])
    expect(amina.recorded).toBe(2)
  })
})
