/**
 * The shared text as it was after a row of its log, or as it was between two: then also with what was taken out between.
 * Reads the parts that Yjs keeps when it collects no garbage; it never changes them.
 */
import * as Y from 'yjs'
import type { Piece, SharedNode, TextView, Trace } from '../text-view.ts'
import type { Life, Lives } from './lives.ts'

export class MomentView implements TextView {
  private readonly lives: Lives
  private readonly handOf: (row: number) => unknown
  private readonly since: number
  private readonly until: number

  /**
   * @param handOf who recorded a row
   * @param since the earlier of two rows, or the same as `until`
   */
  constructor(lives: Lives, handOf: (row: number) => unknown, since: number, until: number) {
    this.handOf = handOf
    this.lives = lives
    this.since = since
    this.until = until
  }

  children(parent: Y.XmlFragment): readonly SharedNode[] {
    const found: SharedNode[] = []
    for (let item = parent._start; item; item = item.right) {
      const node = item.content instanceof Y.ContentType ? item.content.type : null
      if (isShared(node) && (this.isShown(this.lives.one(item.id)) || this.holdsLost(node))) found.push(node)
    }
    return found
  }

  attributes(element: Y.XmlElement): Readonly<Record<string, unknown>> {
    const at = this.placeOf(element)
    const found: Record<string, unknown> = {}
    for (const [name, newest] of element._map) {
      const value = this.valueAt(newest, at)
      if (value !== undefined) found[name] = value
    }
    return found
  }

  pieces(text: Y.XmlText): readonly Piece[] {
    const found: Written[] = []
    let [before, after]: [Attributes, Attributes] = [{}, {}]
    for (let item = text._start; item; item = item.right) {
      const { content } = item
      if (content instanceof Y.ContentFormat) {
        const life = this.lives.one(item.id)
        if (isThere(life, this.since)) before = changed(before, content)
        if (isThere(life, this.until)) after = changed(after, content)
      } else if (content instanceof Y.ContentString) {
        let offset = 0
        for (const life of this.lives.of(item.id, item.length)) {
          const insert = content.str.slice(offset, offset + life.length)
          offset += life.length
          if (!this.isShown(life)) continue
          const attributes = life.died > this.until ? after : before
          const last = found.at(-1)
          if (last && last.attributes === attributes && this.isOneHand(last.trace, life)) extend(last, insert, life)
          else found.push({ insert, attributes, trace: { ...life, originUntil: life.origin } })
        }
      }
    }
    return found
  }

  trace(node: SharedNode): Trace | null {
    const life = node._item && this.lives.one(node._item.id)
    return life && { ...life, originUntil: life.origin }
  }

  /** Whether letters have the same writer and the same end, so that they are one piece. */
  private isOneHand(one: Trace, other: Life): boolean {
    const [isGone, isOtherGone] = [one.died <= this.until, other.died <= this.until]
    const isNew = one.origin > this.since
    if (isGone !== isOtherGone || isNew !== other.origin > this.since) return false
    if (isGone && this.handOf(one.died) !== this.handOf(other.died)) return false
    return this.handOf(one.origin) === this.handOf(other.origin)
  }

  /** The row at which something is read: what is no longer there is read as it was before. */
  private placeOf(node: SharedNode): number {
    return node._item && this.lives.one(node._item.id).died <= this.until ? this.since : this.until
  }

  /**
   * The value that was there: the only one alive. Of values set at the same time the losing ones stand between the others, and
   * Yjs joins neighbours that are gone into one item.
   */
  private valueAt(newest: Y.Item, at: number): unknown {
    for (let item: Y.Item | null = newest; item; item = item.left) {
      for (let offset = item.length - 1; offset >= 0; offset--) {
        const life = this.lives.one(Y.createID(item.id.client, item.id.clock + offset))
        if (isThere(life, at)) return item.content.getContent()[offset]
      }
    }
    return undefined
  }

  private isShown(life: Life): boolean {
    return isThere(life, this.until) || this.isLost(life)
  }

  /** Taken out between the two. What was only moved is not: where it went, there it is looked at. */
  private isLost({ origin, died, isMovedOn }: Life): boolean {
    return origin <= this.since && died > this.since && died <= this.until && !isMovedOn
  }

  /** Whether a paragraph that came and went between the two took words with it that had been moved there. */
  private holdsLost(node: SharedNode): boolean {
    if (this.since === this.until) return false
    const open: SharedNode[] = [node]
    for (let next = open.pop(); next; next = open.pop()) {
      for (let item = next._start; item; item = item.right) {
        if (item.content instanceof Y.ContentType && isShared(item.content.type)) open.push(item.content.type)
        if (!(item.content instanceof Y.ContentString)) continue
        for (const life of this.lives.of(item.id, item.length)) if (this.isLost(life)) return true
      }
    }
    return false
  }
}

/** A piece that is being gathered, letter by letter. */
interface Written {
  insert: string
  readonly attributes: Attributes
  trace: Trace
}

function extend(piece: Written, insert: string, { origin }: Life): void {
  piece.insert += insert
  if (origin < piece.trace.origin) piece.trace = { ...piece.trace, origin }
  if (origin > piece.trace.originUntil) piece.trace = { ...piece.trace, originUntil: origin }
}

type Attributes = Readonly<Record<string, unknown>>

function isThere({ born, died }: Life, at: number): boolean {
  return born <= at && died > at
}

function changed(attributes: Attributes, { key, value }: Y.ContentFormat): Attributes {
  if (value !== null) return { ...attributes, [key]: value }
  const { [key]: _gone, ...others } = attributes
  return others
}

function isShared(node: unknown): node is SharedNode {
  return node instanceof Y.XmlElement || node instanceof Y.XmlText || node instanceof Y.XmlHook
}
