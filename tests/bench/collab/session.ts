/** People at one draft: some read, some type at a rate; when each edit reached each reader, and its author's "recorded". */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { syncUpdate } from '#domain/collab/protocol.ts'
import { randomFrom } from '../../support/random.ts'
import { quantile } from '../figures.ts'
import { type Ends, type Guest, seat } from './guest.ts'
import type { Place } from './place.ts'
import { Typist } from './typist.ts'

/** Milliseconds in which what is under way may still arrive. */
const AFTERWARDS = 2_000

interface Edit {
  readonly end: number
  readonly at: number
}

class Writer {
  readonly guest: Guest
  readonly typist: Typist
  /** Those that add text, in their order. */
  readonly edits: Edit[] = []
  /** When each message left that is yet to be recorded. */
  readonly unrecorded: number[] = []
  private recordedCount = 0
  recordings: number[] = []

  constructor(guest: Guest, typist: Typist) {
    this.guest = guest
    this.typist = typist
    guest.onRecorded = (count, at) => {
      // What it answered at first comes before all it typed.
      for (; this.recordedCount < count - guest.answered; this.recordedCount++) {
        const sent = this.unrecorded.shift()
        if (sent !== undefined) this.recordings.push(at - sent)
      }
    }
  }
}

export interface Typed {
  readonly sent: number
  /** Milliseconds from sending to arrival; NaN when nothing arrived. */
  readonly p50: number
  readonly p95: number
  /** Milliseconds from sending to "recorded"; NaN where nobody says so. */
  readonly recordedP50: number
  /** Of what should have arrived at readers, what did not. */
  readonly missing: number
  /** Processor seconds of the server for a thousand edits that reached a person. */
  readonly secondsPerThousand: number
  /** How much of one core the measuring itself took: from 0.95 its own limit is what is seen. */
  readonly ownShare: number
}

export class Session {
  private readonly place: Place
  private readonly readers: readonly Guest[]
  private readonly writers: readonly Writer[]
  private arrivals: number[] = []
  private readonly pick = randomFrom(7)

  private constructor(place: Place, readers: readonly Guest[], writers: readonly Guest[]) {
    this.place = place
    this.readers = readers
    this.writers = writers.map((guest, number) => new Writer(guest, new Typist(randomFrom(number + 1))))
    for (const reader of readers) this.listen(reader)
  }

  static async open(
    place: Place,
    draft: number,
    count: { readonly readers: number; readonly writers: number },
  ): Promise<Session> {
    const doors = Array.from({ length: count.readers + count.writers }, (_, person) => place.door(draft, person))
    const guests = await seat(doors)
    const session = new Session(place, guests.slice(0, count.readers), guests.slice(count.readers))
    await wait(200)
    for (const { guest, typist, unrecorded } of session.writers) {
      unrecorded.push(performance.now())
      guest.send(syncUpdate(typist.begin()))
    }
    await wait(500)
    return session
  }

  /** All writers together type so many edits a second, at moments that chance decides. */
  async type({ perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }): Promise<Typed> {
    this.arrivals = []
    for (const writer of this.writers) writer.recordings = []
    const before = { server: this.place.cpuSeconds(), own: process.cpuUsage() }
    const begun = performance.now()
    const { sent, added } = await this.send(perSecond, begun + seconds * 1_000)
    const expected = added * this.readers.length
    const lasted = (performance.now() - begun) / 1_000
    const cpuSeconds = this.place.cpuSeconds() - before.server
    const own = process.cpuUsage(before.own)
    const end = performance.now() + AFTERWARDS
    while (this.arrivals.length < expected && performance.now() < end) await wait(10)
    const recordings = this.writers.flatMap((writer) => writer.recordings)
    return {
      sent,
      p50: quantile(this.arrivals, 0.5),
      p95: quantile(this.arrivals, 0.95),
      recordedP50: quantile(recordings, 0.5),
      missing: expected - this.arrivals.length,
      secondsPerThousand: (cpuSeconds * 1_000) / (sent * (this.readers.length + this.writers.length - 1)),
      ownShare: (own.user + own.system) / 1e6 / lasted,
    }
  }

  leave(): void {
    for (const guest of [...this.readers, ...this.writers.map(({ guest }) => guest)]) guest.leave()
  }

  private async send(perSecond: number, end: number): Promise<{ sent: number; added: number }> {
    const pause = () => (-Math.log(1 - this.pick(1_000_000) / 1_000_000) * 1_000) / perSecond
    let sent = 0
    let added = 0
    let next = performance.now() + pause()
    while (next < end) {
      for (; next <= performance.now() && next < end; next += pause()) {
        if (this.sendOne(this.writers[sent % this.writers.length])) added += 1
        sent += 1
      }
      if (next - performance.now() > 1.5) await wait(1)
      else await nextTurn()
    }
    return { sent, added }
  }

  private sendOne(writer: Writer | undefined): boolean {
    if (!writer || writer.guest.isClosed) throw new Error('A writer was turned out.')
    const { update, end } = writer.typist.type()
    const at = performance.now()
    if (end !== null) writer.edits.push({ end, at })
    writer.unrecorded.push(at)
    writer.guest.send(syncUpdate(update))
    return end !== null
  }

  private listen(reader: Guest): void {
    const byClient = new Map(this.writers.map((writer) => [writer.typist.clientId, { writer, next: 0 }]))
    reader.onUpdate = (ends: Ends, at) => {
      for (const [client, clock] of ends) {
        const known = byClient.get(client)
        if (!known) continue
        const { edits } = known.writer
        for (let edit = edits[known.next]; edit && edit.end <= clock; edit = edits[known.next]) {
          this.arrivals.push(at - edit.at)
          known.next += 1
        }
      }
    }
  }
}
