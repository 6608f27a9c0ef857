/**
 * The drafts that are open in this process. A draft is opened once, whoever asks. One sweep goes over all of them: who has not
 * been used since the last one is closed when nobody is there, else put to sleep; without a room there is no sweep. When all
 * sleep, a pause hurts nobody, so then the memory of what was let go of is given back.
 */
import type { DraftId } from '#domain/ids.ts'
import type { Pace } from './pace.ts'
import type { Room } from './room.ts'

const SWEEP_EVERY = 2_000
/** Bytes let go of that are worth a collection. */
const WORTH_COLLECTING = 8 * 1_048_576

interface RoomsNeeds {
  /** @throws DomainError `not_found` */
  readonly load: (draftId: DraftId) => Promise<Room>
  readonly closed: (room: Room) => void
  /** Collects garbage at once. */
  readonly collect: () => void
  readonly later: Pace['later']
}

export class Rooms {
  private readonly needs: RoomsNeeds
  /** Open and opening. */
  private readonly opening = new Map<DraftId, Promise<Room>>()
  private readonly rooms = new Map<DraftId, Room>()
  readonly byId: ReadonlyMap<DraftId, Room> = this.rooms
  private isSweeping = false
  private letGo = 0

  constructor(needs: RoomsNeeds) {
    this.needs = needs
  }

  get(draftId: DraftId): Room | undefined {
    return this.rooms.get(draftId)
  }

  all(): Room[] {
    return [...this.rooms.values()]
  }

  open(draftId: DraftId): Promise<Room> {
    const existing = this.opening.get(draftId)
    if (existing) return existing
    const opening = this.needs.load(draftId).then((room) => {
      this.rooms.set(draftId, room)
      this.planSweep()
      return room
    })
    this.opening.set(draftId, opening)
    // A draft that could not be opened is not remembered as such: the next one who asks tries again.
    opening.catch(() => this.opening.delete(draftId))
    return opening
  }

  forget(room: Room): void {
    if (this.rooms.get(room.draftId) !== room) return
    this.rooms.delete(room.draftId)
    this.opening.delete(room.draftId)
  }

  private planSweep(): void {
    if (this.isSweeping) return
    this.isSweeping = true
    this.needs.later(() => {
      this.isSweeping = false
      for (const room of this.all()) this.sweep(room)
      this.collect()
      if (this.rooms.size > 0) this.planSweep()
    }, SWEEP_EVERY)
  }

  private sweep(room: Room): void {
    if (room.takeUse() || !room.isQuiet) return
    this.letGo += room.text.byteCount
    if (room.peers.size > 0) {
      room.sleep()
    } else {
      this.forget(room)
      this.needs.closed(room)
    }
  }

  private collect(): void {
    if (this.letGo < WORTH_COLLECTING || this.all().some(({ text }) => text.isAwake)) return
    this.letGo = 0
    this.needs.collect()
  }
}
