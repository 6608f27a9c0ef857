/** An agenda while it is typed: lines of plain text, and what they become when the meeting is added. */
import type { MeetingInput } from '#domain/meetings/wire.ts'

export interface AgendaLine {
  readonly number: string
  readonly title: string
  readonly part: string
  /** Numbers of Decisions, with commas between. */
  readonly decisions: string
  /** Symbols of documents, with commas between. */
  readonly documents: string
}

/** What a further line begins with: the number after the last one on its level, under the same part of the agenda. */
export function nextLine(lines: readonly AgendaLine[]): AgendaLine {
  const last = lines.at(-1)
  return { number: numberAfter(last?.number ?? ''), title: '', part: last?.part ?? '', decisions: '', documents: '' }
}

/** `31.3` is followed by `31.4`; whatever is no number of an item by nothing; the first is 1. */
export function numberAfter(number: string): string {
  if (number === '') return '1'
  const levels = number.trim().split('.')
  const last = Number(levels.pop())
  return Number.isInteger(last) ? [...levels, String(last + 1)].join('.') : ''
}

/** The lines as the server takes them; those without number and title are left out. */
export function agendaOf(lines: readonly AgendaLine[]): MeetingInput['agenda'] {
  return lines
    .filter(({ number, title }) => number.trim() !== '' && title.trim() !== '')
    .map(({ number, title, part, decisions, documents }) => ({
      number: number.trim(),
      title: title.trim(),
      part: part.trim(),
      decisions: namesIn(decisions),
      documents: namesIn(documents),
    }))
}

/** Commas, semicolons and new lines separate; what is said twice counts once. */
export function namesIn(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim().replace(/\s+/g, ' '))
  return [...new Set(names.filter(Boolean))]
}
