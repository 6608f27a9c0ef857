/** How much a marked text changes, in paragraphs: what a reader is told before they read. */
import { isMarkedTable, type MarkedBlock } from './marked-document.ts'

export interface MarkCounts {
  readonly inserted: number
  readonly deleted: number
  readonly moved: number
  /** Paragraphs that were cut off from another. */
  readonly split: number
  /** Paragraphs that were taken into another. */
  readonly joined: number
  /** Those whose words or form differ, besides all of these. */
  readonly changed: number
}

export function countMarks(blocks: readonly MarkedBlock[]): MarkCounts {
  const counts = { inserted: 0, deleted: 0, moved: 0, split: 0, joined: 0, changed: 0 }
  for (const [place, block] of blocks.entries()) {
    if (isMarkedTable(block)) {
      if (block.mark === 'changed' || block.mark === 'inserted' || block.mark === 'deleted') counts[block.mark] += 1
      if (block.mark === 'moved') counts.moved += 1
      continue
    }
    const next = blocks[place + 1]
    const isCut = next !== undefined && !isMarkedTable(next) && next.isSplitOff
    counts.joined += block.joinedCount
    if (block.isSplitOff) counts.split += 1
    else if (block.mark === 'inserted' || block.mark === 'deleted' || block.mark === 'moved') counts[block.mark] += 1
    else if (block.mark === 'changed' && block.joinedCount === 0 && !isCut) counts.changed += 1
  }
  return counts
}
