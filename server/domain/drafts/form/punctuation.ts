/** How sub-paragraphs and recitals end. Rules: docs/spec/form.md, [FO10] and [FO11]. */
import type { FormFinding } from './finding.ts'
import type { FormLine, FormText } from './form-text.ts'

const ENDING = /[\s”’"')\]]+$/
const AND = /;\s*(?:and|or|and\/or)$/i

const endOf = ({ words }: FormLine): string => words.trimEnd()
const lastSign = (line: FormLine): string => endOf(line).replace(ENDING, '').slice(-1)

function finding(line: FormLine, message: string): FormFinding {
  const words = endOf(line).split(' ')
  return { kind: 'punctuation', paragraphId: line.paragraph.id, message, quote: words.slice(-2).join(' ') }
}

/** Items of one level under one owner, with nothing but their own sub-items between them. */
function lists(lines: readonly FormLine[]): FormLine[][] {
  const done: FormLine[][] = []
  const open: FormLine[][] = []
  const closeFrom = (level: number) => {
    for (const list of open.splice(level)) if (list.length > 0) done.push(list)
  }
  for (const line of lines) {
    if (line.role === 'item') {
      closeFrom(line.level)
      while (open.length < line.level) open.push([])
      open[line.level - 1]?.push(line)
    } else closeFrom(line.role === 'plain' ? line.level - 1 : 0)
  }
  closeFrom(0)
  return done
}

/** A list of whole sentences has full stops throughout, and that is good form too. */
function isOfSentences(list: readonly FormLine[]): boolean {
  return list.length > 1 && list.every((line) => lastSign(line) === '.' || lastSign(line) === ':')
}

/** In a Resolution the last sub-paragraph may leave its sentence to be ended by the next operative paragraph. */
function isLastFine(line: FormLine): boolean {
  const sign = lastSign(line)
  return sign === '.' || (line.owner?.role === 'operative' && (sign === ';' || AND.test(endOf(line))))
}

function inList(list: readonly FormLine[], opens: (line: FormLine) => boolean, isClosing: boolean): FormFinding[] {
  if (isOfSentences(list)) return []
  return list.flatMap((line, place) => {
    if (endOf(line) === '' || opens(line)) return []
    if (place === list.length - 1) {
      return isLastFine(line) || !isClosing ? [] : [finding(line, 'The last sub-paragraph ends with a full stop.')]
    }
    if (place === list.length - 2) {
      return AND.test(endOf(line)) ? [] : [finding(line, 'The last but one ends with “; and” or “; or”.')]
    }
    return lastSign(line) === ';' || AND.test(endOf(line)) ? [] : [finding(line, 'It ends with a semicolon.')]
  })
}

export function punctuationFindings({ lines }: FormText): FormFinding[] {
  const place = new Map(lines.map((line, index) => [line, index]))
  const next = (line: FormLine): FormLine | undefined => lines[(place.get(line) ?? 0) + 1]
  /** What introduces a deeper list ends with a colon, or as it likes. */
  const opens = (line: FormLine) => next(line)?.role === 'item' && (next(line)?.level ?? 0) > line.level
  /** The last of a deeper list is followed by the rest of the list above it. */
  const isClosing = (list: readonly FormLine[]) => {
    const last = list.at(-1)
    const following = last ? next(last) : undefined
    return following?.role !== 'item'
  }
  const recitals = lines.flatMap((line) => {
    if (line.role !== 'preambular' || endOf(line) === '') return []
    return /[;,:]$/.test(endOf(line)) || AND.test(endOf(line))
      ? []
      : [finding(line, 'A recital ends with a semicolon.')]
  })
  return [...lists(lines).flatMap((list) => inList(list, opens, isClosing(list))), ...recitals]
}
