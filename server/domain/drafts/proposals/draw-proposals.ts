/**
 * Open proposals drawn on the text for a file: each behind the paragraph that it would change, or as revisions in the text itself
 * that a word processor accepts or rejects. A paragraph can hold the revisions of one proposal only: the first by number has
 * them, its rivals stand in comments with their words in full. Nothing is left out. Rules: docs/spec/readings.md.
 */
import { compareInline, type Piece } from '../compare/compare-inline.ts'
import { isMarkedTable, type MarkedParagraph, markedDocument, unmarkedBlock } from '../compare/marked-document.ts'
import { type Block, documentOf, isTable, type Paragraph, readDocument } from '../content.ts'
import {
  type Drawing,
  type DrawnBlock,
  type DrawnProposal,
  drawnPlain,
  type Remark,
  type RevisionAuthor,
} from '../drawing.ts'
import { type DecisionLabels, type OutlineEntry, outline } from '../outline.ts'
import { type Fit, fitOf, type ParagraphChange } from './fit.ts'
import { type Proposal, sameness } from './proposal.ts'

/** An open proposal with the names that a file shows. */
export interface NamedProposal {
  readonly proposal: Proposal
  readonly delegation: string
  readonly supporters: readonly string[]
}

/** Identical proposals, as one; the first by number speaks for them. */
interface Group {
  readonly proposal: Proposal
  readonly author: RevisionAuthor
  readonly heading: string
  readonly reason: string
  readonly fit: Fit
  readonly paragraphs: readonly MarkedParagraph[]
}

type Drawn = Pick<Drawing, 'blocks' | 'remarks'>

/** The text as it stands, each proposal behind the last paragraph that it concerns; those that do not fit stand at the end. */
export function proposalsBehind(
  blocks: readonly Block[],
  proposals: readonly NamedProposal[],
  labels: DecisionLabels = new Map(),
): Drawn {
  const text = new NumberedText(blocks, labels)
  const behind = new Map<number, DrawnProposal[]>()
  for (const { proposal, heading, reason, paragraphs, fit } of groupsOf(proposals, text)) {
    const at = fit.kind === 'does not fit' ? blocks.length - 1 : text.lastPlace(proposal, fit.behind)
    behind.set(at, [...(behind.get(at) ?? []), { heading, reason, paragraphs }])
  }
  const standing = text.standing().flatMap((drawn, index) => [drawn, ...(behind.get(index) ?? [])])
  return { blocks: [...(behind.get(-1) ?? []), ...standing], remarks: [] }
}

/** The text with proposals as revisions by the delegations that made them. */
export function proposalsAsRevisions(
  blocks: readonly Block[],
  proposals: readonly NamedProposal[],
  labels: DecisionLabels = new Map(),
): Drawn {
  const text = new NumberedText(blocks, labels)
  const standing = text.standing()
  const added = new Map<number, DrawnBlock[]>()
  const taken = new Set<string>()
  const remarks: Remark[] = []
  for (const group of groupsOf(proposals, text)) {
    const { proposal, fit, author } = group
    const isFirst = fit.kind !== 'does not fit' && proposal.base.every(({ id }) => !taken.has(id))
    if (isFirst) {
      for (const { id } of proposal.base) taken.add(id)
      revise(proposal, fit, author, text, standing, added)
    }
    const remark = remarkOf(group, isFirst, text)
    if (remark) remarks.push(remark)
  }
  const all = standing.flatMap((drawn, index) => [drawn, ...(added.get(index) ?? [])])
  return { blocks: [...(added.get(-1) ?? []), ...all], remarks }
}

/** The blocks of a text with their numbers and places. */
class NumberedText {
  private readonly blocks: readonly Block[]
  private readonly labels: DecisionLabels
  private readonly entries: ReadonlyMap<number, OutlineEntry>
  private readonly places: ReadonlyMap<string, number>

  constructor(blocks: readonly Block[], labels: DecisionLabels) {
    this.blocks = blocks
    this.labels = labels
    this.entries = new Map(outline(readDocument(documentOf(blocks)), labels).map((entry) => [entry.index, entry]))
    this.places = new Map(
      [...blocks.entries()].flatMap(([index, block]) => (isTable(block) ? [] : [[block.id, index]])),
    )
  }

  standing(): DrawnBlock[] {
    return drawnPlain(this.blocks, this.labels)
  }

  fit(proposal: Proposal): Fit {
    return fitOf(proposal, this.blocks)
  }

  /** -1 for no paragraph. */
  place(id: string | null): number {
    return id === null ? -1 : (this.places.get(id) ?? -1)
  }

  entry(id: string | null): OutlineEntry | undefined {
    return this.entries.get(this.place(id))
  }

  /** Behind what a proposal stands: the last paragraph that it changes, or the one behind which it puts new ones. */
  lastPlace({ base, kind }: Proposal, behind: string | null): number {
    return kind === 'insert' ? this.place(behind) : Math.max(...base.map(({ id }) => this.place(id)))
  }

  /** How a reader finds a paragraph: by its number, else by its first words. */
  nameOf(id: string | null): string {
    const block = this.blocks[this.place(id)]
    if (!block || isTable(block)) return 'the beginning'
    const label = this.entry(id)?.label ?? ''
    if (label !== '') return `paragraph ${label.replace(/\.$/, '')}`
    const words = block.inline.map(({ text }) => text).join('')
    return `“${words.length > 40 ? `${words.slice(0, 40).replace(/\s+\S*$/, '')} …` : words}”`
  }
}

function groupsOf(proposals: readonly NamedProposal[], text: NumberedText): Group[] {
  const groups = new Map<string, NamedProposal[]>()
  for (const named of [...proposals].sort((a, b) => a.proposal.number - b.proposal.number)) {
    const key = sameness(named.proposal)
    groups.set(key, [...(groups.get(key) ?? []), named])
  }
  return [...groups.values()].flatMap((members) => (members[0] ? [groupOf(members[0], members, text)] : []))
}

function groupOf(
  { proposal, delegation }: NamedProposal,
  members: readonly NamedProposal[],
  text: NumberedText,
): Group {
  const fit = text.fit(proposal)
  const asked = askedFor(proposal, fit, text)
  const who = members.map(({ proposal: { number }, delegation: name, supporters }) => {
    const support = supporters.length > 0 ? `, supported by ${supporters.join(', ')}` : ''
    return `P${number}, ${name}${support}`
  })
  const reasons = members.flatMap(({ proposal: { reason }, delegation: name }) => {
    if (reason === '') return []
    return [members.length > 1 ? `${name}: ${reason}` : reason]
  })
  return {
    proposal,
    author: { name: delegation, at: proposal.at },
    heading: `${who.join('; ')}: ${asked}`,
    reason: reasons.join(' '),
    fit,
    paragraphs: wanted(proposal, fit, text),
  }
}

function askedFor({ kind, base, afterId }: Proposal, fit: Fit, text: NumberedText): string {
  const many = base.length > 1 ? ' these paragraphs' : ''
  const asked = {
    change: 'change',
    insert: afterId === null ? 'new at the beginning' : `new behind ${text.nameOf(afterId)}`,
    delete: `delete${many}`,
    move: `move${many} behind ${text.nameOf(afterId)}`,
  }[kind]
  if (fit.kind === 'does not fit') return `${asked}. It does not fit the text any more: ${fit.why}`
  const other = fit.changes.find(({ live, result }) => live && result && isOtherForm(live, result))?.result
  return other ? `${asked}, as ${other.role} of level ${other.level}` : asked
}

const isOtherForm = (one: Paragraph, other: Paragraph) => one.role !== other.role || one.level !== other.level

/** What it asks for, marked against the text, or, where it does not fit, against the text on which it was made. */
function wanted({ kind, base, proposed }: Proposal, fit: Fit, text: NumberedText): MarkedParagraph[] {
  const before = fit.kind === 'does not fit' ? base : present(fit.changes.map(({ live }) => live))
  const after = fit.kind === 'does not fit' ? proposed : present(fit.changes.map(({ result }) => result))
  return markedDocument(before, kind === 'move' ? before : after).flatMap((block) =>
    isMarkedTable(block) ? [] : [{ ...block, label: text.entry(block.paragraph.id)?.label ?? '' }],
  )
}

const present = (paragraphs: readonly (Paragraph | null)[]) => paragraphs.filter((one) => one !== null)

/** Puts the changes of one proposal into what stands. */
function revise(
  { kind, base }: Proposal,
  fit: Exclude<Fit, { kind: 'does not fit' }>,
  by: RevisionAuthor,
  text: NumberedText,
  standing: DrawnBlock[],
  added: Map<number, DrawnBlock[]>,
): void {
  const add = (at: number, paragraph: Paragraph) => {
    const block = { ...unmarkedBlock({ ...paragraph, id: '' }, undefined), mark: 'inserted' as const }
    if (isMarkedTable(block)) return
    const drawn = { block: { ...block, pieces: all('inserted', paragraph) }, by, isNumbered: false }
    added.set(at, [...(added.get(at) ?? []), drawn])
  }
  let at = kind === 'change' || kind === 'delete' ? text.place(base[0]?.id ?? null) - 1 : text.place(fit.behind)
  for (const change of kind === 'move' ? fit.changes.map(asGone) : fit.changes) {
    if (!change.live) {
      if (change.result) add(at, change.result)
      continue
    }
    at = text.place(change.live.id)
    const was = standing[at]
    if (was && 'pieces' in was.block) standing[at] = { ...was, block: revised(was.block, change), by }
  }
  if (kind === 'move') for (const { live } of fit.changes) if (live) add(text.place(fit.behind), live)
}

const asGone = ({ live }: ParagraphChange): ParagraphChange => ({ live, result: null })

const all = (change: Piece['change'], { inline }: Paragraph): Piece[] =>
  inline.map((part) => ({ change, inline: part }))

function revised(block: MarkedParagraph, { live, result }: ParagraphChange): MarkedParagraph {
  if (!live || !result) return { ...block, mark: 'deleted', pieces: all('deleted', block.paragraph) }
  return { ...block, mark: 'changed', pieces: compareInline(live.inline, result.inline) }
}

/** What revisions cannot say. Null where they have said all. */
function remarkOf(group: Group, isRevised: boolean, text: NumberedText): Remark | null {
  const { proposal, author, heading, reason, paragraphs } = group
  const paragraphId = proposal.base[0]?.id ?? proposal.afterId
  const line = (words: string): Piece[] => [{ change: 'kept', inline: { text: words } }]
  const why = reason === '' ? [] : [line(reason)]
  if (isRevised) return { paragraphId, author, lines: [line(heading), ...why] }
  const words = paragraphs.map(({ label, pieces }) => (label === '' ? pieces : [...line(`${label} `), ...pieces]))
  const note = text.place(paragraphId) >= 0 ? `${heading} (instead of what is marked in the text)` : heading
  return { paragraphId, author, lines: [line(group.fit.kind === 'does not fit' ? heading : note), ...words, ...why] }
}
