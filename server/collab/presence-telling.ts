/**
 * Tells other processes who is in our rooms: what a tenth of a second brings goes out together, and while one telling is
 * under way nothing else is sent, so that under pressure cursors move in larger steps and nobody waits for them.
 */
import { LARGEST_NOTICE, type Notice } from '#domain/collab/notices.ts'
import type { Presence } from '#domain/collab/protocol.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Pace } from './pace.ts'
import type { RoomPresence } from './presence.ts'

interface Told {
  readonly draftId: DraftId
  readonly presence: RoomPresence
}

const PAUSE = 100
/** Notices of one telling; further rooms come with the next. */
const MOST_AT_ONCE = 32
/** Bytes around the presences in a notice: sender, kind and draft. */
const ENVELOPE = 250

export class PresenceTelling {
  private readonly pace: Pace
  private readonly say: (notices: readonly Notice[]) => Promise<void>
  private readonly due = new Map<Told, { all: boolean }>()
  private isPlanned = false

  constructor(pace: Pace, say: (notices: readonly Notice[]) => Promise<void>) {
    this.pace = pace
    this.say = say
  }

  /** Who has changed in a room is to be told; `all`: everybody who is there. */
  tell(room: Told, all = false): void {
    this.due.set(room, { all: all || (this.due.get(room)?.all ?? false) })
    this.plan()
  }

  private plan(): void {
    if (this.isPlanned) return
    this.isPlanned = true
    this.pace.later(() => {
      void this.say(this.take()).then(() => {
        this.isPlanned = false
        if (this.due.size > 0) this.plan()
      })
    }, PAUSE)
  }

  private take(): Notice[] {
    const notices: Notice[] = []
    for (const [room, { all }] of this.due) {
      if (notices.length >= MOST_AT_ONCE) break
      this.due.delete(room)
      notices.push(...packed(room.draftId, room.presence.takeUntold(all)))
    }
    return notices
  }
}

/** As few notices as they fit in; a presence that fits in none is left out. */
export function packed(draftId: DraftId, presences: readonly Presence[]): Notice[] {
  const packs: Presence[][] = []
  let room = 0
  for (const presence of presences) {
    const size = Buffer.byteLength(JSON.stringify(presence)) + 1
    if (size > LARGEST_NOTICE - ENVELOPE) continue
    if (size > room) {
      packs.push([])
      room = LARGEST_NOTICE - ENVELOPE
    }
    packs.at(-1)?.push(presence)
    room -= size
  }
  return packs.map((pack) => ({ kind: 'presence', draftId, presences: pack }))
}
