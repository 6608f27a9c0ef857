/**
 * What happened to a mandate, told by dated entries that are only ever added. The status is a fold over them and the
 * flags follow from the calendar; neither is typed by anybody. Rules: docs/spec/mandates.md.
 */
import type { CalendarDate, Instant } from '../clock.ts'
import type { MeetingDates } from '../decisions/deadline.ts'
import { dueOn } from '../decisions/deadline.ts'
import type { Refusal } from '../errors.ts'
import { assertAllowed } from '../errors.ts'
import type { AccountId, EntryId, MandateId } from '../ids.ts'
import type { Mandate } from './mandate.ts'

export const MANDATE_STATUSES = [
  'not started',
  'ongoing',
  'partly implemented',
  'implemented',
  'not implementable',
  'no longer relevant',
] as const
export type MandateStatus = (typeof MANDATE_STATUSES)[number]

/** `note` and `reopened` speak about the mandate; the others move its status. */
export const ENTRY_KINDS = [
  'started',
  'progress',
  'partly implemented',
  'implemented',
  'not implementable',
  'no longer relevant',
  'reopened',
  'note',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Where an entry can be checked: a document symbol, an address, a submission. */
export interface Evidence {
  readonly title: string
  readonly href: string | null
}

export interface ProgressEntry {
  readonly id: EntryId
  readonly mandateId: MandateId
  readonly kind: EntryKind
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** The day it happened, which may lie before the day it was recorded. */
  readonly happenedOn: CalendarDate
  readonly recordedAt: Instant
  readonly recordedBy: AccountId
  /** Delegation of the author at that time, as shown. */
  readonly delegation: string
}

export interface ProgressInput {
  readonly kind: EntryKind
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly happenedOn: CalendarDate
}

export interface MandateStanding {
  readonly status: MandateStatus
  readonly isOverdue: boolean
  /** A condition on money that no entry has answered. */
  readonly needsFunding: boolean
  readonly dueOn: CalendarDate | null
  readonly lastEntryOn: CalendarDate | null
}

const STATUS_OF: Readonly<Partial<Record<EntryKind, MandateStatus>>> = {
  started: 'ongoing',
  progress: 'ongoing',
  reopened: 'ongoing',
  'partly implemented': 'partly implemented',
  implemented: 'implemented',
  'not implementable': 'not implementable',
  'no longer relevant': 'no longer relevant',
}
const CLOSED: ReadonlySet<MandateStatus> = new Set(['implemented', 'not implementable', 'no longer relevant'])

/** Whether nothing more is expected under this status. */
export function isClosed(status: MandateStatus): boolean {
  return CLOSED.has(status)
}

const MONEY = /fund|resources|financ/i

/** The status after all entries, in the order in which they were recorded. Progress never undoes "partly implemented". */
export function statusOf(entries: readonly ProgressEntry[]): MandateStatus {
  return entries.reduce<MandateStatus>((status, entry) => {
    const next = STATUS_OF[entry.kind]
    if (!next) return status
    if (next === 'ongoing' && status === 'partly implemented' && entry.kind !== 'reopened') return status
    return next
  }, 'not started')
}

/** Status and flags of a mandate on a given day. */
export function standingOf(
  mandate: Mandate,
  entries: readonly ProgressEntry[],
  dates: MeetingDates,
  on: CalendarDate,
): MandateStanding {
  const status = statusOf(entries)
  const due = mandate.deadline ? dueOn(mandate.deadline, dates, on) : null
  const isOpen = !CLOSED.has(status)
  return {
    status,
    isOverdue: isOpen && due !== null && due < on,
    needsFunding: status === 'not started' && mandate.condition !== null && MONEY.test(mandate.condition),
    dueOn: due,
    lastEntryOn: entries.at(-1)?.happenedOn ?? null,
  }
}

/** Why an entry cannot be recorded, or null when it can. */
export function refuseEntry(
  entries: readonly ProgressEntry[],
  input: ProgressInput,
  today: CalendarDate,
): Refusal | null {
  if (input.text.trim() === '') return { code: 'invalid', message: 'Say in a sentence what happened.' }
  if (input.happenedOn > today) {
    return { code: 'invalid', message: 'An entry tells what has happened: choose today or an earlier day.' }
  }
  const status = statusOf(entries)
  if (CLOSED.has(status) && input.kind !== 'reopened' && input.kind !== 'note') {
    return {
      code: 'illegal_transition',
      message: `This mandate is recorded as ${status}. Reopen it first, or add a note.`,
    }
  }
  if (input.kind === 'reopened' && !CLOSED.has(status)) {
    return { code: 'illegal_transition', message: 'This mandate is open already.' }
  }
  if (input.kind === 'implemented' && input.evidence.length === 0) {
    return { code: 'invalid', message: 'Implemented needs evidence: name the document or the address that shows it.' }
  }
  return null
}

/** Makes the entry that records what happened. @throws DomainError with the reason of `refuseEntry`. */
export function recordEntry(
  mandate: Mandate,
  entries: readonly ProgressEntry[],
  input: ProgressInput,
  by: {
    readonly accountId: AccountId
    readonly delegation: string
    readonly at: Instant
    readonly id: EntryId
  },
): ProgressEntry {
  assertAllowed(refuseEntry(entries, input, by.at.slice(0, 10)))
  return {
    id: by.id,
    mandateId: mandate.id,
    kind: input.kind,
    text: input.text.trim(),
    evidence: input.evidence,
    happenedOn: input.happenedOn,
    recordedAt: by.at,
    recordedBy: by.accountId,
    delegation: by.delegation,
  }
}
