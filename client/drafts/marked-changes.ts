/** What a marked text changes, paragraph by paragraph and in words: said in the text, listed beside it, walked through by key. */
import type { MarkCounts } from '#domain/drafts/compare/count-marks.ts'
import { isMarkedTable, type MarkedBlock, type MarkedParagraph } from '#domain/drafts/compare/marked-document.ts'
import { isAtom, isNote, wordsOf } from '#domain/drafts/content.ts'

export interface MarkedChange {
  /** Place among the blocks of the marked text. */
  readonly block: number
  /** The number of the paragraph, or '' for none. */
  readonly label: string
  /** What became of it, e.g. "moved here from 4." */
  readonly what: string
  /** Its first words. */
  readonly words: string
}

const LONGEST = 70

/** In the order of the text; one for each paragraph or table that is not as it was. */
export function changesIn(blocks: readonly MarkedBlock[]): MarkedChange[] {
  return blocks.flatMap((block, place): MarkedChange[] => {
    const said = saidOf(block, blocks[place + 1])
    const what = [...said, ...wordsChanged(block, said.length > 0)]
    if (what.length === 0) return []
    if (isMarkedTable(block)) return [{ block: place, label: '', what: what.join(', '), words: 'Table' }]
    return [{ block: place, label: block.label, what: what.join(', '), words: firstWords(block) }]
  })
}

/** What is said of a paragraph as a whole, besides the words in it; none where there is nothing to say. */
export function saidOf(block: MarkedBlock, next: MarkedBlock | undefined): string[] {
  const said: string[] = []
  if (block.mark === 'moved away') said.push('moved away from here')
  if (block.mark === 'inserted') said.push('new')
  if (block.mark === 'deleted') said.push('gone')
  if (isMarkedTable(block)) return block.mark === 'moved' ? ['moved here'] : said
  if (block.mark === 'moved') said.push(block.formerLabel ? `moved here from ${block.formerLabel}` : 'moved here')
  if (next && !isMarkedTable(next) && next.isSplitOff && !block.isSplitOff) said.push('cut in two')
  if (block.isSplitOff) said.push('cut off from the paragraph above')
  if (block.joinedCount === 1) said.push('joined with the paragraph behind it')
  if (block.joinedCount > 1) said.push(`joined with the ${block.joinedCount} paragraphs behind it`)
  return said
}

function wordsChanged(block: MarkedBlock, isExplained: boolean): string[] {
  if (block.mark !== 'changed' && block.mark !== 'moved') return []
  if (isMarkedTable(block)) return block.mark === 'changed' ? ['changed'] : []
  // The space at which a paragraph was cut or joined is no word.
  const worded = block.pieces.filter(({ inline }) => isAtom(inline) || inline.text.trim() !== '')
  const changes = new Set(worded.map(({ change }) => change))
  if (changes.has('inserted') && changes.has('deleted')) return ['words changed']
  if (changes.has('inserted')) return ['words put in']
  if (changes.has('deleted')) return ['words taken out']
  return isExplained ? [] : ['other kind or level of paragraph']
}

/** Of a paragraph that is empty now, those that it had. */
function firstWords({ paragraph, pieces }: MarkedParagraph): string {
  const gone = pieces.map(({ inline }) => (isNote(inline) ? '' : inline.text)).join('')
  const text = wordsOf(paragraph).trim() || gone.trim()
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}

/** `Paragraphs: 3 changed, 1 new, 2 gone`; one sentence where the texts are the same. */
export function countsInWords({ changed, inserted, deleted, moved, split, joined }: MarkCounts): string {
  const parts = [
    changed > 0 ? `${changed} changed` : '',
    inserted > 0 ? `${inserted} new` : '',
    deleted > 0 ? `${deleted} gone` : '',
    moved > 0 ? `${moved} moved` : '',
    split > 0 ? `${split} cut off` : '',
    joined > 0 ? `${joined} joined` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'The two texts are the same.' : `Paragraphs: ${parts.join(', ')}`
}
