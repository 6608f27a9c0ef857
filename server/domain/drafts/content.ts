/**
 * Documents as plain values: building one from paragraphs, reading one back, its words without form.
 * Between stores, routes and renderers a document travels as ProseMirror JSON (`DocumentJson`); inside a function it is a
 * list of blocks. `documentOf` and `blocksOf` are each other's inverse for everything that the schema knows, except that
 * a table within a table cell is read as the paragraphs in it.
 */
import type { Node } from 'prosemirror-model'
import { DomainError } from '../errors.ts'
import type { DecisionLabels } from './outline.ts'
import { readReferences } from './references.ts'
import {
  BRACKET_SIGNS,
  type BracketSide,
  type FootnoteKind,
  type ParagraphRole,
  readBracketSide,
  readFootnoteKind,
  readLevel,
  readRole,
  schema,
} from './schema.ts'

/** A document as it is stored and sent: the JSON form of a `doc` node of the schema. */
export interface DocumentJson {
  readonly type: 'doc'
  readonly content?: readonly unknown[]
}

/** Words of one form. */
export interface Words {
  readonly text: string
  readonly em?: true
  readonly strong?: true
  readonly href?: string
}

export interface Note {
  readonly footnote: FootnoteKind
  readonly text: string
}

/** One end of a bracket, or the sign between two alternatives in it. */
export interface BracketSign {
  /** The bracket's identity, the same at both ends. */
  readonly bracket: string
  readonly side: BracketSide
  /** How it reads: `[`, `/` or `]`. */
  readonly text: string
}

/** A number that follows what it points at. */
export interface Reference {
  /** Identity of a paragraph of the same document, an address in the registry such as `15.57/c`, or a decision's handle. */
  readonly reference: string
  /** How it reads where it stands, by the numbers as they are; computed on reading, never stored. */
  readonly text: string
}

/** What cannot be cut: it stands in the document as one letter. */
export type Atom = Note | BracketSign | Reference

export type Inline = Words | Atom

export interface Paragraph {
  readonly id: string
  readonly role: ParagraphRole
  readonly level: number
  /** Address in the registry of what it quotes or answers, `15.57/c`, or the handle of a decision; '' for none. */
  readonly ref: string
  readonly inline: readonly Inline[]
}

export interface Cell {
  readonly header: boolean
  readonly paragraphs: readonly Paragraph[]
}

export interface Table {
  readonly rows: readonly (readonly Cell[])[]
}

export type Block = Paragraph | Table

export function isTable(block: Block): block is Table {
  return 'rows' in block
}

export function isNote(inline: Inline): inline is Note {
  return 'footnote' in inline
}

export function isBracket(inline: Inline): inline is BracketSign {
  return 'bracket' in inline
}

export function isReference(inline: Inline): inline is Reference {
  return 'reference' in inline
}

export function isAtom(inline: Inline): inline is Atom {
  return isNote(inline) || isBracket(inline) || isReference(inline)
}

/** How much of the document it takes: as many steps as it has letters, or one. */
export function lengthOf(inline: Inline): number {
  return isAtom(inline) ? 1 : inline.text.length
}

export function bracketSign(bracket: string, side: BracketSide): BracketSign {
  return { bracket, side, text: BRACKET_SIGNS[side] }
}

/** A paragraph of one role; `inline` may be plain words. */
export function paragraph(
  role: ParagraphRole,
  inline: string | readonly Inline[],
  more: { readonly id?: string; readonly level?: number; readonly ref?: string } = {},
): Paragraph {
  const parts = typeof inline === 'string' ? [{ text: inline }] : inline
  return { id: more.id ?? '', role, level: more.level ?? 1, ref: more.ref ?? '', inline: parts }
}

/** A table of plain words whose first row is its header. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  const row = (texts: readonly string[], isHeader: boolean) =>
    texts.map((text): Cell => ({ header: isHeader, paragraphs: [paragraph('plain', text)] }))
  return { rows: [row(header, true), ...rows.map((texts) => row(texts, false))] }
}

function toInlineNode(inline: Inline): Node | null {
  if (isNote(inline)) {
    return schema.node('footnote', { kind: inline.footnote }, inline.text === '' ? [] : [schema.text(inline.text)])
  }
  if (isBracket(inline)) return schema.node('bracket', { id: inline.bracket, side: inline.side })
  if (isReference(inline)) return schema.node('reference', { target: inline.reference })
  if (inline.text === '') return null
  const marks = []
  if (inline.em) marks.push(schema.mark('em'))
  if (inline.strong) marks.push(schema.mark('strong'))
  if (inline.href !== undefined) marks.push(schema.mark('link', { href: inline.href }))
  return schema.text(inline.text, marks)
}

function toNode(block: Block): Node {
  if (isTable(block)) {
    const rows = block.rows.map((cells) =>
      schema.node(
        'table_row',
        null,
        cells.map((cell) => schema.node('table_cell', { header: cell.header }, cell.paragraphs.map(toNode))),
      ),
    )
    return schema.node('table', null, rows)
  }
  const { id, role, level, ref } = block
  const inline = block.inline.map(toInlineNode).filter((node) => node !== null)
  return schema.node('paragraph', { id, role, level, ref }, inline)
}

/** The document of these blocks, in their order. */
export function documentOf(blocks: readonly Block[]): DocumentJson {
  return schema.node('doc', null, blocks.map(toNode)).toJSON() as DocumentJson
}

/**
 * A stored document as a node of the schema.
 * @throws DomainError `invalid` when it is not a document of this schema
 */
export function readDocument(json: unknown): Node {
  try {
    const doc = schema.nodeFromJSON(json)
    if (doc.type.name === 'doc') return doc
  } catch {
    // Falls through to the one sentence a caller can use; the library's messages name its own classes.
  }
  throw new DomainError('invalid', 'This is not a document that Intersession can read.')
}

/** Reads nodes in the order of the text; references are handed what they read in the same order. */
class BlockReader {
  private readonly readings: Iterator<string>

  constructor(readings: readonly string[]) {
    this.readings = readings.values()
  }

  block(node: Node): Block {
    return node.type.name === 'table' ? this.table(node) : this.paragraph(node)
  }

  private table(node: Node): Table {
    const cell = (one: Node): Cell => ({ header: one.attrs.header === true, paragraphs: this.paragraphsWithin(one) })
    return { rows: node.children.map((row) => row.children.map(cell)) }
  }

  private paragraphsWithin(node: Node): Paragraph[] {
    if (node.type.name === 'paragraph') return [this.paragraph(node)]
    return node.children.flatMap((child) => this.paragraphsWithin(child))
  }

  private paragraph(node: Node): Paragraph {
    const { id, role, level, ref } = node.attrs
    return {
      id: String(id),
      role: readRole(role),
      level: readLevel(level),
      ref: String(ref),
      inline: node.children.map((child) => this.inline(child)),
    }
  }

  private inline(node: Node): Inline {
    if (node.type.name === 'footnote') return { footnote: readFootnoteKind(node.attrs.kind), text: node.textContent }
    if (node.type.name === 'bracket') return bracketSign(String(node.attrs.id), readBracketSide(node.attrs.side))
    if (node.type.name === 'reference') {
      return { reference: String(node.attrs.target), text: String(this.readings.next().value ?? '') }
    }
    const href = node.marks.find((mark) => mark.type.name === 'link')?.attrs.href
    return {
      text: node.text ?? '',
      ...(node.marks.some((mark) => mark.type.name === 'em') && { em: true as const }),
      ...(node.marks.some((mark) => mark.type.name === 'strong') && { strong: true as const }),
      ...(typeof href === 'string' && { href }),
    }
  }
}

/**
 * The blocks of a document in order; the index of a block is the `index` of its outline entry.
 * @param labels what decisions are called by their handle, for the references to them
 */
export function blocksOf(doc: Node, labels?: DecisionLabels): Block[] {
  const reader = new BlockReader(readReferences(doc, labels).map(({ text }) => text))
  return doc.children.map((node) => reader.block(node))
}

/** The words of a paragraph without its footnotes. */
export function wordsOf(block: Paragraph): string {
  return block.inline.map((inline) => (isNote(inline) ? '' : inline.text)).join('')
}

/** The words of a document, one line a paragraph, a table's cells in reading order; footnotes follow at the end. */
export function plainText(doc: Node, labels?: DecisionLabels): string {
  const lines: string[] = []
  const notes: string[] = []
  const add = (block: Paragraph) => {
    lines.push(wordsOf(block))
    for (const inline of block.inline) if (isNote(inline)) notes.push(inline.text)
  }
  for (const block of blocksOf(doc, labels)) {
    if (isTable(block)) for (const cell of block.rows.flat()) cell.paragraphs.forEach(add)
    else add(block)
  }
  return [...lines, ...notes].join('\n')
}

/** The same blocks with an identity for every paragraph that has none or repeats an earlier one. */
export function identified(blocks: readonly Block[], newId: () => string): Block[] {
  const seen = new Set<string>()
  const name = (block: Paragraph): Paragraph => {
    const id = block.id !== '' && !seen.has(block.id) ? block.id : newId()
    seen.add(id)
    return { ...block, id }
  }
  return blocks.map((block) =>
    isTable(block)
      ? { rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(name) }))) }
      : name(block),
  )
}
