/**
 * The text of a returned file with its tracked changes settled: those of the delegation that sends it count as made; those that
 * left with the file as another delegation's proposals are known already and count as not made.
 */

import { joinInline } from '../compare/tokens.ts'
import type { Block, Inline, Paragraph } from '../content.ts'
import { isReturnedTable, type ReturnedFile, type ReturnedParagraph, type ReturnedRun } from './returned.ts'

export interface SettledText {
  readonly blocks: readonly Block[]
  /** Paragraphs of which the file does not say what they are: those in a style that is not ours. */
  readonly formless: ReadonlySet<Paragraph>
}

/** @param isOthers whether a name in the file is that of another delegation */
export function settledText(file: Pick<ReturnedFile, 'blocks'>, isOthers: (author: string) => boolean): SettledText {
  const blocks: Block[] = []
  const formless = new Set<Paragraph>()
  let open: ReturnedParagraph[] = []
  const end = () => {
    const first = leading(open, isOthers)
    if (!first) return
    const paragraph = joined(open, isOthers)
    // What stands between two tables, or behind the last one, is not a paragraph of the text.
    const isFiller = paragraph.id === '' && paragraph.inline.every(({ text }) => text.trim() === '')
    if (!isFiller) blocks.push(paragraph)
    if (first.form === null) formless.add(paragraph)
    open = []
  }
  for (const block of file.blocks) {
    if (isReturnedTable(block)) {
      end()
      blocks.push({
        rows: block.rows.map((cells) =>
          cells.map((paragraphs) => ({
            header: false,
            paragraphs: paragraphs.map((paragraph) => joined([paragraph], isOthers)),
          })),
        ),
      })
      continue
    }
    open.push(block)
    if (!goesOn(block, isOthers)) end()
  }
  end()
  return { blocks, formless }
}

/** The authors of tracked changes that are left as they are, each once. */
export function othersIn({ blocks }: Pick<ReturnedFile, 'blocks'>, isOthers: (author: string) => boolean): string[] {
  const paragraphs = blocks.flatMap((block) => (isReturnedTable(block) ? block.rows.flat(2) : [block]))
  const names = paragraphs.flatMap(({ runs, endInsertedBy, endDeletedBy }) => [
    endInsertedBy,
    endDeletedBy,
    ...runs.flatMap(({ insertedBy, deletedBy }) => [insertedBy, deletedBy]),
  ])
  return [...new Set(names.filter((name) => name !== null && isOthers(name)))].filter((name) => name !== null)
}

/** Whether the paragraph goes on with the next one, because its end is not there. */
function goesOn({ endInsertedBy, endDeletedBy }: ReturnedParagraph, isOthers: (author: string) => boolean): boolean {
  if (endInsertedBy !== null && isOthers(endInsertedBy)) return true
  return endDeletedBy !== null && !isOthers(endDeletedBy)
}

function isThere({ insertedBy, deletedBy }: ReturnedRun, isOthers: (author: string) => boolean): boolean {
  if (insertedBy !== null && isOthers(insertedBy)) return false
  return deletedBy === null || isOthers(deletedBy)
}

/** Of paragraphs that became one, the first of which words are left: it gives identity and form, as it does on the desk. */
function leading(
  parts: readonly ReturnedParagraph[],
  isOthers: (author: string) => boolean,
): ReturnedParagraph | undefined {
  const hasWords = ({ runs }: ReturnedParagraph) =>
    runs.some((run) => isThere(run, isOthers) && run.inline.text.trim() !== '')
  return parts.find(hasWords) ?? parts.at(-1)
}

function joined(parts: readonly ReturnedParagraph[], isOthers: (author: string) => boolean): Paragraph {
  const first = leading(parts, isOthers)
  const inline: Inline[] = parts.flatMap(({ runs }) =>
    runs.filter((run) => isThere(run, isOthers)).map((run) => run.inline),
  )
  return {
    id: first?.ids[0] ?? '',
    role: first?.form?.role ?? 'plain',
    level: first?.form?.level ?? 1,
    ref: '',
    inline: joinInline(inline),
  }
}
