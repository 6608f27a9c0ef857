/**
 * A draft with people at it, and nothing that happens by itself: a hub whose turns and timers are run by hand, a log whose
 * appends can be made to fail or wait, and peers that speak the real protocol over sockets made of arrays.
 */
import * as Y from 'yjs'
import type { Actor, DraftRights, GroupRole } from '#domain/access.ts'
import type { AuthoredUpdate, OpenedLog, UpdateLog } from '#domain/collab/log.ts'
import type { Notices } from '#domain/collab/notices.ts'
import { readFrame, syncStep1, syncStep2, syncUpdate } from '#domain/collab/protocol.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId, OrganizationId } from '#domain/ids.ts'
import { type Compact, compact } from '../../server/collab/compact.ts'
import type { Connection } from '../../server/collab/connection.ts'
import type { Frame } from '../../server/collab/frame.ts'
import { Hub } from '../../server/collab/hub.ts'
import type { Pace } from '../../server/collab/pace.ts'
import type { Socket } from '../../server/collab/peer.ts'
import { documentForm } from '../../server/drafts/document-form.ts'
import { memoryStores } from './memory/stores.ts'
import { memoryUpdateLog } from './memory/update-log.ts'

export const DRAFT = '01980000-0000-7000-8000-00000000d4af' as DraftId
const GROUP = '01980000-0000-7000-8000-0000000000c0' as GroupId

export function actorNamed(name: string, role: GroupRole = 'member'): Actor {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16)).join('')
  return {
    accountId: `01980000-0000-7000-8000-${digits.padStart(12, '0').slice(-12)}` as AccountId,
    name,
    email: `${name.toLowerCase()}@example.org`,
    role: 'delegate',
    organizationId: '01980000-0000-7000-8000-0000000000a0' as OrganizationId,
    delegation: `Delegation of ${name}`,
    groups: [{ groupId: GROUP, role }],
  }
}

/** A socket whose other end is an array. */
export class ArraySocket implements Socket {
  bufferedAmount = 0
  isPaused = false
  readonly sent: Uint8Array[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  drained: (() => void) | null = null

  send(frames: readonly Frame[]): void {
    for (const { message } of frames) this.sent.push(message)
  }
  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
  }
  terminate(): void {
    this.closed ??= { code: 1006, reason: '' }
  }
  ping(): void {}
  pause(): void {
    this.isPaused = true
  }
  resume(): void {
    this.isPaused = false
  }
  /** The network has taken what was buffered. */
  drain(): void {
    this.bufferedAmount = 0
    this.drained?.()
  }
}

/** Somebody at the draft: a Y.Doc, a connection, and what was heard over it. */
export class TestPeer {
  readonly doc: Y.Doc
  socket = new ArraySocket()
  recorded = 0
  readonly changes: string[] = []
  readonly presence: Uint8Array[] = []
  updateCount = 0
  /** How often the server asked what this device has. */
  askedCount = 0
  /** Updates sent over the present connection, in their order: the first `recorded` of them are acknowledged. */
  carried: Uint8Array[] = []
  private connection: Connection | null = null
  private readonly table: Pick<Table, 'hub'>
  readonly actor: Actor

  /** @param doc what the device already holds */
  constructor(table: Pick<Table, 'hub'>, actor: Actor, doc = new Y.Doc()) {
    this.table = table
    this.actor = actor
    this.doc = doc
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.carried.push(update)
      this.send(syncUpdate(update))
    })
  }

  get text(): string {
    const root = this.doc.getXmlFragment('content')
    return root.toArray().map(wordsIn).join('|')
  }

  connect(speaksOurs = true): this {
    this.socket = new ArraySocket()
    this.recorded = 0
    this.carried = []
    this.connection = this.table.hub.join(DRAFT, this.actor, this.socket, speaksOurs)
    this.send(syncStep1(Y.encodeStateVector(this.doc)))
    return this
  }

  disconnect(): void {
    this.connection?.left()
    this.connection = null
  }

  /** The line breaks and nobody tells the server. */
  vanish(): void {
    this.connection = null
  }

  send(frame: Uint8Array): void {
    this.connection?.receive(frame)
  }

  /** Adds a paragraph at the end. */
  write(words: string): void {
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    text.insert(0, words)
    paragraph.insert(0, [text])
    const root = this.doc.getXmlFragment('content')
    root.insert(root.length, [paragraph])
  }

  /** Types into, or deletes from, the first paragraph. */
  type(at: number, words: string): void {
    firstText(this.doc).insert(at, words)
  }
  erase(at: number, length: number): void {
    firstText(this.doc).delete(at, length)
  }

  /** Takes in what the server has sent, or only the first of it. */
  hear(most = this.socket.sent.length): boolean {
    const frames = this.socket.sent.splice(0, most)
    for (const frame of frames) for (const message of readFrame(frame)) this.take(message)
    return frames.length > 0
  }

  private take(message: ReturnType<typeof readFrame>[number]): void {
    if (message.kind === 'sync step 1') {
      this.askedCount += 1
      const lacking = Y.encodeStateAsUpdate(this.doc, message.stateVector)
      this.carried.push(lacking)
      this.send(syncStep2(lacking))
    }
    if (message.kind === 'recorded') this.recorded = message.count
    if (message.kind === 'changed') this.changes.push(message.what)
    if (message.kind === 'awareness') this.presence.push(message.awareness)
    if (message.kind === 'update') {
      this.updateCount += 1
      Y.applyUpdate(this.doc, message.update, this)
    }
  }
}

export function firstText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('content').get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('The draft has no first paragraph')
  return text
}

function wordsIn(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) return node.toString()
  return node instanceof Y.XmlElement ? node.toArray().map(wordsIn).join('') : ''
}

/** Turns and timers that wait to be run. */
export class HandPace implements Pace {
  turns: (() => void)[] = []
  timers: (() => void)[] = []
  turn = (act: () => void): void => void this.turns.push(act)
  later = (act: () => void): void => void this.timers.push(act)
}

/** What is done with rows that may hold words that came late. */
type LookForLate = (rows: readonly AuthoredUpdate[], looked: (lost: readonly Y.ID[]) => void) => void

export class Table {
  readonly pace = new HandPace()
  readonly log: UpdateLog
  readonly hub: Hub
  readonly peers: TestPeer[] = []
  readonly refused: { readonly reason?: string }[] = []
  standing: DraftStanding
  /** Appends that are to fail before one succeeds. */
  failures = 0
  /** The append is done, but its answer is lost. */
  lostAnswers = 0
  appendCount = 0
  /** Readings of a whole log that are to fail before one succeeds. */
  failedReadings = 0
  readCount = 0
  /** How snapshots are made: on this thread, unless a test has another idea. */
  compact: Compact = async (text) => compact(text)
  now = 1_505_725_200_000
  private gate: Promise<void> | null = null
  private readGate: Promise<void> | null = null

  private constructor(log: UpdateLog, rights: DraftRights, notices?: Notices, late?: LookForLate) {
    this.log = log
    this.standing = { groupId: GROUP, draftRights: rights, isOpen: true }
    let ids = 0
    const updates: UpdateLog = {
      ...log,
      append: (appends) => this.append(appends),
      open: (draftId) => this.read(draftId),
    }
    this.hub = new Hub({
      updates,
      transact: (act) => act({ ...memoryStores(), updates }),
      form: documentForm,
      standingOf: async () => this.standing,
      actorOf: async (accountId) => this.peers.find(({ actor }) => actor.accountId === accountId)?.actor ?? null,
      clock: () => new Date(this.now).toISOString(),
      newId: () => `01980000-0000-7000-8000-00000000${(++ids).toString(16).padStart(4, '0')}`,
      log: {
        warn: (fields) => void this.refused.push(fields),
        error: (fields) => {
          throw Object.assign(new Error('the hub logged an error'), fields)
        },
      },
      pace: this.pace,
      ...(notices && { notices }),
      ...(late && { late: async (_draftId, rows, looked) => late(rows, looked) }),
      compact: (text) => this.compact(text),
    })
  }

  /** @param log a log to go on with, as after a restart */
  static async open(
    log?: UpdateLog,
    rights: DraftRights = DEFAULT_RIGHTS,
    notices?: Notices,
    late?: LookForLate,
  ): Promise<Table> {
    const table = new Table(log ?? memoryUpdateLog(), rights, notices, late)
    if (!log) await table.log.create(DRAFT)
    if (notices) table.hub.start()
    await table.hub.open(DRAFT)
    return table
  }

  /** Somebody sits down and is in step with the draft. */
  async seat(name: string, role: GroupRole = 'member', speaksOurs = true, doc = new Y.Doc()): Promise<TestPeer> {
    const peer = new TestPeer(this, actorNamed(name, role), doc)
    this.peers.push(peer)
    peer.connect(speaksOurs)
    await this.flush()
    return peer
  }

  /** Holds every append until the returned function is called. */
  hold(): () => void {
    const { gate, open } = gateAway()
    this.gate = gate
    return () => {
      this.gate = null
      open()
    }
  }

  /** Holds every answer to a reading of the whole log, which is as of now, until the returned function is called. */
  holdReadings(): () => void {
    const { gate, open } = gateAway()
    this.readGate = gate
    return () => {
      this.readGate = null
      open()
    }
  }

  /** Lets time pass until a text that nobody uses is let go of. */
  async fallAsleep(): Promise<void> {
    await this.passTime()
    await this.passTime()
  }

  /** Runs turns and carries frames until nothing moves. Timers are not run. */
  async flush(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      const hasTurned = await this.turn()
      const heard = this.peers.filter((peer) => peer.hear())
      if (!hasTurned && heard.length === 0) return
    }
    throw new Error('The table does not come to rest')
  }

  /** Runs the turns that wait now, and carries nothing. False when none did. */
  async turn(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve))
    const turns = this.pace.turns.splice(0)
    for (const turn of turns) turn()
    return turns.length > 0
  }

  /** Runs the timers that wait now, then flushes. */
  async passTime(): Promise<void> {
    for (const timer of this.pace.timers.splice(0)) timer()
    await this.flush()
  }

  private async read(draftId: DraftId): Promise<OpenedLog | null> {
    this.readCount += 1
    const opened = await this.log.open(draftId)
    if (this.readGate) await this.readGate
    if (this.failedReadings === 0) return opened
    this.failedReadings -= 1
    throw new Error('the database is away')
  }

  private async append(appends: Parameters<UpdateLog['append']>[0]) {
    this.appendCount += 1
    if (this.gate) await this.gate
    if (this.failures > 0) {
      this.failures -= 1
      throw new Error('the database is away')
    }
    const outcomes = await this.log.append(appends)
    if (this.lostAnswers === 0) return outcomes
    this.lostAnswers -= 1
    throw new Error('the connection broke during the commit')
  }
}

function gateAway(): { readonly gate: Promise<void>; readonly open: () => void } {
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  return { gate, open }
}
