import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { syncStep2, syncUpdate } from '#domain/collab/protocol.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { DRAFT, firstText, Table, type TestPeer } from '../support/peers.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

async function tableWithText() {
  const table = await Table.open()
  const amina = await table.seat('Amina')
  amina.write('An agreed text')
  await table.flush()
  const mallory = await table.seat('Mallory')
  const rows = await table.log.readSince(DRAFT, 0)
  /** That nothing of the attack was stored or shown, and how the connection ended. */
  const isUnmoved = async (peer: TestPeer, code: number | undefined) => {
    await table.flush()
    expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
    expect(amina.text).toBe('An agreed text')
    expect(peer.socket.closed?.code).toBe(code)
  }
  return { table, amina, mallory, isUnmoved }
}

function updateOf(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  edit(doc)
  return Y.encodeStateAsUpdate(doc)
}

describe('checks on an update', () => {
  it.each([
    ['[C28] a deleted run of 2^50 under one client id', '010192210000808080808080800200', 4400],
    ['[C20] a count of structs that are not there', '0180dac4090700', 4400],
    ['[C20] a count of clients that are not there', 'ff01f687f7070001ff010600', 4400],
    ['[C23] a deleted run in another root', '0101070001010174808080808080800200', 4400],
    [
      '[C23] an object that would set a prototype',
      '0101070008010174017601095f5f70726f746f5f5f760108706f6c6c757465647800',
      4400,
    ],
    [
      '[C20] an update of version 2, which reads as an empty one with something behind it,',
      '00010000000001000100010200001602000001fdffffffff7f0000',
      4400,
    ],
    ['[C20] no bytes', '', 4400],
  ])('%s changes nothing', async (_rule, hex, code) => {
    const { mallory, isUnmoved } = await tableWithText()
    mallory.send(syncUpdate(bytes(hex)))
    await isUnmoved(mallory, code)
  })

  it('[C22] a deletion beyond what is there is not taken, nor when it is repeated as an answer', async () => {
    const { mallory, isUnmoved } = await tableWithText()
    const vector = bytes('00010501008080808080808002')
    mallory.send(syncUpdate(vector))
    await isUnmoved(mallory, undefined)
    mallory.send(syncStep2(vector))
    await isUnmoved(mallory, 4409)
  })

  it('[C22] an update without its predecessors waits until the client has sent them', async () => {
    const { table, amina, mallory: bruno } = await tableWithText()
    const updates: Uint8Array[] = []
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(bruno.doc))
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const words of ['one ', 'two ', 'three ']) firstText(doc).insert(0, words)
    const before = bruno.recorded
    // The peer holds the whole text; only the third message arrives by itself.
    Y.applyUpdate(bruno.doc, Y.encodeStateAsUpdate(doc), bruno)
    bruno.send(syncUpdate(updates[2] as Uint8Array))
    expect(amina.text).toBe('An agreed text')
    await table.flush()
    expect(amina.text).toBe('three two one An agreed text')
    expect(bruno.recorded).toBe(before + 2)
  })

  it("[C21] structs under another's client id are refused, so that the other's next words survive", async () => {
    const { table, amina, mallory, isUnmoved } = await tableWithText()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(mallory.doc))
    const before = Y.encodeStateVector(forged)
    forged.clientID = amina.doc.clientID
    firstText(forged).insert(0, 'EVIL ')
    mallory.send(syncUpdate(Y.encodeStateAsUpdate(forged, before)))
    await isUnmoved(mallory, 4403)
    amina.type(0, 'Still ')
    await table.flush()
    const reader = await table.seat('Reader')
    expect(reader.text).toBe('Still An agreed text')
  })

  it("[C21] a client id stays its account's after a restart", async () => {
    const { table, amina } = await tableWithText()
    const after = await Table.open(table.log)
    const mallory = await after.seat('Mallory')
    mallory.doc.clientID = amina.doc.clientID
    mallory.type(0, 'EVIL ')
    await after.flush()
    expect(mallory.socket.closed?.code).toBe(4403)
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['another root', (doc) => doc.getText('elsewhere').insert(0, 'hidden')],
    [
      'an element that documents do not have',
      (doc) => doc.getXmlFragment('content').push([new Y.XmlElement('script')]),
    ],
    ['a hook', (doc) => doc.getXmlFragment('content').push([new Y.XmlHook('paragraph') as unknown as Y.XmlElement])],
    ['a list', (doc) => doc.getXmlFragment('content').push([new Y.Array() as unknown as Y.XmlElement])],
    ['an attribute of the document', (doc) => doc.getMap('content').set('title', 'x')],
    [
      'an attribute that is an object',
      (doc) => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.setAttribute('id', { an: 'object' } as unknown as string)
        doc.getXmlFragment('content').push([paragraph])
      },
    ],
    [
      'a mark that documents do not have',
      (doc) => {
        const text = new Y.XmlText()
        text.insert(0, 'x', { blink: {} })
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.push([text])
        doc.getXmlFragment('content').push([paragraph])
      },
    ],
    [
      'bytes in the text',
      (doc) => {
        const text = new Y.XmlText()
        text.insertEmbed(0, { image: 'x' })
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.push([text])
        doc.getXmlFragment('content').push([paragraph])
      },
    ],
  ])('[C23] %s is refused', async (_what, edit) => {
    const { mallory, isUnmoved } = await tableWithText()
    mallory.send(syncUpdate(updateOf(edit)))
    await isUnmoved(mallory, 4400)
  })

  it('[C23] marks, links, footnotes and tables of our documents are taken', async () => {
    const { table, mallory } = await tableWithText()
    mallory.doc.transact(() => {
      const text = new Y.XmlText()
      text.insert(0, 'seen', { strong: {}, link: { href: 'https://example.org/' } })
      const note = new Y.XmlElement('footnote')
      note.setAttribute('kind', 'star')
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.setAttribute('role', 'operative')
      paragraph.push([text, note])
      mallory.doc.getXmlFragment('content').push([paragraph, new Y.XmlElement('table')])
    })
    await table.flush()
    expect(mallory.socket.closed).toBeNull()
    expect(mallory.recorded).toBe(2)
  })

  it('[C27] after the first refused message nothing more of that connection is taken', async () => {
    const { mallory, isUnmoved } = await tableWithText()
    mallory.send(new Uint8Array([99]))
    for (let count = 0; count < 50; count++) mallory.type(0, 'x')
    await isUnmoved(mallory, 4400)
  })

  it('[C20] every type of message that only the server sends, or nobody, closes with 4400', async () => {
    const table = await Table.open()
    for (let type = 0; type < 256; type++) {
      if ([0, 1, 3].includes(type)) continue
      const peer = await table.seat(`Peer ${type}`)
      peer.send(new Uint8Array(type < 128 ? [type, 0] : [type, 1, 0]))
      expect(peer.socket.closed?.code, `type ${type}`).toBe(4400)
    }
  })
})

describe('rights', () => {
  it.each(['update', 'step 2'] as const)('[C24] an observer who sends an %s is closed with 4403', async (kind) => {
    const { table, isUnmoved } = await tableWithText()
    const observer = await table.seat('Olga', 'observer')
    expect(observer.text).toBe('An agreed text')
    const doc = new Y.Doc()
    doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')])
    const update = Y.encodeStateAsUpdate(doc)
    observer.send(kind === 'update' ? syncUpdate(update) : syncStep2(update))
    await isUnmoved(observer, 4403)
  })

  it('[C24] an observer whose client answers with what everybody has is let be', async () => {
    const { table, isUnmoved } = await tableWithText()
    const observer = await table.seat('Olga', 'observer')
    observer.send(syncStep2(Y.encodeStateAsUpdate(observer.doc)))
    await isUnmoved(observer, undefined)
    expect(observer.recorded).toBe(1)
  })

  it('[C25] a right taken away while an edit waits for its commit stops the edit', async () => {
    const { table, mallory, isUnmoved } = await tableWithText()
    table.failures = 1
    mallory.type(0, 'too late ')
    await table.flush()
    table.standing = { ...table.standing, draftRights: { ...DEFAULT_RIGHTS, member: 'read' } }
    await table.log.changeStanding(DRAFT)
    await table.passTime()
    await isUnmoved(mallory, 4403)
  })

  it('[C25] whoever loses the right to read is closed at once, whoever may only read goes on reading', async () => {
    const { table, amina, mallory } = await tableWithText()
    const observer = await table.seat('Olga', 'observer')
    table.standing = { ...table.standing, draftRights: { ...DEFAULT_RIGHTS, observer: 'none', member: 'read' } }
    await table.hub.recheck({ draftId: DRAFT })
    expect([observer.socket.closed?.code, mallory.socket.closed]).toEqual([4403, null])
    amina.type(0, 'no ')
    expect(amina.socket.closed?.code).toBe(4403)
    table.hub.revoke(DRAFT, mallory.actor.accountId)
    expect(mallory.socket.closed?.code).toBe(4403)
  })

  it('[C25] an account that was closed is signed out, and what still waited of it is dropped', async () => {
    const { table, amina, mallory } = await tableWithText()
    table.failures = 1
    mallory.type(0, 'in flight ')
    await table.flush()
    mallory.type(0, 'waiting ')
    table.peers.splice(table.peers.indexOf(mallory), 1)
    await table.hub.recheck({ accountId: mallory.actor.accountId })
    expect(mallory.socket.closed?.code).toBe(4401)
    await table.passTime()
    expect(amina.text).not.toContain('waiting')
  })

  it('[C26] freezing closes connections with 4409 and refuses what waits; readers may come back', async () => {
    const { table, amina, mallory, isUnmoved } = await tableWithText()
    table.failures = 1
    mallory.type(0, 'too late ')
    await table.flush()
    table.standing = { ...table.standing, isOpen: false }
    await table.log.changeStanding(DRAFT)
    await table.hub.recheck({ draftId: DRAFT })
    await table.passTime()
    await isUnmoved(mallory, 4409)
    expect(amina.socket.closed?.code).toBe(4409)
    amina.connect()
    await table.flush()
    amina.type(0, 'no ')
    expect(amina.socket.closed?.code).toBe(4409)
    await expect(
      table.hub.applyServerEdit(DRAFT, amina.actor, (doc) => firstText(doc).insert(0, 'x')),
    ).rejects.toMatchObject({ code: 'frozen' })
  })

  it('[C26] a reader of a frozen draft writes on, over the same connection, as soon as it is open again', async () => {
    const { table, amina, mallory } = await tableWithText()
    const move = async (isOpen: boolean) => {
      table.standing = { ...table.standing, isOpen }
      await table.log.changeStanding(DRAFT)
      await table.hub.recheck({ draftId: DRAFT })
    }
    await move(false)
    amina.connect()
    mallory.connect()
    await table.flush()
    const { askedCount } = amina
    await move(true)
    await table.flush()
    expect(amina.askedCount).toBe(askedCount + 1)
    amina.type(0, 'again ')
    await table.flush()
    expect([amina.socket.closed, mallory.text.startsWith('again ')]).toEqual([null, true])
  })
})
