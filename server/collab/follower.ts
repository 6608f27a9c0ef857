/**
 * Keeps open drafts in step with what other processes record: at once when a notice says so, and every few seconds by asking,
 * since a notice can be lost. One reading of a draft at a time, however many notices come meanwhile.
 */
import type { UpdateLog } from '#domain/collab/log.ts'
import type { DraftId } from '#domain/ids.ts'
import type { CollabLog, Pace } from './pace.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface FollowerNeeds {
  readonly updates: Pick<UpdateLog, 'heads'>
  readonly rooms: Pick<Rooms, 'get' | 'all'>
  /** Reads rows that the room does not have, unless something waits in it for its commit. */
  readonly catchUp: (draftId: DraftId) => Promise<void>
  /** The log has counted the standing of a draft as changed so often. */
  readonly hearStanding: (room: Room, count: number) => void
  readonly pace: Pace
  readonly log: CollabLog
}

/** While something of ours is in flight its answer brings the rows; this is for when it brings none. */
const LOOK_AGAIN = 50

export class Follower {
  private readonly needs: FollowerNeeds
  /** How far drafts have come as far as we have heard. */
  private readonly wanted = new Map<DraftId, number>()
  private readonly following = new Set<DraftId>()
  private isAsking = false

  constructor(needs: FollowerNeeds) {
    this.needs = needs
  }

  /** A draft has come to this sequence. */
  hear(draftId: DraftId, sequence: number): void {
    const room = this.needs.rooms.get(draftId)
    if (!room || room.sequence >= sequence) return
    this.wanted.set(draftId, Math.max(sequence, this.wanted.get(draftId) ?? 0))
    if (this.following.has(draftId)) return
    this.following.add(draftId)
    void this.follow(draftId)
  }

  /** Asks how far all open drafts are, in one query, and takes in what was missed. It does not fail. */
  async askAll(): Promise<void> {
    const { rooms, updates, hearStanding, log } = this.needs
    const draftIds = rooms.all().map(({ draftId }) => draftId)
    if (draftIds.length === 0 || this.isAsking) return
    this.isAsking = true
    try {
      for (const { draftId, sequence, standing } of await updates.heads(draftIds)) {
        this.hear(draftId, sequence)
        const room = rooms.get(draftId)
        if (room) hearStanding(room, standing)
      }
    } catch (error) {
      log.warn({ err: error }, 'other processes not followed, will be tried again')
    }
    this.isAsking = false
  }

  private async follow(draftId: DraftId): Promise<void> {
    const { rooms, catchUp, pace, log } = this.needs
    try {
      for (;;) {
        const room = rooms.get(draftId)
        if (!room || room.sequence >= (this.wanted.get(draftId) ?? 0)) break
        const before = room.sequence
        await catchUp(draftId)
        if (room.sequence > before) continue
        return pace.later(() => void this.follow(draftId), LOOK_AGAIN)
      }
    } catch (error) {
      log.warn({ err: error, draftId }, 'rows not read, will be tried again')
    }
    this.following.delete(draftId)
    this.wanted.delete(draftId)
  }
}
