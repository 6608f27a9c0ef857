/**
 * The publication guard: what stands between a draft and an official document, each finding with the paragraph it is in.
 * A blocker stops the issue; a warning is shown and may be right. Rules: docs/spec/reports.md.
 */
import { type CalendarDate, daysBetween } from '../clock.ts'
import { type Block, blocksOf, isReference, isTable, type Paragraph, readDocument } from '../drafts/content.ts'
import { DELETED_READING, UNNUMBERED_READING } from '../drafts/references.ts'
import type { Cover } from './cover.ts'
import { dateInWords } from './words.ts'

export const FINDING_CODES = [
  'open bracket',
  'lost reference',
  'no title',
  'no symbol',
  'no text',
  'placeholder',
  'empty paragraph',
  'no recommendation',
  'after deadline',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export const SEVERITIES = ['blocker', 'warning'] as const
export type Severity = (typeof SEVERITIES)[number]

export interface Finding {
  readonly severity: Severity
  readonly code: FindingCode
  readonly message: string
  /** The paragraph to go to; null when the finding is about the cover or the whole. */
  readonly paragraphId: string | null
}

export function isBlocker(finding: Finding): boolean {
  return finding.severity === 'blocker'
}

const BRACKET = /[[\]]/
const PLACEHOLDER = /(?<![\w.])(?:\d{1,2}\.[Xx]{2,4}|[Xx]{3,4})(?![\w.]*\w)|…\s*…|\bTBC\b|\bTBD\b/

const LOST: ReadonlySet<string> = new Set([DELETED_READING, UNNUMBERED_READING])

const paragraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block) => (isTable(block) ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [block]))

/** The words around a place, for a message. */
function around(text: string, at: number): string {
  const start = Math.max(0, at - 20)
  const excerpt = text.slice(start, at + 30).trim()
  return `${start > 0 ? '…' : ''}${excerpt}${at + 30 < text.length ? '…' : ''}`
}

const NUMBERED_ROLES: ReadonlySet<string> = new Set(['numbered', 'recommendation', 'item', 'operative'])

function inParagraph(block: Paragraph): Finding[] {
  const found: Finding[] = []
  const said = block.inline.filter((inline) => !isReference(inline))
  const text = said.map((inline) => inline.text).join('')
  const bracket = BRACKET.exec(text)
  const add = (severity: Severity, code: FindingCode, message: string) =>
    found.push({ severity, code, message, paragraphId: block.id || null })
  if (bracket) {
    add('blocker', 'open bracket', `Text in square brackets is not agreed: “${around(text, bracket.index)}”.`)
  }
  const lost = block.inline.find((inline) => isReference(inline) && LOST.has(inline.text.toLowerCase()))
  if (lost)
    add(
      'blocker',
      'lost reference',
      `A reference leads nowhere: “${lost.text}”. Point it at a paragraph that has a number.`,
    )
  const placeholder = PLACEHOLDER.exec(text)
  if (placeholder) {
    add('warning', 'placeholder', `A number or a word is still to come: “${around(text, placeholder.index)}”.`)
  }
  if (NUMBERED_ROLES.has(block.role) && text.trim() === '') {
    add('warning', 'empty paragraph', 'An empty paragraph takes a number of its own: fill it or remove it.')
  }
  return found
}

function onCover(cover: Cover): Finding[] {
  const found: Finding[] = []
  const add = (code: FindingCode, message: string) =>
    found.push({ severity: 'blocker', code, message, paragraphId: null })
  if (cover.title === '') add('no title', 'The document has no title: give it one.')
  if (cover.symbol === '') add('no symbol', 'The document has no symbol: enter the one the meeting gave it.')
  return found
}

/**
 * Everything that the guard has to say about a document.
 * @param deadline when documents for the meeting were due, and what day it is; null when the meeting has no such rule
 */
export function guard(
  document: { readonly cover: Cover; readonly content: unknown },
  deadline: { readonly on: CalendarDate; readonly today: CalendarDate } | null,
): Finding[] {
  const all = paragraphs(blocksOf(readDocument(document.content)))
  const found = [...onCover(document.cover), ...all.flatMap(inParagraph)]
  if (all.every((block) => block.inline.length === 0)) {
    found.push({ severity: 'blocker', code: 'no text', message: 'The document has no text.', paragraphId: null })
  } else if (!all.some((block) => block.role === 'recommendation')) {
    const message = 'Nobody is invited to do anything: a working document ends with recommendations.'
    found.push({ severity: 'warning', code: 'no recommendation', message, paragraphId: null })
  }
  const late = deadline ? daysBetween(deadline.on, deadline.today) : 0
  if (deadline && late > 0) {
    // Beyond a season the date says more than the days.
    const since = late <= 90 ? `, ${late} ${late === 1 ? 'day' : 'days'} ago` : ''
    const message = `Documents for this meeting were due on ${dateInWords(deadline.on)}${since}.`
    found.push({ severity: 'warning', code: 'after deadline', message, paragraphId: null })
  }
  return found
}
