/** Brackets, spaces, headings, empty paragraphs, placeholders and length. Rules: docs/spec/form.md, [FO16] to [FO21]. */
import { isAtom, type Paragraph, wordsOf } from '../content.ts'
import { type CheckKind, type FormFinding, MOST_PAGES } from './finding.ts'
import type { FormLine, FormText } from './form-text.ts'

const finding = (kind: CheckKind, { id }: Paragraph, message: string, quote: string): FormFinding => ({
  kind,
  paragraphId: id,
  message,
  quote,
})

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 15), at + 15).trim()
/** The words that were typed: what is computed is nobody's slip. */
const typed = ({ inline }: Paragraph): string => inline.map((part) => (isAtom(part) ? '\u0000' : part.text)).join('')

/** Square brackets that were typed as letters, over the whole text: one may open in one paragraph and close in another. */
function bracketFindings(paragraphs: readonly Paragraph[]): FormFinding[] {
  const open: { readonly paragraph: Paragraph; readonly quote: string }[] = []
  const found: FormFinding[] = []
  for (const paragraph of paragraphs) {
    const text = typed(paragraph)
    for (const { 0: sign, index } of text.matchAll(/[[\]]/g)) {
      const quote = around(text, index).replaceAll('\u0000', '')
      if (sign === '[') open.push({ paragraph, quote })
      else if (!open.pop())
        found.push(finding('bracket', paragraph, 'A square bracket is closed here that was never opened.', quote))
    }
  }
  return [
    ...found,
    ...open.map(({ paragraph, quote }) =>
      finding('bracket', paragraph, 'A square bracket is opened here and never closed.', quote),
    ),
  ]
}

const SPACES = /\S(?: {2,}|\u00a0 | \u00a0)\S|\S [,.;](?=\s|$)/

function spacingFindings(paragraphs: readonly Paragraph[]): FormFinding[] {
  return paragraphs.flatMap((paragraph) => {
    const text = typed(paragraph)
    const found = SPACES.exec(text)
    if (!found) return []
    const message = / [,.;]$/.test(found[0]) ? 'There is a space before a sign.' : 'There are two spaces between words.'
    return [finding('spacing', paragraph, message, around(text, found.index).split('\u0000')[0]?.trim() ?? '')]
  })
}

/** A heading followed by one of its own level or a higher one, by an annex, or by nothing. */
function headingFindings(lines: readonly FormLine[], lastIsTable: boolean): FormFinding[] {
  const depth = ({ role, level }: FormLine) => (role === 'annex-heading' ? 0 : level)
  return lines.flatMap((line, place) => {
    if (line.role !== 'heading') return []
    const next = lines[place + 1]
    const isIdle = next
      ? (next.role === 'heading' || next.role === 'annex-heading') && depth(next) <= depth(line)
      : !lastIsTable
    return isIdle ? [finding('heading', line.paragraph, 'There is no text under this heading.', '')] : []
  })
}

const NUMBERED: ReadonlySet<string> = new Set(['numbered', 'recommendation', 'item', 'operative'])

function emptyFindings(lines: readonly FormLine[]): FormFinding[] {
  return lines
    .filter(({ role, words, paragraph }) => NUMBERED.has(role) && words.trim() === '' && paragraph.inline.length === 0)
    .map(({ paragraph }) =>
      finding('empty', paragraph, 'An empty paragraph takes a number of its own: fill it or remove it.', ''),
    )
}

const NAMELESS = /(?<![\p{L}\p{N}.])[xX]{3,4}(?![\p{L}\p{N}])/u
const NUMBERLESS = /(?<![\p{L}\p{N}.])\d{1,2}\.(?:[Xx]{2,4}|[A-Z]{1,2})(?![\p{L}\p{N}])/u

/** A text that writes `xxx` in one place and `17.XX` in another may mean the same number or two. */
function placeholderFindings(paragraphs: readonly Paragraph[]): FormFinding[] {
  const written = (pattern: RegExp) =>
    paragraphs.flatMap((paragraph) => {
      const found = pattern.exec(typed(paragraph))
      return found ? [{ paragraph, found: found[0] }] : []
    })
  const [nameless, numberless] = [written(NAMELESS), written(NUMBERLESS)]
  const [first] = numberless
  if (!first) return []
  return nameless.map(({ paragraph, found }) =>
    finding(
      'placeholder',
      paragraph,
      `A number still to come is written “${found}” here and “${first.found}” elsewhere: write it in one way.`,
      found,
    ),
  )
}

const WORDS_A_PAGE = 500

function lengthFindings({ paragraphs }: FormText): FormFinding[] {
  const count = paragraphs.reduce((sum, paragraph) => sum + (wordsOf(paragraph).match(/\S+/g)?.length ?? 0), 0)
  const pages = Math.ceil(count / WORDS_A_PAGE)
  if (pages <= MOST_PAGES) return []
  const message = `The text has about ${pages} pages; the guidelines speak of ${MOST_PAGES}.`
  return [{ kind: 'length', paragraphId: null, message, quote: '' }]
}

export function layoutFindings(text: FormText): FormFinding[] {
  const { lines, paragraphs } = text
  const lastLine = lines.at(-1)?.paragraph
  return [
    ...placeholderFindings(paragraphs),
    ...bracketFindings(paragraphs),
    ...spacingFindings(paragraphs),
    ...headingFindings(lines, paragraphs.at(-1) !== lastLine),
    ...emptyFindings(lines),
    ...lengthFindings(text),
  ]
}
