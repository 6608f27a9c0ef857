/** The end of a round in words: in UTC, which decides, and in the reader's own time zone. */
import { daysBetween } from '#domain/clock.ts'
import { endOf } from '#domain/drafts/rounds/round.ts'
import type { RoundView } from '#domain/drafts/rounds/wire.ts'
import { dayInWords, dayOf, hourInWords } from '../lib/dates.ts'

type Ending = Pick<RoundView, 'closesAt' | 'lastDay'>

/** The last minute of its last day, or the instant at which it was ended before. */
function lastInstant({ closesAt, lastDay }: Ending): string {
  return closesAt === endOf(lastDay) ? new Date(Date.parse(closesAt) - 60_000).toISOString() : closesAt
}

const inZone = (at: string, zone?: string): string => `${dayInWords(at, 'long', zone)}, ${hourInWords(at, zone)}`

/** `12 March 2027, 23:59 UTC`. */
export function endInUtc(round: Ending): string {
  return inZone(lastInstant(round), 'UTC')
}

/** `13 March 2027, 02:59 GMT+3`; '' where that is the same. @param zone the reader's by default */
export function endInOwnZone(round: Ending, zone?: string): string {
  const own = inZone(lastInstant(round), zone)
  return own === endInUtc(round) ? '' : own
}

/** Whole days to its last day, both in UTC. @param now the clock of the server */
export function daysLeft({ lastDay }: Pick<RoundView, 'lastDay'>, now: string): number {
  return daysBetween(dayOf(now, 'UTC'), lastDay)
}
