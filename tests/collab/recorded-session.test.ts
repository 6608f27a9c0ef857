/**
 * A session that two persons once had in one text, keystroke by keystroke, typed again by clients of the real protocol over the
 * real hub. Each hears of the other exactly what the person of that time had seen, so that the same edits meet. The recording
 * lies outside the project; without it the rule is shown on a few keystrokes of our own.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Table, type TestPeer } from '../support/peers.ts'

const RECORDING = '../shared/bench/traces/concurrent_traces/friendsforever.json.gz'

interface Session {
  readonly numAgents: number
  readonly endContent: string
  readonly txns: readonly {
    /** What its author had seen, by place in the list. */
    readonly parents: readonly number[]
    readonly agent: number
    /** Place, number of characters that go, characters that come. */
    readonly patches: readonly (readonly [number, number, string])[]
  }[]
}

/** For each transaction, how many of each person's its author had seen. */
function seenBy({ txns, numAgents }: Session): number[][] {
  const own = new Array<number>(numAgents).fill(0)
  const seen: number[][] = []
  for (const { parents, agent } of txns) {
    const counts = new Array<number>(numAgents).fill(0)
    for (const parent of parents) {
      for (const [person, count] of (seen[parent] ?? []).entries())
        counts[person] = Math.max(counts[person] ?? 0, count)
    }
    own[agent] = counts[agent] = (own[agent] ?? 0) + 1
    seen.push(counts)
  }
  return seen
}

/** What had been typed by each person, and sent to a listener, when a commit had ended. */
interface Mark {
  readonly typed: readonly number[]
  readonly frameCount: number
}

class Listener {
  readonly peer: TestPeer
  private readonly marks: Mark[] = []
  private heardCount = 0

  constructor(peer: TestPeer) {
    this.peer = peer
  }

  mark(typed: readonly number[]): void {
    this.marks.push({ typed: [...typed], frameCount: this.heardCount + this.peer.socket.sent.length })
  }

  /** Hears until it has so many of this person's transactions, and no more. */
  hear(person: number, count: number): void {
    while ((this.marks[0]?.typed[person] ?? count) < count) this.marks.shift()
    const frameCount = this.marks[0]?.frameCount ?? 0
    if (frameCount <= this.heardCount) return
    this.peer.hear(frameCount - this.heardCount)
    this.heardCount = frameCount
  }
}

async function replay(session: Session): Promise<readonly TestPeer[]> {
  const table = await Table.open()
  for (let person = 0; person < session.numAgents; person++) {
    const doc = new Y.Doc()
    // Where two write at one place, the lower number comes first: at that time, the first person.
    doc.clientID = 1_000 + person
    await table.seat(`Person ${person}`, 'member', true, doc)
  }
  table.peers[0]?.write('')
  await table.flush()
  const listeners = table.peers.map((peer) => new Listener(peer))
  const typed = listeners.map(() => 0)
  const seen = seenBy(session)
  // A commit ends where somebody else looked up: what is committed together is shown together.
  const looks = new Set(seen.flatMap((counts, place) => lookedAt(session, counts, place)))
  for (const [place, { agent, patches }] of session.txns.entries()) {
    const author = listeners[agent] as Listener
    for (const [person, count] of (seen[place] ?? []).entries()) if (person !== agent) author.hear(person, count)
    author.peer.doc.transact(() => {
      for (const [at, gone, words] of patches) {
        if (gone > 0) author.peer.erase(at, gone)
        if (words) author.peer.type(at, words)
      }
    })
    typed[agent] = (typed[agent] ?? 0) + 1
    if (!looks.has(`${agent} ${typed[agent]}`)) continue
    while (await table.turn()) {}
    for (const listener of listeners) listener.mark(typed)
  }
  await table.flush()
  return [...table.peers, await table.seat('Reader', 'observer')]
}

function lookedAt({ txns }: Session, counts: readonly number[], place: number): string[] {
  return counts.flatMap((count, person) => (person === txns[place]?.agent ? [] : [`${person} ${count}`]))
}

/** Both begin on an empty text and write at its beginning; then the second goes on from what both have written. */
const OWN: Session = {
  numAgents: 2,
  endContent: 'ab, and so on',
  txns: [
    { parents: [], agent: 0, patches: [[0, 0, 'a']] },
    { parents: [0], agent: 1, patches: [[1, 0, 'c']] },
    { parents: [0], agent: 0, patches: [[1, 0, 'b']] },
    { parents: [1, 2], agent: 1, patches: [[1, 2, 'b']] },
    { parents: [3], agent: 0, patches: [[2, 0, ', and so on']] },
  ],
}

describe('a recorded session', () => {
  const isPresent = existsSync(RECORDING)

  it.skipIf(!isPresent)(
    '[C102] two persons who type as they once did arrive at the text that they ended with',
    async () => {
      const session = JSON.parse(gunzipSync(readFileSync(RECORDING)).toString()) as Session
      const texts = (await replay(session)).map(({ text }) => text)
      for (const text of texts) expect(text).toBe(session.endContent)
    },
  )

  it.skipIf(isPresent)(
    '[C102] the recorded session is absent here: only the few keystrokes of our own are replayed',
    () => {
      expect(existsSync(RECORDING)).toBe(false)
    },
  )

  it('[C102] a few keystrokes that meet arrive at one text', async () => {
    const texts = (await replay(OWN)).map(({ text }) => text)
    for (const text of texts) expect(text).toBe(OWN.endContent)
  })
})
