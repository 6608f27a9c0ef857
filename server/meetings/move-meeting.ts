/** Moves a meeting to another place or other dates; its deadlines follow, the earlier dates stay on record. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed } from '#domain/errors.ts'
import { type Meeting, refuseMeeting } from '#domain/meetings/meeting.ts'
import type { MeetingMoveInput } from '#domain/meetings/wire.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `invalid` when it would end before it begins. */
export async function moveMeeting(
  { stores, clock }: Pick<Deps, 'stores' | 'clock'>,
  actor: Actor,
  meeting: Meeting,
  to: MeetingMoveInput,
): Promise<Meeting> {
  assertAllowed(refuseMeeting({ ...to, agenda: [] }))
  const move = { ...to, meetingId: meeting.id, recordedAt: clock(), recordedBy: actor.accountId }
  await stores.transact((bound) => bound.meetings.move(move))
  return { ...meeting, ...to }
}
