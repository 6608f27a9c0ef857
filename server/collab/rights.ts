/**
 * Rights read again while connections are open: who somebody is now, and how their draft stands. Whoever lost something is
 * closed or limited. It does not fail: what cannot be read is read again later.
 */
import type { Actor } from '#domain/access.ts'
import { CLOSE } from '#domain/collab/close.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import type { CollabLog, Pace } from './pace.ts'
import type { Peer } from './peer.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

const RETRY_STANDING = 500

/** Whose rights are meant: of a draft, of an account, or all. */
export interface Concerned {
  readonly draftId?: DraftId
  readonly accountId?: AccountId
}

interface RightsNeeds {
  readonly rooms: Rooms
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
  /** There is no such draft any more. */
  readonly ended: (room: Room) => void
  readonly later: Pace['later']
  readonly log: CollabLog
}

/** Who somebody is, read once a round by what they signed in with, however many connections they have. */
type ActorsRead = Map<string, Promise<Actor | null>>

export class Rights {
  private readonly needs: RightsNeeds
  /** The reading of each room's standing that began last: what an earlier one brings may be older than what is known. */
  private readonly lastReading = new WeakMap<Room, symbol>()

  constructor(needs: RightsNeeds) {
    this.needs = needs
  }

  async recheck(of: Concerned): Promise<void> {
    const actors: ActorsRead = new Map()
    try {
      for (const room of this.needs.rooms.all()) {
        if (of.draftId === undefined || room.draftId === of.draftId) await this.readRoom(room, of, actors)
      }
    } catch (error) {
      this.needs.log.warn({ err: error }, 'rights not read, will be tried again')
    }
  }

  /** Closes a person's connections to a draft. */
  revoke(draftId: DraftId, accountId: AccountId): void {
    const room = this.needs.rooms.get(draftId)
    for (const peer of [...(room?.peers ?? [])]) {
      if (peer.actor.accountId === accountId) room?.closePeer(peer, CLOSE.notAllowed)
    }
  }

  async readStanding(room: Room): Promise<void> {
    const { standingOf, ended, later, log } = this.needs
    const reading = Symbol()
    this.lastReading.set(room, reading)
    try {
      const standing = await standingOf(room.draftId)
      if (this.lastReading.get(room) !== reading) return
      if (standing) room.changeStanding(standing)
      else ended(room)
    } catch (error) {
      log.warn({ err: error, draftId: room.draftId }, 'rights not read, will be tried again')
      later(() => void this.readStanding(room), RETRY_STANDING)
    }
  }

  /** Hears how often the log has counted a room's standing as changed: nothing more is committed before rights are read again. */
  hearStanding(room: Room, count: number): void {
    // While they are being read a later count waits: what was read before it was told must not count as read after.
    if (room.isStale || count <= room.standingCount) return
    room.isStale = true
    room.standingCount = count
    void this.readStanding(room)
  }

  private async readRoom(room: Room, of: Concerned, actors: ActorsRead): Promise<void> {
    const peers = [...room.peers].filter(({ actor }) => !of.accountId || actor.accountId === of.accountId)
    for (const peer of peers) {
      const actor = await readActor(peer, actors)
      // Who may no longer sign in has no role either, also for what it sent before.
      peer.actor = actor ?? { ...peer.actor, role: 'delegate', groups: [] }
      if (!actor) room.closePeer(peer, CLOSE.signedOut)
    }
    if (peers.length > 0 || of.draftId !== undefined) await this.readStanding(room)
  }
}

function readActor({ signIn }: Peer, actors: ActorsRead): Promise<Actor | null> {
  const known = actors.get(signIn.key)
  if (known) return known
  const reading = signIn.readActor()
  actors.set(signIn.key, reading)
  return reading
}
