/**
 * When each letter of a text came and went: for every clock of every Yjs client, the row of the log that brought it and the
 * first row that took it out. What one act took out at one place and put in at another (a paragraph split or joined)
 * keeps who wrote it first; `origin` says so.
 */
import type * as Y from 'yjs'

/** No row has taken it out. */
export const ALIVE = Number.POSITIVE_INFINITY

/** Letters that follow each other and share their fate. */
export interface Life {
  readonly length: number
  /** The row that brought them here. */
  readonly born: number
  /** The row that took them out, or `ALIVE`. */
  readonly died: number
  /** The row in which they were first written: `born`, unless they were moved here. */
  readonly origin: number
  /** Whether the row that took them out put them in again elsewhere. */
  readonly isMovedOn: boolean
}

interface Span {
  readonly start: number
  readonly end: number
  /** The sequence of a row. */
  readonly row: number
}

/** Spans of one client that do not overlap; put in any order, looked up in the order of clocks. */
class Spans {
  private readonly spans: Span[] = []
  private isSorted = true

  add(span: Span): void {
    const last = this.spans.at(-1)
    if (last && last.start > span.start) this.isSorted = false
    this.spans.push(span)
  }

  /** The span that holds a clock, or the first one after it. */
  from(clock: number): Span | undefined {
    if (!this.isSorted) this.spans.sort((a, b) => a.start - b.start)
    this.isSorted = true
    let low = 0
    let high = this.spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.spans[middle]?.end ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return this.spans[low]
  }
}

export class Lives {
  private readonly births = new Map<number, Spans>()
  private readonly deaths = new Map<number, Spans>()
  private readonly origins = new Map<number, Spans>()
  private readonly departures = new Map<number, Spans>()

  /** Takes down what a row has brought and taken out. */
  take({ beforeState, afterState, deleteSet }: Y.Transaction, row: number): void {
    for (const [client, end] of afterState) {
      const start = beforeState.get(client) ?? 0
      if (end > start) spansOf(this.births, client).add({ start, end, row })
    }
    // Yjs names here only what was not deleted before, so that no two of these overlap.
    for (const [client, ranges] of deleteSet.clients) {
      for (const { clock, len } of ranges) spansOf(this.deaths, client).add({ start: clock, end: clock + len, row })
    }
  }

  /** Letters at `to` were moved there from `from` by the row that is being taken down. */
  move(from: Y.ID, to: Y.ID, length: number, row: number): void {
    let done = 0
    for (const life of this.of(from, length)) {
      const start = to.clock + done
      spansOf(this.origins, to.client).add({ start, end: start + life.length, row: life.origin })
      done += life.length
    }
    spansOf(this.departures, from.client).add({ start: from.clock, end: from.clock + length, row })
  }

  /** The fates of some letters in a row. */
  *of({ client, clock }: Y.ID, length: number): Generator<Life> {
    const end = clock + length
    for (let at = clock; at < end; ) {
      const birth = this.births.get(client)?.from(at)
      const death = this.deaths.get(client)?.from(at)
      const origin = this.origins.get(client)?.from(at)
      const departure = this.departures.get(client)?.from(at)
      const born = birth?.row ?? 0
      const until = Math.min(end, birth?.end ?? end, edgeOf(death, at), edgeOf(origin, at), edgeOf(departure, at))
      yield {
        length: until - at,
        born,
        died: death && death.start <= at ? death.row : ALIVE,
        origin: origin && origin.start <= at ? origin.row : born,
        isMovedOn: departure !== undefined && departure.start <= at,
      }
      at = until
    }
  }

  /** The fate of a single element. */
  one(id: Y.ID): Life {
    for (const life of this.of(id, 1)) return life
    return { length: 1, born: 0, died: ALIVE, origin: 0, isMovedOn: false }
  }
}

/** Where the answer changes next: at the start of a span to come, or at the end of the one we are in. */
function edgeOf(span: Span | undefined, at: number): number {
  if (!span) return ALIVE
  return span.start > at ? span.start : span.end
}

function spansOf(of: Map<number, Spans>, client: number): Spans {
  const known = of.get(client)
  if (known) return known
  const spans = new Spans()
  of.set(client, spans)
  return spans
}
