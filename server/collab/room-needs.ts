/** What a room needs of the program around it. */

import type { ID } from 'yjs'
import type { Instant } from '#domain/clock.ts'
import type { AuthoredUpdate } from '#domain/collab/log.ts'
import type { DraftId } from '#domain/ids.ts'
import type { DocumentForm } from './form.ts'
import type { Pace } from './pace.ts'
import type { Fetched } from './room-text.ts'

export interface RoomNeeds<Room> {
  readonly form: DocumentForm
  readonly clock: () => Instant
  readonly later: Pace['later']
  /** Says that something waits for a commit. */
  readonly enqueue: (room: Room) => void
  /** Says that presence has changed and is to be shown soon. */
  readonly presenceChanged: (room: Room) => void
  /** Says that the rights must be looked at again before anything more is committed. */
  readonly standingChanged: (room: Room) => void
  /** Says that rows of ours were added. */
  readonly grown: (room: Room) => void
  /** Says that words of these rows may stand in what is gone; calls back with the letters that do. */
  readonly late: (draftId: DraftId, rows: readonly AuthoredUpdate[], looked: (lost: readonly ID[]) => void) => void
  /** Fetches the text again; null when there is no such draft any more. @param known the sequence heard of */
  readonly fetch: (draftId: DraftId, known: number) => Promise<Fetched | null>
  readonly fetchFailed: (room: Room, error: unknown) => void
}
