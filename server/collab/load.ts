/** Opening a room from the log, and reading its text again for a room that has let go of it. */
import type { UpdateLog } from '#domain/collab/log.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import { Room } from './room.ts'
import type { RoomNeeds } from './room-needs.ts'
import type { Fetched } from './room-text.ts'

interface LoadNeeds {
  readonly updates: UpdateLog
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
}

/** @throws DomainError `not_found` */
export async function loadRoom(
  draftId: DraftId,
  { updates, standingOf }: LoadNeeds,
  needs: RoomNeeds<Room>,
): Promise<Room> {
  // The log first: if the rights change in between, the first append finds the log's standing changed and reads them again.
  const opened = await updates.open(draftId)
  const standing = opened && (await standingOf(draftId))
  if (!opened || !standing) throw new DomainError('not_found', 'There is no such draft.')
  return new Room(draftId, opened, standing, needs)
}

/**
 * Null when there is no such draft any more.
 * @param known the sequence up to which the room knows the text
 */
export async function fetchText(updates: UpdateLog, draftId: DraftId, known: number): Promise<Fetched | null> {
  const opened = await updates.open(draftId)
  if (!opened) return null
  if ((opened.snapshot?.sequence ?? 0) <= known) return { opened, missed: opened.tail }
  if (opened.sequence === known) return { opened, missed: [] }
  // Another process has put rows into a snapshot that this one has not heard of.
  const missed = await updates.readSince(draftId, known, opened.sequence - known)
  return { opened, missed }
}
