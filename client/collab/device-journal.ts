/**
 * The unrecorded edits that this window answers for: those made in it, and those it took over from windows that are gone.
 *
 * Invariants: an edit is held in memory until it is recorded or thrown away by the person, whatever the device's store does;
 * what the store holds follows in the order of the acts, one write at a time, and a write that fails is tried again. An edit
 * that is recorded before its turn comes is never written at all.
 */
import type { DeviceStore, UnrecordedEdit } from './device-store.ts'
import type { Surroundings } from './link.ts'
import type { Tabs } from './tabs.ts'

export interface JournalNeeds {
  /** Null: the browser keeps nothing for us, and edits live as long as the window. */
  readonly device: { readonly store: DeviceStore; readonly tabs: Tabs } | null
  readonly surroundings: Pick<Surroundings, 'now' | 'later'>
  readonly newId: () => string
}

/** Milliseconds after which a write that failed is tried again. */
const TRY_AGAIN = 5_000

export class DeviceJournal {
  private readonly needs: JournalNeeds
  private readonly held = new Map<string, UnrecordedEdit>()
  /** What the store does not have yet, by id; null: to be removed. */
  private unwritten = new Map<string, UnrecordedEdit | null>()
  private isWriting = false
  private hasFailed = false
  private callOffRetry: (() => void) | null = null
  private readonly awaitedTabs = new Set<string>()
  private readonly takenOver = new Set<string>()
  private readonly followers = new Set<() => void>()
  private arrived: () => void = () => {}
  /** Whose edits they are; '' before anybody has signed in. */
  accountId = ''

  constructor(needs: JournalNeeds) {
    this.needs = needs
  }

  /** What is written now outlives the window. */
  get isLasting(): boolean {
    return this.needs.device !== null && !this.hasFailed
  }

  /** Edits that would be gone if the window were closed now. */
  get looseCount(): number {
    if (!this.needs.device) return this.held.size
    return [...this.unwritten.values()].filter((edit) => edit !== null).length
  }

  /** Calls back after every change; returns what ends it. */
  follow(changed: () => void): () => void {
    this.followers.add(changed)
    return () => this.followers.delete(changed)
  }

  /** Acts when there may be edits to send that were not made on a page that is open now. */
  whenArrived(act: () => void): void {
    this.arrived = act
  }

  /** Edits of the account that are to be sent, in their order. */
  unsent(draftId?: string): readonly UnrecordedEdit[] {
    return this.own().filter((edit) => edit.refusal === '' && (draftId === undefined || edit.draftId === draftId))
  }

  /** How many edits of a draft wait on this device to be recorded, in whatever windows they were made. */
  async countOnDevice(draftId: string): Promise<number> {
    const stored = (await this.needs.device?.store.ofAccount(this.accountId).catch(() => null)) ?? []
    const waiting = stored.filter((edit) => edit.draftId === draftId && edit.refusal === '')
    return new Set([...waiting, ...this.unsent(draftId)].map(({ id }) => id)).size
  }

  /** Edits of the account that will not be sent. */
  refused(): readonly UnrecordedEdit[] {
    return this.own().filter(({ refusal }) => refusal !== '')
  }

  /** Whether it was made in a window that is gone. */
  isTakenOver(id: string): boolean {
    return this.takenOver.has(id)
  }

  /** Begins with what lies here for an account. */
  async openFor(accountId: string): Promise<void> {
    this.accountId = accountId
    this.changed()
    this.arrived()
    await this.sweep()
  }

  /** Looks for what windows that are gone have left, and takes it over as soon as they are gone. */
  async sweep(): Promise<void> {
    const { device } = this.needs
    if (!device || !this.accountId) return
    const edits = await device.store.ofAccount(this.accountId).catch(() => null)
    if (!edits) {
      this.hasFailed = true
      this.changed()
      return
    }
    if (this.unwritten.size === 0) this.hasFailed = false
    this.readRefused(edits)
    for (const { tabId } of edits) {
      if (tabId === '' || tabId === device.tabs.ownId || this.awaitedTabs.has(tabId)) continue
      this.awaitedTabs.add(tabId)
      device.tabs.whenGone(tabId, () => this.takeOver(tabId))
    }
  }

  /** Keeps an edit that was just made. @returns its id */
  add(draftId: string, epoch: string, update: Uint8Array): string {
    const { newId, device, surroundings } = this.needs
    const tabId = device?.tabs.ownId ?? ''
    const madeAt = surroundings.now()
    const edit = { id: newId(), accountId: this.accountId, draftId, epoch, tabId, madeAt, update, refusal: '' }
    this.put([edit])
    return edit.id
  }

  /** They are recorded, or the person has thrown them away. */
  remove(ids: readonly string[]): void {
    for (const id of ids) {
      this.held.delete(id)
      this.takenOver.delete(id)
      this.unwritten.set(id, null)
    }
    if (ids.length > 0) this.write()
  }

  /** They will not be sent, for this reason. */
  refuse(edits: readonly UnrecordedEdit[], refusal: string): void {
    this.put(edits.map((edit) => ({ ...edit, refusal, tabId: '' })))
  }

  private own(): UnrecordedEdit[] {
    const own = [...this.held.values()].filter(({ accountId }) => accountId === this.accountId)
    return own.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  private put(edits: readonly UnrecordedEdit[]): void {
    if (edits.length === 0) return
    for (const edit of edits) {
      this.held.set(edit.id, edit)
      this.unwritten.set(edit.id, edit)
    }
    this.write()
  }

  /** Refused edits belong to no window: every one shows them, and sees when another has thrown them away. */
  private readRefused(stored: readonly UnrecordedEdit[]): void {
    const ids = new Set(stored.map(({ id }) => id))
    for (const { id } of this.refused()) if (!ids.has(id) && !this.unwritten.has(id)) this.held.delete(id)
    for (const edit of stored) if (edit.refusal !== '' && !this.unwritten.has(edit.id)) this.held.set(edit.id, edit)
    this.changed()
  }

  private async takeOver(tabId: string): Promise<void> {
    const { device } = this.needs
    this.awaitedTabs.delete(tabId)
    if (!device || !this.accountId) return
    const stored = await device.store.ofAccount(this.accountId).catch(() => [])
    const left = stored.filter((edit) => edit.tabId === tabId).map((edit) => ({ ...edit, tabId: device.tabs.ownId }))
    if (left.length === 0) return
    // Written before others may look: from then on they are ours.
    await device.store.write(left, []).catch(() => {})
    for (const edit of left) {
      this.held.set(edit.id, edit)
      this.takenOver.add(edit.id)
    }
    this.changed()
    this.arrived()
  }

  private changed(): void {
    for (const changed of this.followers) changed()
  }

  private write(): void {
    this.changed()
    if (!this.isWriting) void this.writeOn()
  }

  private async writeOn(): Promise<void> {
    const { device, surroundings } = this.needs
    if (!device) return this.unwritten.clear()
    this.isWriting = true
    this.callOffRetry?.()
    while (this.unwritten.size > 0) {
      const written = new Map(this.unwritten)
      const put = [...written.values()].filter((edit) => edit !== null)
      const removed = [...written].flatMap(([id, edit]) => (edit === null ? [id] : []))
      try {
        await device.store.write(put, removed)
      } catch {
        this.hasFailed = true
        this.callOffRetry = surroundings.later(() => this.write(), TRY_AGAIN)
        break
      }
      this.hasFailed = false
      // What was changed meanwhile is still to be written.
      for (const [id, edit] of written) if (this.unwritten.get(id) === edit) this.unwritten.delete(id)
    }
    this.isWriting = false
    this.changed()
  }
}
