/**
 * Brackets put in and removed while people type, online and offline, split, join, copy and paste. Each run has its seed and its
 * story in the title of what failed; `BRACKET_SEED=7` runs that one alone, `BRACKET_RUNS=5000` many.
 */
import process from 'node:process'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Kept } from '#domain/drafts/brackets/bracket.ts'
import { puttingEdits } from '#domain/drafts/brackets/edits.ts'
import { crossesBracket } from '#domain/drafts/brackets/find-range.ts'
import { bracketsIn, lettersOf } from '#domain/drafts/brackets/in-text.ts'
import { documentOf, readDocument } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { takeOut } from '../../../server/drafts/brackets/remove-bracket.ts'
import { sharedParagraphs, writeEdits } from '../../../server/drafts/brackets/shared-paragraphs.ts'
import { textOf } from '../../support/bracketed.ts'
import { Desk } from '../../support/desk.ts'
import { type Pick, randomFrom } from '../../support/random.ts'

const RUNS = Number(process.env.BRACKET_RUNS ?? 150)
const SEEDS = process.env.BRACKET_SEED
  ? [Number(process.env.BRACKET_SEED)]
  : Array.from({ length: RUNS }, (_, place) => place + 1)
const STEPS = 50
/** Of Yjs; who of two comes first is decided by it. */
const SERVER = 100
const FIRST_WORD = 0x4e00

class Sea {
  readonly story: string[] = []
  readonly typed: string[] = []
  /** What was taken out of the text by an act, as its record tells. */
  readonly quotes: string[] = []
  readonly server = new Y.Doc()
  readonly desks = [new Desk(), new Desk(), new Desk(), new Desk()]
  private readonly offline = new Set<Desk>()
  private readonly pick: Pick
  private count = 0

  constructor(pick: Pick) {
    this.pick = pick
    const first = new Desk()
    first.shared.clientID = SERVER + 1
    first.write(
      readDocument(documentOf(textOf('URGES all range States', 'and bodies to act', 'and to report at once'))),
    )
    Y.applyUpdate(this.server, Y.encodeStateAsUpdate(first.shared))
    for (const [place, desk] of this.desks.entries()) {
      desk.shared.clientID = place + 1
      desk.hear(this.server)
    }
    this.server.clientID = SERVER
  }

  happen(): void {
    const desk = this.one(this.desks)
    const acts = [this.type, this.type, this.type, this.put, this.remove, this.split, this.join, this.copy, this.leave]
    this.one(acts).call(this, desk)
    this.meet()
  }

  calm(): void {
    this.offline.clear()
    this.meet()
    this.meet()
  }

  private meet(): void {
    const online = this.desks.filter((desk) => !this.offline.has(desk))
    for (const { shared } of online)
      Y.applyUpdate(this.server, Y.encodeStateAsUpdate(shared, Y.encodeStateVector(this.server)))
    for (const desk of online) desk.hear(this.server)
  }

  private one<T>(of: readonly T[]): T {
    return of[this.pick(of.length)] as T
  }

  private tell(desk: Desk | null, words: string): void {
    const who = desk ? `${this.desks.indexOf(desk)}${this.offline.has(desk) ? ' offline' : ''}` : 'server'
    this.story.push(`${who}: ${words}`)
  }

  private leave(desk: Desk): void {
    if (!this.offline.delete(desk)) this.offline.add(desk)
    this.tell(desk, 'goes or comes')
  }

  /** A word of one letter, which nobody has typed before: so it is always known whose it is, wherever others type. */
  private type(desk: Desk): void {
    const word = String.fromCharCode(FIRST_WORD + ++this.count)
    desk.change((doc) => {
      const place = this.pick(doc.childCount)
      const offset = this.pick(doc.child(place).content.size + 1)
      this.tell(desk, `types ${word} at ${place}:${offset} of "${textIn(doc.child(place))}"`)
      const at = startOf(doc, place) + offset
      return doc.replace(at, at, inline([schema.text(word)]))
    })
    this.typed.push(word)
  }

  private put(): void {
    const shared = sharedParagraphs(this.server)
    const paragraphs = shared.map(({ paragraph }) => paragraph)
    const place = () => {
      const paragraph = this.pick(paragraphs.length)
      const letters = lettersOf(paragraphs[paragraph] ?? { inline: [] })
      return { paragraph, offset: this.pick(letters.length + 1) }
    }
    const [one, other] = [place(), place()]
    const isFirst = one.paragraph < other.paragraph || (one.paragraph === other.paragraph && one.offset < other.offset)
    const range = isFirst ? { from: one, to: other } : { from: other, to: one }
    if (crossesBracket(paragraphs, range)) return
    const id = `b${++this.count}`
    this.tell(null, `puts ${id} from ${Object.values(range.from)} to ${Object.values(range.to)}`)
    const wordings = this.pick(3) === 0 ? ['or else'] : []
    this.server.transact(() => writeEdits(shared, puttingEdits(range, id, wordings)))
  }

  private remove(): void {
    const { brackets } = bracketsIn(sharedParagraphs(this.server).map(({ paragraph }) => paragraph))
    const bracket = brackets.filter(({ isRepeated }) => !isRepeated)[this.pick(brackets.length || 1)]
    if (!bracket) return
    const keep = this.one<Kept>(['text', 'text', 'nothing', this.pick(bracket.ors.length + 1)])
    this.tell(null, `removes ${bracket.id} and keeps ${keep}`)
    this.server.transact(() => {
      this.quotes.push(takeOut(this.server, bracket.id, keep, false, () => {}).quote)
    })
  }

  private split(desk: Desk): void {
    desk.change((doc) => {
      const place = this.pick(doc.childCount)
      const paragraph = doc.child(place)
      const offset = this.pick(paragraph.content.size + 1)
      this.tell(desk, `splits ${place} at ${offset}`)
      const tail = paragraph.type.create({ ...paragraph.attrs, id: `s${++this.count}` }, paragraph.cut(offset).content)
      return replaced(doc, place, 1, [paragraph.cut(0, offset), tail])
    })
  }

  /** Joining writes the lower paragraph into the upper one, here as in every editor on Yjs: only while nobody is away. */
  private join(desk: Desk): void {
    if (this.offline.size > 0) return
    desk.change((doc) => {
      const place = this.pick(doc.childCount)
      if (place + 1 >= doc.childCount) return doc
      this.tell(desk, `joins ${place} and the next`)
      const [upper, lower] = [doc.child(place), doc.child(place + 1)]
      return replaced(doc, place, 2, [upper.copy(upper.content.append(lower.content))])
    })
  }

  private copy(desk: Desk): void {
    desk.change((doc) => {
      const from = doc.child(this.pick(doc.childCount))
      const size = from.content.size
      const [a, b] = [this.pick(size + 1), this.pick(size + 1)]
      const place = this.pick(doc.childCount)
      const into = doc.child(place)
      const offset = this.pick(into.content.size + 1)
      this.tell(desk, `copies ${Math.min(a, b)} to ${Math.max(a, b)} into ${place} at ${offset}`)
      const piece = from.content.cut(Math.min(a, b), Math.max(a, b))
      // A word that is there twice could hide that one of them was lost.
      const nodes = piece.content.map((node) =>
        node.isText ? schema.text((node.text ?? '').replace(/[\u4e00-\u9fff]/g, '.')) : node,
      )
      const at = startOf(doc, place) + offset
      return doc.replace(at, at, inline(nodes))
    })
  }
}

const inline = (nodes: readonly Node[]) => schema.node('paragraph', null, nodes).slice(0)

function startOf(doc: Node, place: number): number {
  let start = 1
  for (let before = 0; before < place; before++) start += doc.child(before).nodeSize
  return start
}

function replaced(doc: Node, place: number, count: number, by: readonly Node[]): Node {
  return doc.copy(
    schema.node('doc', null, [...doc.children.slice(0, place), ...by, ...doc.children.slice(place + count)]).content,
  )
}

const textIn = (paragraph: Node) => paragraph.textBetween(0, paragraph.content.size, '', '|')

it('[BR12] no word is lost that anybody types while brackets come and go', {
  timeout: 20_000 + SEEDS.length * 200,
}, () => {
  for (const seed of SEEDS) {
    const sea = new Sea(randomFrom(seed))
    const trouble = () => `seed ${seed}:\n${sea.story.join('\n')}`
    for (let step = 0; step < STEPS; step++) sea.happen()
    sea.calm()
    const [first, ...others] = sea.desks.map(({ lines }) => lines)
    for (const lines of others) expect(lines, trouble()).toEqual(first)
    const everything = [...(first ?? []), ...sea.quotes].join('\n')
    expect(
      sea.typed.filter((word) => !everything.includes(word)),
      trouble(),
    ).toEqual([])
  }
})
