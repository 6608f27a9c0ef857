/**
 * The one numbering engine: what stands before each paragraph, computed from roles and levels, never stored.
 * Desk, room, Word, PDF and HTML all show these labels. Rules: docs/spec/document.md, [D1] to [D12].
 * One pass over the top-level paragraphs; the work is proportional to their number.
 */
import type { Node } from 'prosemirror-model'
import { letters, roman } from '../list-marks.ts'
import { DEEPEST_LEVEL, type ParagraphRole, readLevel, readRole } from './schema.ts'

export interface OutlineEntry {
  readonly id: string
  /** Place among the children of the document, tables counted. */
  readonly index: number
  readonly role: ParagraphRole
  readonly level: number
  /** `12.`, `a)`, `iv)`, `A.`, `Annex 2`, `17.XX`, or '' for a paragraph without a label. */
  readonly label: string
  /** Steps of indentation of the label, 0 at the margin; the text of a labelled paragraph hangs one step further in. */
  readonly depth: number
}

/** Label of a decision by its handle, such as `17.XX` before and `17.92` after adoption. */
export type DecisionLabels = ReadonlyMap<string, string>

function itemLabel(level: number, count: number): string {
  if (level === 1) return `${letters(count)})`
  return level === 2 ? `${roman(count)})` : `${letters(count).toUpperCase()}.`
}

/** The provision's own sign, `c` of `15.57/c`, when a paragraph quotes a part of the decision it stands under. */
function quotedSign(ref: string, decision: string): string | null {
  if (decision === '' || !ref.startsWith(`${decision}/`)) return null
  return /^[a-z]{1,6}$/i.test(ref.slice(ref.lastIndexOf('/') + 1)) ? ref.slice(ref.lastIndexOf('/') + 1) : null
}

/** The number of a sign, so that an unquoted item after a quoted c) becomes d); null when it is no sign of that level. */
function countOf(sign: string, level: number): number | null {
  for (let count = 1; count <= 702; count += 1) {
    if (itemLabel(level, count).slice(0, -1).toLowerCase() === sign.toLowerCase()) return count
  }
  return null
}

/** The running numbers; each method gives the label of the next paragraph of its role. */
class Counters {
  private running = 0
  private operative = 0
  private annex = 0
  private readonly items: number[] = new Array<number>(DEEPEST_LEVEL).fill(0)
  private decision = ''
  private readonly annexCount: number
  private readonly labels: DecisionLabels

  constructor(annexCount: number, labels: DecisionLabels) {
    this.annexCount = annexCount
    this.labels = labels
  }

  next(role: ParagraphRole, level: number, ref: string): string {
    if (role === 'item') return this.nextItem(level, ref)
    this.endLists(role === 'plain' ? level : 1)
    if (role === 'plain') return ''
    this.decision = role === 'decision' ? ref : ''
    if (role === 'numbered' || role === 'recommendation') return `${++this.running}.`
    if (role === 'operative') return `${++this.operative}.`
    if (role === 'decision') return this.labels.get(ref) ?? ref
    if (role === 'preambular') this.operative = 0
    return role === 'annex-heading' ? this.nextAnnex() : ''
  }

  private nextItem(level: number, ref: string): string {
    this.endLists(level + 1)
    const sign = quotedSign(ref, this.decision)
    const count = (sign === null ? null : countOf(sign, level)) ?? (this.items[level - 1] ?? 0) + 1
    this.items[level - 1] = count
    return itemLabel(level, count)
  }

  private nextAnnex(): string {
    this.running = 0
    this.operative = 0
    this.annex += 1
    return this.annexCount === 1 ? 'Annex' : `Annex ${this.annex}`
  }

  /** Lists of this level and of every deeper one begin again at their next item. */
  private endLists(fromLevel: number): void {
    this.items.fill(0, fromLevel - 1)
  }
}

function depthOf(role: ParagraphRole, level: number): number {
  if (role === 'item') return level
  return role === 'plain' && level > 1 ? level : 0
}

/**
 * Labels and indentation of the top-level paragraphs of a document, in order. Tables have no entry; their place is counted.
 * @param labels what to show for the handle of a decision; a handle without an entry is shown as it is
 */
export function outline(doc: Node, labels: DecisionLabels = new Map()): OutlineEntry[] {
  let annexCount = 0
  doc.forEach((node) => {
    if (readRole(node.attrs.role) === 'annex-heading') annexCount += 1
  })
  const counters = new Counters(annexCount, labels)
  const entries: OutlineEntry[] = []
  doc.forEach((node, _offset, index) => {
    if (node.type.name !== 'paragraph') return
    const role = readRole(node.attrs.role)
    const level = readLevel(node.attrs.level)
    const label = counters.next(role, level, String(node.attrs.ref))
    entries.push({ id: String(node.attrs.id), index, role, level, label, depth: depthOf(role, level) })
  })
  return entries
}
