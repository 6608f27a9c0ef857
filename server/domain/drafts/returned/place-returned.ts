/**
 * What a returned file asks for, as proposals on the paragraphs of the version that it left as. What cannot be one is listed for
 * a person; nothing is passed over in silence. Rules: docs/spec/word.md.
 */
import { type BlockChange, compareDocuments } from '../compare/compare-documents.ts'
import { spelled } from '../compare/tokens.ts'
import { type Block, type Inline, isTable, type Paragraph, type Table, wordsOf } from '../content.ts'
import type { ProposedChange } from '../proposals/proposal.ts'
import { asPrinted, restoredAtoms } from './restore-atoms.ts'
import type { NotPlaced } from './returned.ts'
import type { SettledText } from './settle.ts'

/** What a person should look at, because words alone do not show it. */
export type ReturnedNote = 'split' | 'joined' | 'moved'

export interface ReturnedProposal {
  readonly change: ProposedChange
  readonly note: ReturnedNote | null
}

export interface PlacedReturn {
  /** In the order of the returned text. */
  readonly proposals: readonly ReturnedProposal[]
  readonly notPlaced: readonly NotPlaced[]
}

/**
 * @param base the version that the file left as
 * @param labelOf what stood before a decision in the file, by the identity of its paragraph
 */
export function placeReturned(
  base: readonly Block[],
  settled: SettledText,
  labelOf: ReadonlyMap<string, string> = new Map(),
): PlacedReturn {
  return new Placing(base, settled, labelOf).all()
}

const BEGINNING = 'The beginning of the text'
const SHOWN = 60

export function beginningOf(text: string): string {
  const words = text.trim()
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN).replace(/\s+\S*$|\p{Cs}$/u, '')} …`
}

class Placing {
  private readonly originals: ReadonlyMap<Block, Block>
  private readonly changes: readonly BlockChange[]
  private readonly formless: ReadonlySet<Paragraph>
  private readonly proposals: ReturnedProposal[] = []
  private readonly notPlaced: NotPlaced[] = []
  /** What stands before the place that is looked at: a paragraph of the base, null for the beginning, or a table. */
  private behind: string | null | Table = null
  private fresh: Paragraph[] = []

  constructor(base: readonly Block[], settled: SettledText, labelOf: ReadonlyMap<string, string>) {
    const printed = base.map((block) => (isTable(block) ? block : { ...block, inline: asPrinted(block.inline) }))
    this.originals = new Map(printed.map((block, place) => [block, base[place] ?? block]))
    const formless = new Set<Paragraph>()
    const known = new Set(base.flatMap((block) => (isTable(block) ? [] : [block.id])))
    const returned = settled.blocks.map((block) => {
      if (isTable(block)) return block
      // A bookmark of another draft names nothing here.
      const id = known.has(block.id) ? block.id : ''
      const bare = { ...block, id, inline: withoutLabel(block.inline, labelOf.get(id)) }
      if (settled.formless.has(block)) formless.add(bare)
      return bare
    })
    this.formless = formless
    this.changes = compareDocuments(printed, returned)
  }

  all(): PlacedReturn {
    for (const change of this.changes) {
      if (change.kind !== 'inserted' || isTable(change.after)) this.endFresh()
      this.take(change)
    }
    this.endFresh()
    return { proposals: this.proposals, notPlaced: this.notPlaced }
  }

  private take(change: BlockChange): void {
    if (change.kind === 'inserted') {
      if (isTable(change.after)) this.list(change.after, 'A new table. Put it into the draft by hand.')
      else this.fresh.push(change.after)
    } else if (change.kind === 'moved away') return
    else if (change.kind === 'deleted') this.takeDeleted(change.before)
    else if (change.kind === 'split') this.takeSplit(change)
    else if (change.kind === 'joined') this.takeJoined(change)
    else if (isTable(change.before) || isTable(change.after)) this.takeTable(change)
    else this.takeParagraph(change.before, change.after, change.kind === 'moved')
  }

  private takeParagraph(before: Paragraph, after: Paragraph, isMoved: boolean): void {
    const was = this.original(before)
    const wanted = this.wanted(was, after)
    if (isMoved) this.move(was)
    if (isOther(was, wanted)) this.change([was], [wanted], null)
    this.behind = was.id
  }

  private move(was: Paragraph): void {
    const { behind } = this
    if (behind !== null && typeof behind === 'object')
      this.list(was, 'It was moved behind a table. Move it in the draft by hand.')
    else
      this.proposals.push({
        change: { kind: 'move', base: [was], proposed: [was], afterId: behind },
        note: 'moved',
      })
  }

  private takeDeleted(before: Block): void {
    if (isTable(before)) {
      this.list(before, 'This table was taken out. Take it out of the draft by hand.')
      return
    }
    const was = this.original(before)
    if (wordsOf(was).trim() === '') return
    this.proposals.push({ change: { kind: 'delete', base: [was], proposed: [], afterId: null }, note: null })
  }

  private takeSplit({ before, after }: Extract<BlockChange, { kind: 'split' }>): void {
    const was = this.original(before)
    const parts = after.map((part, index) => ({ ...this.wanted(was, part), id: index === 0 ? was.id : '' }))
    this.change([was], parts, 'split')
    this.behind = was.id
  }

  private takeJoined({ before, after }: Extract<BlockChange, { kind: 'joined' }>): void {
    const all = before.map((paragraph) => this.original(paragraph))
    const [first] = all
    if (!first) return
    const whole = { ...first, inline: all.flatMap(({ inline }) => inline) }
    this.change(all, [this.wanted(whole, after)], 'joined')
    this.behind = first.id
  }

  private takeTable({ kind, before, after }: { kind: string; before: Block; after: Block }): void {
    if (kind === 'moved') this.list(before, 'This table was moved. Move it in the draft by hand.')
    if (isTable(before) && isTable(after)) for (const what of cellChanges(before, after)) this.list(before, what)
    this.behind = isTable(after) ? after : this.behind
  }

  private endFresh(): void {
    const { fresh, behind } = this
    this.fresh = []
    const [first] = fresh
    if (!first) return
    if (behind !== null && typeof behind === 'object') {
      for (const paragraph of fresh) this.list(paragraph, 'A new paragraph behind a table. Put it in by hand.')
      return
    }
    const proposed = fresh.map((paragraph) => ({ ...paragraph, id: '' }))
    this.proposals.push({ change: { kind: 'insert', base: [], proposed, afterId: behind }, note: null })
  }

  private change(base: readonly Paragraph[], proposed: readonly Paragraph[], note: ReturnedNote | null): void {
    this.proposals.push({ change: { kind: 'change', base, proposed, afterId: null }, note })
  }

  /** The paragraph as the file has it, in the form of the draft where the file does not say another. */
  private wanted(was: Paragraph, after: Paragraph): Paragraph {
    const isSilent = this.formless.has(after)
    const role = isSilent ? was.role : after.role
    const saysLevel = !isSilent && (role === 'item' || role === 'heading')
    const inline = restoredAtoms(was.inline, after.inline)
    return { id: was.id, role, level: saysLevel ? after.level : was.level, ref: was.ref, inline }
  }

  private original(paragraph: Paragraph): Paragraph {
    return (this.originals.get(paragraph) as Paragraph | undefined) ?? paragraph
  }

  private list(block: Block, what: string): void {
    const text = isTable(block) ? tableWords(block) : wordsOf(block)
    this.notPlaced.push({ where: beginningOf(text) || BEGINNING, what })
  }
}

function isOther(was: Paragraph, wanted: Paragraph): boolean {
  return was.role !== wanted.role || was.level !== wanted.level || spelled(was.inline) !== spelled(wanted.inline)
}

/** A decision leaves with its number before its words. */
function withoutLabel(inline: readonly Inline[], label: string | undefined): readonly Inline[] {
  const [first, ...rest] = inline
  if (!label || !first?.text.startsWith(label)) return inline
  const text = first.text.slice(label.length).replace(/^[\s\u2002]+/, '')
  if (text !== '') return [{ ...first, text }, ...rest]
  const [second, ...others] = rest
  return second ? [{ ...second, text: second.text.replace(/^[\s\u2002]+/, '') }, ...others] : []
}

const tableWords = ({ rows }: Table): string =>
  rows
    .flat()
    .flatMap(({ paragraphs }) => paragraphs.map(wordsOf))
    .filter((words) => words.trim() !== '')
    .join(' | ')

function cellChanges(before: Table, after: Table): string[] {
  const words = ({ rows }: Table) =>
    rows.map((cells) => cells.map(({ paragraphs }) => paragraphs.map(wordsOf).join('\n')))
  const [was, is] = [words(before), words(after)]
  const count = Math.max(was.length, is.length)
  return Array.from({ length: count }, (_, row) => {
    const width = Math.max(was[row]?.length ?? 0, is[row]?.length ?? 0)
    return Array.from({ length: width }, (__, column) => {
      const [old, now] = [was[row]?.[column] ?? '', is[row]?.[column] ?? '']
      if (old.trim() === now.trim()) return []
      return [
        `In this table, row ${row + 1}, column ${column + 1}: “${beginningOf(old)}” became “${beginningOf(now)}”. Change it in the draft by hand.`,
      ]
    }).flat()
  }).flat()
}
