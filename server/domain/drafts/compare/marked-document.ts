/**
 * A difference of two documents as one text to read: what is new and what is gone stand in it, each where it belongs. Desk,
 * room, Word, PDF and HTML draw this. Rules: docs/spec/compare.md.
 */
import { type Block, documentOf, type Inline, isTable, type Paragraph, readDocument, type Table } from '../content.ts'
import { type DecisionLabels, type OutlineEntry, outline } from '../outline.ts'
import { type BlockChange, compareDocuments } from './compare-documents.ts'
import { compareInline, type Piece } from './compare-inline.ts'

/** What became of a whole paragraph; its words are in the pieces. */
export type BlockMark = 'kept' | 'changed' | 'inserted' | 'deleted' | 'moved' | 'moved away'

export interface MarkedParagraph {
  /** As it is now, or as it was when it is gone. */
  readonly paragraph: Paragraph
  /** Its number now; what is gone keeps the number that it had. */
  readonly label: string
  /** Steps of indentation, as in the outline. */
  readonly depth: number
  readonly mark: BlockMark
  readonly pieces: readonly Piece[]
  /** It was cut off from the paragraph above, or that one was cut off from it: where one ends and the next begins has changed. */
  readonly isSplitOff: boolean
  /** It has taken in what stood in this many paragraphs behind it. */
  readonly joinedCount: number
  /** The places in `pieces` at which the paragraphs that it has taken in begin. */
  readonly joints: readonly number[]
  /** The number that it had before, where that is another one. */
  readonly formerLabel: string | null
  /** The paragraphs before whose words it holds, in their order: none for a new one, and for one that was split off. */
  readonly formerIds: readonly string[]
}

export interface MarkedCell {
  readonly header: boolean
  readonly paragraphs: readonly (readonly Piece[])[]
}

export interface MarkedTable {
  readonly mark: BlockMark
  /** A row that is new or gone is marked whole. */
  readonly rows: readonly { readonly mark: BlockMark; readonly cells: readonly MarkedCell[] }[]
}

export type MarkedBlock = MarkedParagraph | MarkedTable

export function isMarkedTable(block: MarkedBlock): block is MarkedTable {
  return 'rows' in block
}

/** The difference of two documents, to be read. @param labels what decisions are called, by their handle */
export function markedDocument(
  before: readonly Block[],
  after: readonly Block[],
  labels: DecisionLabels = new Map(),
): MarkedBlock[] {
  const numbers = new Numbers(before, after, labels)
  return compareDocuments(before, after).flatMap((change) => markedBlocks(change, numbers))
}

/** One document with nothing marked. */
export function unmarkedDocument(blocks: readonly Block[], labels: DecisionLabels = new Map()): MarkedBlock[] {
  const entries = numbered(blocks, labels)
  return blocks.map((block) => unmarkedBlock(block, entries.get(block)))
}

/** One block with nothing marked. @param entry its number, where it has one */
export function unmarkedBlock(block: Block, entry: OutlineEntry | undefined): MarkedBlock {
  return whole(block, 'kept', entry)
}

/** The number of each paragraph, before and now, by the paragraph itself. */
class Numbers {
  private readonly was: ReadonlyMap<Block, OutlineEntry>
  private readonly is: ReadonlyMap<Block, OutlineEntry>

  constructor(before: readonly Block[], after: readonly Block[], labels: DecisionLabels) {
    this.was = numbered(before, labels)
    this.is = numbered(after, labels)
  }

  before(block: Block): OutlineEntry | undefined {
    return this.was.get(block)
  }

  now(block: Block): OutlineEntry | undefined {
    return this.is.get(block)
  }
}

function numbered(blocks: readonly Block[], labels: DecisionLabels): Map<Block, OutlineEntry> {
  const entries = outline(readDocument(documentOf(blocks)), labels)
  return new Map(entries.flatMap((entry) => (blocks[entry.index] ? [[blocks[entry.index] as Block, entry]] : [])))
}

function markedBlocks(change: BlockChange, numbers: Numbers): MarkedBlock[] {
  switch (change.kind) {
    case 'kept':
    case 'moved':
      return [markedPair(change.before, change.after, change.kind, 'pieces' in change ? change.pieces : null, numbers)]
    case 'changed':
      return [markedPair(change.before, change.after, 'changed', change.pieces, numbers)]
    case 'changed table':
      return [markedTable(change.before, change.after)]
    case 'inserted':
      return [whole(change.after, 'inserted', numbers.now(change.after))]
    case 'deleted':
    case 'moved away':
      return [whole(change.before, change.kind, numbers.before(change.before))]
    case 'split':
      return change.after.map((paragraph, part) => {
        const former = part === 0 ? numbers.before(change.before) : undefined
        return marked(paragraph, 'changed', change.pieces[part] ?? [], numbers.now(paragraph), {
          isSplitOff: part > 0,
          formerLabel: former?.label ?? null,
          formerIds: part === 0 ? [change.before.id] : [],
        })
      })
    case 'joined':
      return [
        marked(change.after, 'changed', change.pieces.flat(), numbers.now(change.after), {
          joinedCount: change.before.length - 1,
          joints: change.pieces.slice(0, -1).map((_, part) => change.pieces.slice(0, part + 1).flat().length),
          formerIds: change.before.map(({ id }) => id),
        }),
      ]
  }
}

function markedPair(
  before: Block,
  after: Block,
  mark: BlockMark,
  pieces: readonly Piece[] | null,
  numbers: Numbers,
): MarkedBlock {
  if (isTable(after)) return { ...wholeTable(after, 'kept'), mark }
  const [was, is] = [numbers.before(before)?.label, numbers.now(after)]
  const formerLabel = was !== undefined && was !== is?.label ? was : null
  const formerIds = isTable(before) ? [] : [before.id]
  return marked(after, mark, pieces ?? all('kept', after.inline), is, { formerLabel, formerIds })
}

function marked(
  paragraph: Paragraph,
  mark: BlockMark,
  pieces: readonly Piece[],
  entry: OutlineEntry | undefined,
  more: Partial<Pick<MarkedParagraph, 'isSplitOff' | 'joinedCount' | 'joints' | 'formerLabel' | 'formerIds'>> = {},
): MarkedParagraph {
  const { label = '', depth = 0 } = entry ?? {}
  const plain = { isSplitOff: false, joinedCount: 0, joints: [], formerLabel: null, formerIds: [] }
  return { paragraph, label, depth, mark, pieces, ...plain, ...more }
}

const all = (change: Piece['change'], inline: readonly Inline[]): Piece[] =>
  inline.map((part) => ({ change, inline: part }))

/** How the words of a block that is marked as a whole are marked. */
const WORDS_OF = {
  kept: 'kept',
  changed: 'kept',
  moved: 'kept',
  inserted: 'inserted',
  deleted: 'deleted',
  'moved away': 'deleted',
} as const satisfies Record<BlockMark, Piece['change']>

function whole(block: Block, mark: BlockMark, entry: OutlineEntry | undefined): MarkedBlock {
  if (isTable(block)) return { ...wholeTable(block, mark), mark }
  const formerIds = mark === 'inserted' ? [] : [block.id]
  return marked(block, mark, all(WORDS_OF[mark], block.inline), entry, { formerIds })
}

function wholeTable(table: Table, mark: BlockMark): MarkedTable {
  return { mark, rows: table.rows.map((cells) => wholeRow(cells, mark)) }
}

function wholeRow(cells: Table['rows'][number], mark: BlockMark): MarkedTable['rows'][number] {
  const change = WORDS_OF[mark]
  return {
    mark,
    cells: cells.map(({ header, paragraphs }) => ({
      header,
      paragraphs: paragraphs.map(({ inline }) => all(change, inline)),
    })),
  }
}

/** Rows are compared in their order; those that one table has more are new or gone. */
function markedTable(before: Table, after: Table): MarkedTable {
  const rowCount = Math.max(before.rows.length, after.rows.length)
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const [was, is] = [before.rows[index], after.rows[index]]
    if (!is) return wholeRow(was ?? [], 'deleted')
    return was ? markedRow(was, is) : wholeRow(is, 'inserted')
  })
  return { mark: 'changed', rows }
}

function markedRow(was: Table['rows'][number], is: Table['rows'][number]): MarkedTable['rows'][number] {
  const cellCount = Math.max(was.length, is.length)
  const cells = Array.from({ length: cellCount }, (_, index): MarkedCell => {
    const [old, now] = [was[index]?.paragraphs ?? [], is[index]?.paragraphs ?? []]
    const paragraphCount = Math.max(old.length, now.length)
    return {
      header: (is[index] ?? was[index])?.header ?? false,
      paragraphs: Array.from({ length: paragraphCount }, (_, at) =>
        compareInline(old[at]?.inline ?? [], now[at]?.inline ?? []),
      ),
    }
  })
  return { mark: 'kept', cells }
}
