/**
 * A round: comments and proposals are invited on a frozen version of a draft until the end of a day. A round is opened once;
 * what happened to it is only added, and whether it is open at an instant follows from that. Rules: docs/spec/rounds.md.
 */
import { addDays, type CalendarDate, type Instant } from '../../clock.ts'
import type { AccountId, DraftId, RoundId, VersionId } from '../../ids.ts'

/** What can happen to a round after it was opened. */
export type RoundEvent = {
  /** In plain words, shown to those who were invited. */
  readonly reason: string
  readonly by: AccountId
  readonly at: Instant
} & (
  | { readonly kind: 'extended'; readonly closesOn: CalendarDate }
  /** Closed before its day. What was received stays received. */
  | { readonly kind: 'closed' }
  /** Taken back: it counts as if it had not been opened, though the record of it stays. */
  | { readonly kind: 'recalled' }
  /** What comes after its end is received again, outside the round. */
  | { readonly kind: 'door opened' }
)

/** What becomes of comments and proposals that come after the end: refused, or received outside the round. */
export const AFTERWARDS = ['refused', 'received'] as const
export type Afterwards = (typeof AFTERWARDS)[number]

export interface Round {
  readonly id: RoundId
  readonly draftId: DraftId
  /** The text on which is commented. */
  readonly versionId: VersionId
  /** What is asked of the group, e.g. "Comments before the second draft". */
  readonly purpose: string
  /** The last day as it was first set, in UTC; an extension does not change it. */
  readonly closesOn: CalendarDate
  readonly afterwards: Afterwards
  readonly openedBy: AccountId
  readonly openedAt: Instant
  /** Oldest first. */
  readonly events: readonly RoundEvent[]
}

export const ROUND_STATES = ['open', 'closed', 'recalled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** The first instant that is too late for a deadline on this day: midnight UTC behind it. */
export function endOf(on: CalendarDate): Instant {
  return `${addDays(on, 1)}T00:00:00.000Z`
}

/** The last day as it stands now, with all extensions. */
export function lastDayOf({ closesOn, events }: Pick<Round, 'closesOn' | 'events'>): CalendarDate {
  return events.reduce((day, event) => (event.kind === 'extended' ? event.closesOn : day), closesOn)
}

/** The first instant at which nothing is received any more. */
export function closesAt(round: Pick<Round, 'closesOn' | 'events'>): Instant {
  const ended = round.events.find(({ kind }) => kind === 'closed' || kind === 'recalled')
  const day = endOf(lastDayOf(round))
  return ended && ended.at < day ? ended.at : day
}

/** `12 March 2018, 23:59 UTC`: the last minute of its last day, or the minute in which it was ended before. */
export function endInWords(round: Pick<Round, 'closesOn' | 'events'>): string {
  const end = closesAt(round)
  const last = new Date(Date.parse(end) - (end === endOf(lastDayOf(round)) ? 1 : 0))
  const hour = last.toISOString().slice(11, 16)
  return `${last.getUTCDate()} ${MONTHS[last.getUTCMonth()]} ${last.getUTCFullYear()}, ${hour} UTC`
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

export function roundState(round: Pick<Round, 'closesOn' | 'events'>, at: Instant): RoundState {
  if (round.events.some(({ kind }) => kind === 'recalled')) return 'recalled'
  return at < closesAt(round) ? 'open' : 'closed'
}

/** When something came: before the date that was set at first, or only because the round was extended. */
export const RECEIPTS = ['in time', 'after the extension'] as const
export type Receipt = (typeof RECEIPTS)[number]

/** Under which head something said at this instant belongs to the round, or null when it does not belong to it. */
export function receiptOf(round: Round, at: Instant): Receipt | null {
  if (roundState(round, at) !== 'open' || at < round.openedAt) return null
  return at < endOf(round.closesOn) ? 'in time' : 'after the extension'
}

/** The round that is open at this instant; there is at most one in a draft. */
export function openRound(rounds: readonly Round[], at: Instant): Round | null {
  return rounds.find((round) => round.openedAt <= at && roundState(round, at) === 'open') ?? null
}

/**
 * The round whose end keeps comments and proposals out at this instant, or null when they are received: the one that was opened
 * last decides, until another is open.
 */
export function closedDoor(rounds: readonly Round[], at: Instant): Round | null {
  if (openRound(rounds, at)) return null
  const last = rounds.filter((round) => round.openedAt <= at && roundState(round, at) !== 'recalled').at(-1)
  if (!last || last.afterwards === 'received') return null
  return last.events.some((event) => event.kind === 'door opened' && event.at <= at) ? null : last
}
