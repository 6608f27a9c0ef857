/**
 * The unsent work of one account in one draft, as the device keeps it: what was read is put back once, and every later change is
 * written as it is made, the newest last. One window at a time holds it; another one waits until that is gone.
 */

import { NO_NOTE, type Note, type UnsentChange } from './unsent.ts'
import type { UnsentStore } from './unsent-store.ts'
import type { WorkingChange } from './working-changes.ts'

/** The part of the browser's locks that is needed; null where there are none. */
export type Locks = Pick<LockManager, 'request'> | null

export interface KeepingNeeds {
  readonly accountId: string
  readonly draftId: string
  /** Null: the browser keeps nothing for us, and work lives as long as the window. */
  readonly store: UnsentStore | null
  readonly locks: Locks
}

export class KeptNotes {
  private readonly needs: KeepingNeeds
  private readonly notes = new Map<string, Note>()
  private letGo: () => void = () => {}
  /** What is written outlives the window. */
  isLasting: boolean

  constructor(needs: KeepingNeeds) {
    this.needs = needs
    this.isLasting = needs.store !== null
  }

  /**
   * Waits for its turn and reads what lies here.
   * @param busy called when another window holds the work
   */
  async open(busy: () => void, signal: AbortSignal): Promise<readonly UnsentChange[]> {
    const { accountId, draftId, locks } = this.needs
    if (locks) await this.hold(locks, `propose ${accountId} ${draftId}`, busy, signal)
    signal.throwIfAborted()
    const unsent = this.read(this.needs)
    for (const { change, note } of unsent) this.notes.set(change.id, note)
    return unsent
  }

  close(): void {
    this.letGo()
  }

  noteOf(id: string): Note {
    return this.notes.get(id) ?? NO_NOTE
  }

  note(id: string, change: Partial<Note>): void {
    this.notes.set(id, { ...this.noteOf(id), ...change })
  }

  forget(id: string): void {
    this.notes.delete(id)
  }

  /** Keeps the changes as they stand, each with its note. */
  keep(changes: readonly WorkingChange[]): void {
    const { accountId, draftId, store } = this.needs
    const kept = changes.map(({ place: _place, ...change }) => ({ change, note: this.noteOf(change.id) }))
    try {
      store?.write(accountId, draftId, kept)
      this.isLasting = store !== null
    } catch {
      this.isLasting = false
    }
  }

  private read({ store, accountId, draftId }: KeepingNeeds): readonly UnsentChange[] {
    try {
      return store?.read(accountId, draftId) ?? []
    } catch {
      this.isLasting = false
      return []
    }
  }

  private async hold(locks: NonNullable<Locks>, name: string, busy: () => void, signal: AbortSignal): Promise<void> {
    const held = new Promise<void>((resolve) => {
      this.letGo = resolve
    })
    const isFree = await new Promise<boolean>((resolve) => {
      void locks.request(name, { ifAvailable: true }, async (lock) => {
        resolve(lock !== null)
        if (lock) await held
      })
    })
    if (isFree) return
    busy()
    await new Promise<void>((resolve, reject) => {
      locks
        .request(name, { signal }, async () => {
          resolve()
          await held
        })
        .catch(reject)
    })
  }
}
