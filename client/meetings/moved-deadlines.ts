/** What becomes of a meeting's deadlines when its first day moves. Each keeps its distance from that day, as its rule says. */
import { addDays, type CalendarDate, daysBetween } from '#domain/clock.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'

export interface MovedDeadline {
  readonly name: string
  readonly before: CalendarDate
  readonly after: CalendarDate
}

/** In the order of the meeting's own list. Empty for a first day that is no date yet. */
export function movedDeadlines(
  { startsOn, deadlines }: Pick<MeetingView, 'startsOn' | 'deadlines'>,
  newStart: string,
): readonly MovedDeadline[] {
  if (Number.isNaN(Date.parse(newStart))) return []
  const byDays = daysBetween(startsOn, newStart)
  return deadlines.map(({ name, on }) => ({ name, before: on, after: addDays(on, byDays) }))
}
