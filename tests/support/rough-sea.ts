/**
 * People at one draft while everything that can break does: lines, devices, commits, the server. Every character that is
 * typed is a different one, so that a text tells of itself what was lost and what came twice.
 */
import * as Y from 'yjs'
import type { UpdateLog } from '#domain/collab/log.ts'
import { DRAFT, firstText, Table, type TestPeer } from './peers.ts'
import type { Pick } from './random.ts'

/** Far from what has a meaning of its own, and room for every character that a run types. */
const FIRST_CHARACTER = 0x4e00

export class RoughSea {
  /** What happened, for whoever has to understand a failure. */
  readonly story: string[] = []
  /** Updates that a client was told are recorded. */
  readonly promised: Uint8Array[] = []
  private readonly pick: Pick
  private table: Table
  private peers: TestPeer[] = []
  private typed = 0
  private devices = 0

  private constructor(pick: Pick, table: Table) {
    this.pick = pick
    this.table = table
  }

  static async begin(pick: Pick): Promise<RoughSea> {
    const sea = new RoughSea(pick, await Table.open())
    const names = ['Amina', 'Bruno', 'Carla', 'Dewi', 'Elif'].slice(0, 2 + pick(4))
    for (const name of names) await sea.sit(name, sea.newDevice())
    sea.peers[0]?.write('')
    await sea.table.flush()
    return sea
  }

  get log(): UpdateLog {
    return this.table.log
  }

  /** One thing happens; then the server and some of the others may get on. */
  async happen(): Promise<void> {
    const { pick } = this
    const peer = this.peers[pick(this.peers.length)] as TestPeer
    const choice = pick(100)
    if (choice < 45) this.type(peer)
    else if (choice < 60) this.erase(peer)
    else if (choice < 64) this.say(peer, 'begins a paragraph', () => peer.write(this.newCharacter()))
    else if (choice < 70) this.say(peer, 'goes offline', () => this.leave(peer, () => peer.disconnect()))
    else if (choice < 74) this.say(peer, 'loses the line', () => this.leave(peer, () => peer.vanish()))
    else if (choice < 83) await this.comeBack(peer)
    else if (choice < 85) await this.loseDevice(peer)
    else if (choice < 89) this.note('the database is away', () => this.table.failures++)
    else if (choice < 92) this.note('the answer of a commit is lost', () => this.table.lostAnswers++)
    else if (choice < 95) await this.kill()
    else await this.note('time passes', () => this.table.passTime())
    if (pick(2) === 0) await this.table.turn()
    for (const other of this.peers) if (pick(3) === 0) other.hear(1 + pick(3))
  }

  /** Everybody comes back and hears everything. */
  async calm(): Promise<readonly TestPeer[]> {
    this.note('the sea is calm')
    this.table.failures = 0
    this.table.lostAnswers = 0
    for (const peer of this.peers) await this.comeBack(peer)
    for (let round = 0; round < 8; round++) await this.table.passTime()
    for (const peer of this.peers) this.notePromises(peer)
    return this.peers
  }

  /** Somebody who was never here reads the draft. */
  read(): Promise<TestPeer> {
    return this.table.seat('Reader', 'observer')
  }

  private async comeBack(peer: TestPeer): Promise<void> {
    this.note(`${peer.actor.name} comes back`)
    this.leave(peer, () => peer.disconnect())
    // A draft that nobody was at may have been closed; the socket's route opens it first.
    await this.table.hub.open(DRAFT)
    peer.connect()
  }

  private type(peer: TestPeer): void {
    const text = peer.doc.getXmlFragment('content').length > 0 ? firstText(peer.doc) : null
    if (!text) return
    let words = ''
    for (let left = this.pick(3); left >= 0; left--) words += this.newCharacter()
    this.say(peer, `types ${words}`, () => peer.type(this.pick(text.length + 1), words))
  }

  private erase(peer: TestPeer): void {
    const length = peer.doc.getXmlFragment('content').length > 0 ? firstText(peer.doc).length : 0
    if (length === 0) return
    const at = this.pick(length)
    this.say(peer, 'erases', () => peer.erase(at, 1 + this.pick(Math.min(4, length - at))))
  }

  /** The device is gone with all it held; the person comes with another. */
  private async loseDevice(peer: TestPeer): Promise<void> {
    this.say(peer, 'loses the device', () => this.leave(peer, () => peer.vanish()))
    this.peers.splice(this.peers.indexOf(peer), 1)
    this.table.peers.splice(this.table.peers.indexOf(peer), 1)
    await this.sit(peer.actor.name, this.newDevice())
  }

  /** Nothing of the server is left but what the log holds, and a commit that was under way may still come to its end. */
  private async kill(): Promise<void> {
    this.note('the server is killed')
    for (const peer of this.peers) this.leave(peer, () => peer.vanish())
    const seated = this.peers
    this.table = await Table.open(this.log)
    this.peers = []
    for (const { actor, doc } of seated) await this.sit(actor.name, doc)
  }

  private async sit(name: string, doc: Y.Doc): Promise<void> {
    this.peers.push(await this.table.seat(name, 'member', true, doc))
  }

  private newDevice(): Y.Doc {
    const doc = new Y.Doc()
    // Ids decide who stands first where two have written at one place, so they are part of the seed.
    doc.clientID = 1_000_000 * (1 + this.pick(4_000)) + ++this.devices
    return doc
  }

  private newCharacter(): string {
    return String.fromCharCode(FIRST_CHARACTER + this.typed++)
  }

  /** What was acknowledged over a connection is noted before the connection is forgotten. */
  private leave(peer: TestPeer, act: () => void): TestPeer {
    this.notePromises(peer)
    act()
    return peer
  }

  private notePromises(peer: TestPeer): void {
    this.promised.push(...peer.carried.slice(0, peer.recorded))
  }

  private say(peer: TestPeer, what: string, act: () => unknown): void {
    this.note(`${peer.actor.name} ${what}`, act)
  }

  private note<T>(what: string, act?: () => T): T | undefined {
    this.story.push(what)
    return act?.()
  }
}

/** Whether a text holds all of an update, its deletions too: then taking it in changes nothing. */
export function holds(text: Uint8Array, updates: readonly Uint8Array[]): boolean {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  let hasChanged = false
  doc.on('update', () => {
    hasChanged = true
  })
  for (const update of updates) Y.applyUpdate(doc, update)
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  doc.destroy()
  return isWhole && !hasChanged
}

/** The rows of the draft, each said to follow on what those before it hold. */
export async function brokenRows(log: UpdateLog): Promise<string[]> {
  const known = new Map<number, number>()
  const broken: string[] = []
  for (const [place, { sequence, update }] of (await log.readSince(DRAFT, 0)).entries()) {
    if (sequence !== place + 1) broken.push(`row ${place + 1} has sequence ${sequence}`)
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [client, clock] of from) {
      if (clock !== (known.get(client) ?? 0)) broken.push(`row ${sequence} begins client ${client} at ${clock}`)
    }
    for (const [client, clock] of to) known.set(client, clock)
  }
  return broken
}
