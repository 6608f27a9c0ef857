/**
 * Where unsent proposals wait on this device, per account and draft, until they are sent or discarded. In the browser's plain
 * storage, which has written when it returns: a window that is closed with the last letter takes nothing with it. Only what is not
 * sent lies here; one window at a time writes it (`kept-notes.ts`).
 */
import type { UnsentChange } from './unsent.ts'

export interface UnsentStore {
  /** @throws whatever keeps the device from doing so: no room, storage forbidden */
  write(accountId: string, draftId: string, changes: readonly UnsentChange[]): void
  read(accountId: string, draftId: string): readonly UnsentChange[]
}

/** Of another form than this program knows: kept, and not read. */
const FORM = 1

export function deviceUnsentStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): UnsentStore {
  const keyOf = (accountId: string, draftId: string) => `wg-unsent-proposals ${FORM} ${accountId} ${draftId}`
  return {
    write(accountId, draftId, changes) {
      if (changes.length === 0) storage.removeItem(keyOf(accountId, draftId))
      else storage.setItem(keyOf(accountId, draftId), JSON.stringify(changes))
    },
    read(accountId, draftId) {
      const kept = storage.getItem(keyOf(accountId, draftId))
      return kept === null ? [] : (JSON.parse(kept) as UnsentChange[])
    },
  }
}

/** That of this browser; null where storage is forbidden, of which asking tells by throwing. */
export function browserUnsentStore(): UnsentStore | null {
  try {
    return deviceUnsentStore(window.localStorage)
  } catch {
    return null
  }
}
