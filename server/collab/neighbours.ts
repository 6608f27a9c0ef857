/**
 * The other processes on our database: who they are, what they tell us, and what we tell them. A process is there as long as
 * it is heard; one that falls silent is gone, with the people it had. As long as nobody is there, nothing is said but that we
 * live. Whatever gets lost is made good: rows and standings by asking, rights by the hub's own look at them, people by the
 * next time they are told.
 */
import type { Instant } from '#domain/clock.ts'
import type { Notice, Notices } from '#domain/collab/notices.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { Follower, type FollowerNeeds } from './follower.ts'
import { PresenceTelling } from './presence-telling.ts'
import type { Room } from './room.ts'

export interface NeighbourNeeds extends FollowerNeeds {
  readonly notices: Notices
  readonly clock: () => Instant
  /** Reads rights again; it does not fail. */
  readonly recheck: (of: { readonly draftId?: DraftId; readonly accountId?: AccountId }) => Promise<void>
  readonly revoke: (draftId: DraftId, accountId: AccountId) => void
  /** Shows our own people that presence has changed. */
  readonly showPresenceOf: (room: Room) => void
}

const BEAT = 5_000
const SILENT_FOR = 15_000
const ASK = 3_000

/** Call `start` when sockets may come, and `stop` when no more is written. */
export class Neighbours {
  private readonly needs: NeighbourNeeds
  private readonly follower: Follower
  private readonly telling: PresenceTelling
  /** When each was last heard, in milliseconds. */
  private readonly lastHeard = new Map<string, number>()
  private isListening = false
  private isStopped = false

  constructor(needs: NeighbourNeeds) {
    this.needs = needs
    this.follower = new Follower(needs)
    this.telling = new PresenceTelling(needs.pace, (notices) => this.say(notices))
  }

  /** Listens, and says that we are here, from now on. */
  start(): void {
    const { notices, log } = this.needs
    this.isListening = true
    notices
      .listen({ heard: (from, notice) => this.hear(from, notice), began: () => this.begin() })
      .catch((error: unknown) => log.warn({ err: error }, 'other processes not heard, will be tried again'))
    this.repeat(BEAT, () => this.beat())
    this.repeat(ASK, () => void this.follower.askAll())
  }

  /** Says goodbye. It does not fail. */
  async stop(): Promise<void> {
    if (this.isListening) await this.sayAlways([{ kind: 'gone' }])
    this.isStopped = true
  }

  /** Tells others, if there are any. It does not fail. */
  async say(notices: readonly Notice[]): Promise<void> {
    // Who does not listen, such as the command line, cannot know that it is alone.
    if (this.isListening && this.lastHeard.size === 0) return
    await this.sayAlways(notices)
  }

  /** A room was opened: others may have people in it. */
  opened(room: Room): void {
    void this.say([{ kind: 'who', draftId: room.draftId }])
  }

  /** Somebody of ours has moved, come or gone. */
  presenceChanged(room: Room): void {
    if (this.lastHeard.size > 0) this.telling.tell(room)
    else room.presence.takeUntold(false)
  }

  private async sayAlways(notices: readonly Notice[]): Promise<void> {
    if (this.isStopped || notices.length === 0) return
    try {
      await this.needs.notices.say(notices)
    } catch (error) {
      this.needs.log.warn({ err: error }, 'other processes not told')
    }
  }

  private hear(from: string, notice: Notice): void {
    if (this.isStopped) return
    if (notice.kind === 'gone') this.lose(from)
    else {
      // The command line has no name: it only speaks.
      if (from !== '') this.note(from, notice)
      this.take(from, notice)
    }
  }

  private note(from: string, notice: Notice): void {
    const isKnown = this.lastHeard.has(from)
    this.lastHeard.set(from, this.nowMs())
    if (!isKnown) this.meet()
    if (notice.kind === 'here' && notice.isNew) void this.say([{ kind: 'here', isNew: false }])
  }

  private take(from: string, notice: Notice): void {
    const { rooms, recheck, revoke, showPresenceOf } = this.needs
    if (notice.kind === 'rights') void recheck(notice)
    if (notice.kind === 'revoked') revoke(notice.draftId, notice.accountId)
    if (notice.kind === 'rows') this.follower.hear(notice.draftId, notice.sequence)
    const room = 'draftId' in notice && notice.draftId ? rooms.get(notice.draftId) : undefined
    if (!room) return
    if (notice.kind === 'changed') room.tell(notice.what)
    if (notice.kind === 'who') this.telling.tell(room, true)
    if (notice.kind === 'presence' && room.presence.hear(from, notice.presences, this.nowMs())) showPresenceOf(room)
  }

  /** Somebody is there who was not: from now on appends are said, and what was not said before is asked for. */
  private meet(): void {
    this.needs.notices.announceAppends(true)
    void this.say(this.questions())
    void this.follower.askAll()
  }

  /** Listening has begun: others are asked to make themselves known, and what they said meanwhile is read. */
  private begin(): void {
    void this.sayAlways([{ kind: 'here', isNew: true }])
    void this.say(this.questions())
    void this.follower.askAll()
  }

  private questions(): Notice[] {
    return this.needs.rooms.all().map(({ draftId }) => ({ kind: 'who', draftId }))
  }

  private beat(): void {
    const silentSince = this.nowMs() - SILENT_FOR
    for (const [name, at] of [...this.lastHeard]) if (at < silentSince) this.lose(name)
    this.needs.notices.announceAppends(this.lastHeard.size > 0)
    void this.sayAlways([{ kind: 'here', isNew: false }])
  }

  private lose(name: string): void {
    this.lastHeard.delete(name)
    for (const room of this.needs.rooms.all()) {
      if (room.presence.forget(name, this.nowMs())) this.needs.showPresenceOf(room)
    }
  }

  private repeat(ms: number, act: () => void): void {
    this.needs.pace.later(() => {
      if (this.isStopped) return
      act()
      this.repeat(ms, act)
    }, ms)
  }

  private nowMs(): number {
    return Date.parse(this.needs.clock())
  }
}
