/** A document as its checks read it: lines with their labels, and the Decisions in it with what belongs to each. */
import type { Node } from 'prosemirror-model'
import { readAddressees } from '../../decisions/import/addressees.ts'
import type { Passage } from '../../decisions/import/passage.ts'
import { blocksOf, isNote, isReference, isTable, type Paragraph, wordsOf } from '../content.ts'
import { type DecisionLabels, outline } from '../outline.ts'
import type { ParagraphRole } from '../schema.ts'

export interface FormLine {
  readonly paragraph: Paragraph
  readonly role: ParagraphRole
  readonly level: number
  /** Without the full stop: `12`, `a)`, `17.XX`. */
  readonly label: string
  /** The words without footnotes, as they read. */
  readonly words: string
  /** The last block above that is neither item nor plain: whose sub-paragraph an item is. */
  readonly owner: FormLine | null
  /** How many annexes have begun: numbers are looked up in the same one. */
  readonly annex: number
}

/** A draft decision: to whom, its chapeau, its sub-paragraphs and what follows them. */
export interface DecisionUnit {
  readonly addressee: FormLine | null
  /** The bodies that lead in `Directed to …`, in their printed order; none where there is no addressee. */
  readonly bodies: readonly string[]
  readonly chapeau: FormLine
  readonly items: readonly FormLine[]
  readonly tail: readonly FormLine[]
}

export interface FormText {
  /** The paragraphs that stand in no table. */
  readonly lines: readonly FormLine[]
  /** Every paragraph, those in tables included. */
  readonly paragraphs: readonly Paragraph[]
  readonly decisions: readonly DecisionUnit[]
}

/** Words as the recognition of official texts takes them. */
export function passageOf(text: string): Passage {
  return { text, places: [0, 0], end: text.length, isAfterBlank: false }
}

export const isOwned = ({ role }: Pick<FormLine, 'role'>): boolean => role === 'item' || role === 'plain'

/** Words that were typed; a reference in between reads right by itself. */
export function typedIn({ paragraph }: FormLine): string {
  return paragraph.inline.map((part) => (isNote(part) || isReference(part) ? '\u0000' : part.text)).join('')
}

/** The paths that are cited behind a number: `Decision 15.57, paragraphs a) i) and b)` cites `a/i` and `b`. */
export function citedPaths(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\d])([a-z])\)(?:\s([ivx]{1,4})\))?/gu)].map(([, letter = '', roman]) =>
    roman === undefined ? letter : `${letter}/${roman}`,
  )
}

const DIRECTED = /^\s*directed to:?\s*/i

function readUnits(lines: readonly FormLine[]): DecisionUnit[] {
  const units: DecisionUnit[] = []
  let addressee: FormLine | null = null
  for (const line of lines) {
    if (line.role === 'addressee') addressee = line
    if (line.role === 'heading' || line.role === 'annex-heading') addressee = null
    if (line.role !== 'decision') continue
    const own = lines.filter(({ owner }) => owner === line)
    const header = addressee?.words.replace(DIRECTED, '') ?? ''
    const bodies = readAddressees(header).filter(({ relation }) => relation === 'lead')
    units.push({
      addressee,
      bodies: bodies.map(({ body }) => body),
      chapeau: line,
      items: own.filter(({ role }) => role === 'item'),
      tail: own.filter(({ role }) => role === 'plain'),
    })
  }
  return units
}

export function readFormText(doc: Node, labels: DecisionLabels): FormText {
  const blocks = blocksOf(doc, labels)
  const lines: FormLine[] = []
  let [owner, annex]: [FormLine | null, number] = [null, 0]
  for (const { index, role, level, label } of outline(doc, labels)) {
    const block = blocks[index]
    if (!block || isTable(block)) continue
    if (role === 'annex-heading') annex += 1
    const words = wordsOf(block)
    const at = { paragraph: block, role, level, label: label.replace(/\.$/, ''), words, annex }
    const line: FormLine = { ...at, owner: isOwned(at) ? owner : null }
    if (!isOwned(line)) owner = line
    lines.push(line)
  }
  const paragraphs = blocks.flatMap((block) =>
    isTable(block) ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [block],
  )
  return { lines, paragraphs, decisions: readUnits(lines) }
}
