/**
 * Meetings of the Convention's bodies, their agenda, and the deadlines that are counted back from their first day.
 * Dates move; a move is a new record, so that what was announced when can be told. Rules: docs/spec/meetings.md.
 */
import { addDays, type CalendarDate, daysBetween, type Instant } from '../clock.ts'
import type { Refusal } from '../errors.ts'
import type { AccountId, AgendaItemId, MeetingId } from '../ids.ts'

export const MEETING_BODIES = ['CoP', 'SC', 'AC', 'PC'] as const
export type MeetingBody = (typeof MEETING_BODIES)[number]

export const BODY_NAMES: Readonly<Record<MeetingBody, string>> = {
  CoP: 'Conference of the Parties',
  SC: 'Standing Committee',
  AC: 'Animals Committee',
  PC: 'Plants Committee',
}

export interface Meeting {
  readonly id: MeetingId
  readonly body: MeetingBody
  readonly ordinal: number
  /** City with its country in brackets, as printed on covers: `Geneva (Switzerland)`. */
  readonly place: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly agenda: readonly AgendaItem[]
}

/** One line of the agenda; up to three levels (`31`, `31.3`, `31.3.1`). */
export interface AgendaItem {
  readonly id: AgendaItemId
  readonly number: string
  readonly title: string
  /** The part of the agenda under which it stands, e.g. "Interpretation and implementation matters". */
  readonly part: string
  /** Numbers of the Decisions named in square brackets behind the title. */
  readonly decisions: readonly string[]
  /** Symbols of the documents under this item, e.g. `SC69 Doc. 31.3`. */
  readonly documents: readonly string[]
}

/** A rule such as "documents of Parties 60 days before a meeting of the Standing Committee". */
export interface DeadlineRule {
  readonly body: MeetingBody
  readonly name: string
  readonly daysBefore: number
  /** The provision it comes from, in words. */
  readonly source: string
}

export interface MeetingDeadline {
  readonly name: string
  readonly on: CalendarDate
  readonly source: string
  /** Days from today; negative when it has passed. */
  readonly inDays: number
}

export interface MeetingMove {
  readonly meetingId: MeetingId
  readonly place: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly recordedAt: Instant
  readonly recordedBy: AccountId
}

/** The short name used everywhere: `SC69`, `CoP18`. */
export function codeOf(meeting: Pick<Meeting, 'body' | 'ordinal'>): string {
  return `${meeting.body}${meeting.ordinal}`
}

/** Reads `SC69` or `CoP17`; null for anything else. */
export function parseCode(text: string): { readonly body: MeetingBody; readonly ordinal: number } | null {
  const [, body, ordinal] = /^(CoP|SC|AC|PC)\s?(\d{1,3})$/.exec(text.trim()) ?? []
  return body && ordinal ? { body: body as MeetingBody, ordinal: Number(ordinal) } : null
}

/** Deadlines of one meeting by the rules of its body, earliest first. */
export function deadlinesOf(
  meeting: Pick<Meeting, 'body' | 'startsOn'>,
  rules: readonly DeadlineRule[],
  today: CalendarDate,
): readonly MeetingDeadline[] {
  return rules
    .filter((rule) => rule.body === meeting.body)
    .map((rule) => {
      const on = addDays(meeting.startsOn, -rule.daysBefore)
      return { name: rule.name, on, source: rule.source, inDays: daysBetween(today, on) }
    })
    .sort((a, b) => a.on.localeCompare(b.on))
}

/** Why a meeting cannot be held on these days with this agenda, or null when it can. */
export function refuseMeeting(
  input: Pick<Meeting, 'startsOn' | 'endsOn'> & { readonly agenda: readonly Pick<AgendaItem, 'number'>[] },
): Refusal | null {
  if (input.endsOn < input.startsOn) {
    return { code: 'invalid', message: 'The meeting ends before it begins: exchange the two dates.' }
  }
  const numbers = input.agenda.map(({ number }) => number)
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice) return { code: 'invalid', message: `Agenda item ${twice} stands twice: give one of them another number.` }
  return null
}
