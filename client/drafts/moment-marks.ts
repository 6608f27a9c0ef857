/** How a moment of a draft is marked: who wrote which letters, or what was put in and taken out. Nothing by colour alone. */
import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { readDocument } from '#domain/drafts/content.ts'
import type { MomentView, RunView } from '#domain/drafts/wire.ts'
import { dayInWords, hourInWords } from '../lib/dates.ts'

/** `text`: the text alone. */
export type Showing = 'text' | 'writers' | 'changes'

/** Colours and kinds of line that tell delegations apart; of different number, so that their pairs repeat late. */
const TINTS = 8
const LINES = 5

export interface Passage {
  readonly from: number
  readonly to: number
  /** Its first words. */
  readonly words: string
  readonly by: string
  readonly delegation: string
  readonly kind: 'written' | 'inserted' | 'deleted'
  readonly at: string
}

export interface DelegationShare {
  readonly delegation: string
  /** The persons who wrote for it, in the order of their first words. */
  readonly persons: readonly string[]
  /** Part of the letters, 0 to 1. */
  readonly share: number
  readonly passages: readonly Passage[]
}

const LONGEST = 70

/** Who wrote how much of the text, most first. */
export function delegationShares(moment: MomentView, doc: Node): DelegationShare[] {
  const written = moment.runs.filter(({ what, change }) => what === 'text' && change?.kind !== 'deleted')
  const passages = written.map((run) => passageOf(moment, doc, run, 'written'))
  const total = passages.reduce((sum, { from, to }) => sum + to - from, 0)
  const byDelegation = new Map<string, Passage[]>()
  for (const passage of passages) {
    byDelegation.set(passage.delegation, [...(byDelegation.get(passage.delegation) ?? []), passage])
  }
  const shares = [...byDelegation].map(([delegation, found]) => ({
    delegation,
    persons: [...new Set(found.map(({ by }) => by))],
    share: found.reduce((sum, { from, to }) => sum + to - from, 0) / total,
    passages: found,
  }))
  return shares.sort((a, b) => b.share - a.share)
}

/** What was put in and taken out, in the order of the text. */
export function changedPassages(moment: MomentView, doc: Node): Passage[] {
  return moment.runs.flatMap((run) =>
    run.what === 'text' && run.change ? [passageOf(moment, doc, run, run.change.kind)] : [],
  )
}

function passageOf({ writers }: MomentView, doc: Node, run: RunView, kind: Passage['kind']): Passage {
  const { from, to, change, writtenUntil } = run
  const act = kind === 'written' || !change ? { writer: run.writer, at: writtenUntil } : change
  const { by, delegation } = writers[act.writer] ?? { by: '', delegation: '' }
  const text = doc.textBetween(from, Math.min(to, from + LONGEST), ' ').trim()
  return { from, to, words: to - from > LONGEST ? `${text}…` : text, by, delegation, kind, at: act.at }
}

/** `Kenya, Amina Otieno, 12 March 2017, 14:02 UTC`. */
export function actInWords({ delegation, by, at }: Pick<Passage, 'delegation' | 'by' | 'at'>): string {
  return [delegation, ...(by === delegation ? [] : [by]), dayInWords(at), hourInWords(at)].join(', ')
}

/** The classes that draw a delegation, by its place in the legend. */
export function tintOf(place: number): string {
  return `is-tint-${place % TINTS} is-line-${place % LINES}`
}

/** @param chosen the delegation that stands out, or '' for all */
export function writerMarks(shares: readonly DelegationShare[], doc: Node, chosen: string): Decoration[] {
  return shares.flatMap(({ delegation, passages }, place) => {
    const isFaint = chosen !== '' && chosen !== delegation
    const className = isFaint ? 'wg-written is-faint' : `wg-written ${tintOf(place)}`
    return passages.map((passage) => mark(doc, passage, { class: className, title: actInWords(passage) }))
  })
}

export function changeMarks(moment: MomentView, doc: Node): Decoration[] {
  return moment.runs.flatMap((run) => {
    if (!run.change) return []
    const { kind } = run.change
    const passage = passageOf(moment, doc, run, kind)
    const title = `${kind === 'inserted' ? 'Put in' : 'Taken out'}: ${actInWords(passage)}`
    if (run.what === 'element') return Decoration.node(run.from, run.to, { class: `wg-changed is-${kind}`, title })
    return mark(doc, passage, { nodeName: kind === 'inserted' ? 'ins' : 'del', title })
  })
}

/** The words of a footnote stand under the paragraph, so its sign is marked in their place. */
function mark(
  doc: Node,
  { from, to, kind }: Passage,
  attributes: { nodeName?: string; class?: string; title: string },
) {
  const place = doc.resolve(from)
  if (place.parent.type.name !== 'footnote') return Decoration.inline(from, to, attributes)
  const { title } = attributes
  const className = attributes.class ?? `wg-changed is-${kind}`
  return Decoration.node(place.before(), place.after(), { class: className, title })
}

/** A moment as it is shown: its document, and what its history says of it. */
export interface ShownMoment {
  readonly moment: MomentView
  readonly doc: Node
  readonly shares: readonly DelegationShare[]
  readonly changes: readonly Passage[]
}

export function shownMoment(moment: MomentView): ShownMoment {
  const doc = readDocument(moment.content)
  return { moment, doc, shares: delegationShares(moment, doc), changes: changedPassages(moment, doc) }
}

/** @param chosen as of `writerMarks` */
export function marksOf({ moment, doc, shares }: ShownMoment, showing: Showing, chosen: string): Decoration[] {
  if (showing === 'text') return []
  return showing === 'writers' ? writerMarks(shares, doc, chosen) : changeMarks(moment, doc)
}

/** The decisions that a document quotes as its own paragraphs, by number or handle. */
export function decisionsIn(doc: Node): string[] {
  return doc.content.content.flatMap(({ attrs }) => (attrs.role === 'decision' && attrs.ref ? [String(attrs.ref)] : []))
}

/** `12 March 2017, 14:40 UTC`. */
export function momentInWords({ at }: Pick<MomentView, 'at'>): string {
  return at ? `${dayInWords(at)}, ${hourInWords(at)}` : 'the beginning'
}
