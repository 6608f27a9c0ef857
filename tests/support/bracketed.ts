/** Texts with brackets in one line a paragraph: `URGES [a:all|a:some:a] Parties` is a set called a, `*` a footnote; ids are p1, p2 … in order. */
import { bracketSign, type Inline, isBracket, isNote, type Paragraph, paragraph } from '#domain/drafts/content.ts'

const SIGN = /(\[\w+:|\|\w+:|:\w+\]|\*)/

function inlineOf(line: string): Inline[] {
  return line.split(SIGN).flatMap((part): Inline[] => {
    if (part === '*') return [{ footnote: 'numbered', text: 'Note' }]
    if (!SIGN.test(part)) return part === '' ? [] : [{ text: part }]
    const side = part.startsWith('[') ? 'open' : part.startsWith('|') ? 'or' : 'close'
    return [bracketSign(/\w+/.exec(part)?.[0] ?? '', side)]
  })
}

export function textOf(...lines: string[]): Paragraph[] {
  return lines.map((line, place) => paragraph('operative', inlineOf(line), { id: `p${place + 1}` }))
}

/** Back in one line each. */
export function linesOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map(({ inline }) =>
    inline
      .map((part) => {
        if (isNote(part)) return '*'
        if (!isBracket(part)) return part.text
        return { open: `[${part.bracket}:`, or: `|${part.bracket}:`, close: `:${part.bracket}]` }[part.side]
      })
      .join(''),
  )
}
