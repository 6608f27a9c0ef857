/** Opening a room from the log, and keeping a snapshot, so that the next opening reads one row instead of all. */
import * as Y from 'yjs'
import type { UpdateLog } from '#domain/collab/log.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import { Room, type RoomNeeds } from './room.ts'

interface LoadNeeds {
  readonly updates: UpdateLog
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
}

/** @throws DomainError `not_found` */
export async function loadRoom(draftId: DraftId, { updates, standingOf }: LoadNeeds, needs: RoomNeeds): Promise<Room> {
  // The log first: if the rights change in between, the first append finds the log's standing changed and reads them again.
  const opened = await updates.open(draftId)
  const standing = opened && (await standingOf(draftId))
  if (!opened || !standing) throw new DomainError('not_found', 'There is no such draft.')
  return new Room(draftId, opened, standing, needs)
}

/** Keeps all that is recorded as one update, if nothing is missing in it. */
export async function saveSnapshot(room: Room, updates: UpdateLog): Promise<void> {
  const { sequence, draftId } = room
  const state = room.state()
  if (!isWhole(state)) throw new Error('The merged updates have a hole')
  await updates.keepSnapshot(draftId, { sequence, state })
  room.snapshotAt = sequence
}

/** Whether an update holds every client's structs from the first on, without a hole. */
export function isWhole(state: Uint8Array): boolean {
  const ends = new Map<number, number>()
  for (const struct of Y.decodeUpdate(state).structs) {
    if (struct instanceof Y.Skip || (ends.get(struct.id.client) ?? 0) !== struct.id.clock) return false
    ends.set(struct.id.client, struct.id.clock + struct.length)
  }
  return true
}
