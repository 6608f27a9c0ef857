/**
 * Co-editing as the wire has it: one person types a character at a time, ten others at the same draft receive it. The server
 * is a process of its own and commits every edit to its PostgreSQL before anybody sees it. The next character is typed when
 * the last one has arrived everywhere, so that what is measured is the way and not a queue.
 */
import { once } from 'node:events'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { readFrame, SUBPROTOCOL, syncStep1, syncUpdate } from '#domain/collab/protocol.ts'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { DraftId, GroupId } from '#domain/ids.ts'
import type { Deps } from '../../server/deps.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { openAccount } from '../../server/groups/open-account.ts'
import { openProgram } from '../../server/open-program.ts'
import { issueToken } from '../../server/people/issue-token.ts'
import { quantile, type Row } from './figures.ts'
import { inFolder, startWholeProgram } from './whole-program.ts'

const READERS = 10
const REPETITIONS = 5
const EDITS = 200
const PARAGRAPHS = 60
/** Milliseconds for one edit to arrive everywhere; then the measuring is given up. */
const LONGEST_WAIT = 10_000

export function measureSync(): Promise<Row[]> {
  return inFolder(async (dataDir) => {
    const { draftId, tokens } = await prepare(dataDir)
    const program = await startWholeProgram({ DATA_DIR: dataDir })
    const seats: Seat[] = []
    try {
      for (const token of tokens) seats.push(await Seat.take(program.address, draftId, token))
      return await type(seats)
    } finally {
      for (const seat of seats) seat.leave()
      await program.stop()
    }
  })
}

async function type([writer, ...readers]: readonly Seat[]): Promise<Row[]> {
  if (!writer) throw new Error('Nobody sits at the draft.')
  // What is compiled and opened with the first edits is no part of the way.
  for (let edit = 0; edit < EDITS; edit += 1) await typeOne(writer, readers)
  const shown = { median: [] as number[], late: [] as number[] }
  const recorded = { median: [] as number[], late: [] as number[] }
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const arrivals: number[] = []
    const commits: number[] = []
    for (let edit = 0; edit < EDITS; edit += 1) {
      const times = await typeOne(writer, readers)
      arrivals.push(...times.arrivals)
      commits.push(times.commit)
    }
    shown.median.push(quantile(arrivals, 0.5))
    shown.late.push(quantile(arrivals, 0.95))
    recorded.median.push(quantile(commits, 0.5))
    recorded.late.push(quantile(commits, 0.95))
  }
  const of = `of ${EDITS} edits`
  return [
    { what: `from the edit to each of ${READERS} others, p50 ${of}`, unit: 'ms', values: shown.median },
    { what: `from the edit to each of ${READERS} others, p95 ${of}`, unit: 'ms', values: shown.late },
    { what: `from the edit to "recorded" at its author, p50 ${of}`, unit: 'ms', values: recorded.median },
    { what: `from the edit to "recorded" at its author, p95 ${of}`, unit: 'ms', values: recorded.late },
  ]
}

async function typeOne(writer: Seat, readers: readonly Seat[]): Promise<{ arrivals: number[]; commit: number }> {
  const arrived = readers.map((reader) => reader.next('update'))
  const committed = writer.next('recorded')
  const begun = performance.now()
  writer.typeCharacter()
  const [commit, ...arrivals] = await inTime(Promise.all([committed, ...arrived]))
  return { arrivals: arrivals.map((at) => at - begun), commit: (commit ?? Number.NaN) - begun }
}

async function inTime<T>(all: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('An edit did not arrive everywhere.')), LONGEST_WAIT)
  })
  return Promise.race([all, late]).finally(() => clearTimeout(timer))
}

type Heard = 'update' | 'recorded'

/** A person at the draft: a socket, and when it heard what. */
class Seat {
  private readonly socket: WebSocket
  private readonly doc = new Y.Doc()
  private readonly waiting: { readonly kind: Heard; readonly resolve: (at: number) => void }[] = []

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (frame: Uint8Array) => this.hear(frame, performance.now()))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) socket.send(syncUpdate(update))
    })
  }

  /** Sits down and is given the text. */
  static async take(address: string, draftId: DraftId, token: string): Promise<Seat> {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/${draftId}`, SUBPROTOCOL, {
      headers: { authorization: `Bearer ${token}` },
    })
    const seat = new Seat(socket)
    await once(socket, 'open')
    const given = seat.next('update')
    socket.send(syncStep1(Y.encodeStateVector(seat.doc)))
    await inTime(given)
    return seat
  }

  /** Resolves with the instant at which the next message of this kind came. */
  next(kind: Heard): Promise<number> {
    return new Promise((resolve) => this.waiting.push({ kind, resolve }))
  }

  typeCharacter(): void {
    const first = this.doc.getXmlFragment('content').get(0)
    const text = first instanceof Y.XmlElement ? first.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error('The draft has no first paragraph.')
    text.insert(text.length, 'a')
  }

  leave(): void {
    this.socket.terminate()
  }

  private hear(frame: Uint8Array, at: number): void {
    for (const message of readFrame(frame)) {
      if (message.kind === 'update') Y.applyUpdate(this.doc, message.update, this)
      const place = this.waiting.findIndex(({ kind }) => kind === message.kind)
      if (place >= 0) this.waiting.splice(place, 1)[0]?.resolve(at)
    }
  }
}

/** A group at a draft of some pages, in a new database. The first token is the writer's. */
async function prepare(dataDir: string): Promise<{ draftId: DraftId; tokens: string[] }> {
  const { deps, close } = await openProgram({ DATA_DIR: dataDir })
  try {
    const groupId = await addGroup(deps)
    const tokens: string[] = []
    for (let person = 0; person <= READERS; person += 1) {
      const email = `person${person}@example.org`
      await openAccount(deps, { email, name: `Person ${person}`, role: 'member' })
      tokens.push((await issueToken(deps, email, 1)).secret)
    }
    const author = await deps.stores.people.accountByEmail('person0@example.org')
    if (!author) throw new Error('The author has no account.')
    const draft: Draft = {
      id: deps.newId() as DraftId,
      title: 'Draft under measurement',
      kind: 'resolution',
      groupId,
      meetingId: null,
      label: null,
      decisionId: null,
      rights: DEFAULT_RIGHTS,
      events: [],
      createdBy: author.id,
      createdAt: deps.clock(),
    }
    const words = 'URGES Parties to record what is offered for sale and to tell the Secretariat what they found '
    const blocks = Array.from({ length: PARAGRAPHS }, () => paragraph('operative', words.repeat(3)))
    await placeDraft(deps.stores, deps.newId, draft, documentOf(blocks))
    return { draftId: draft.id, tokens }
  } finally {
    await close()
  }
}

async function addGroup({ stores, newId }: Deps): Promise<GroupId> {
  const id = newId() as GroupId
  await stores.groups.addGroup({
    id,
    name: 'Working group under measurement',
    shortName: 'Measured group',
    setUpBy: 'Decision 17.95',
    setUpByRef: null,
    termsOfReference: { mandate: 'Report.', membership: 'Open.', modusOperandi: 'By mail.', capacities: [] },
    expiresWith: 'CoP18',
  })
  return id
}
