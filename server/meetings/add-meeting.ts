/** Puts a meeting with its agenda into the calendar. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { AgendaItemId, MeetingId } from '#domain/ids.ts'
import { type Meeting, refuseMeeting } from '#domain/meetings/meeting.ts'
import type { MeetingInput } from '#domain/meetings/wire.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `invalid` for dates or agenda, `conflict` when the meeting is in the calendar already. */
export async function addMeeting(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  input: MeetingInput,
): Promise<Meeting> {
  assertAllowed(refuseMeeting(input))
  const meeting: Meeting = {
    ...input,
    id: newId() as MeetingId,
    agenda: input.agenda.map((item) => ({ ...item, id: newId() as AgendaItemId })),
  }
  const { place, startsOn, endsOn } = input
  const first = { meetingId: meeting.id, place, startsOn, endsOn, recordedAt: clock(), recordedBy: actor.accountId }
  await stores.transact((bound) => bound.meetings.add(meeting, first))
  return meeting
}
