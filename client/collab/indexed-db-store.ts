/** Unrecorded edits in the browser's own database, one record each. A window that closes after `write` takes nothing with it. */
import type { DeviceStore, UnrecordedEdit } from './device-store.ts'

const NAME = 'intersession'
const EDITS = 'unrecorded-edits'
const BY_ACCOUNT = 'account'

export function indexedDbStore(factory: IDBFactory): DeviceStore {
  let opening: Promise<IDBDatabase> | null = null

  const open = (): Promise<IDBDatabase> => {
    opening ??= openDatabase(factory, () => {
      opening = null
    })
    return opening
  }

  return {
    async write(put, removed) {
      const database = await open()
      // Strict: on the disk, not only on its way, since the next thing may be a power cut.
      const transaction = database.transaction(EDITS, 'readwrite', { durability: 'strict' })
      const edits = transaction.objectStore(EDITS)
      for (const edit of put) edits.put(edit)
      for (const id of removed) edits.delete(id)
      await finished(transaction)
    },
    async ofAccount(accountId) {
      const database = await open()
      const request: IDBRequest<UnrecordedEdit[]> = database
        .transaction(EDITS)
        .objectStore(EDITS)
        .index(BY_ACCOUNT)
        .getAll(accountId)
      return answered(request)
    },
  }
}

/** @param lost called when the connection is of no use any more: the next act opens another */
function openDatabase(factory: IDBFactory, lost: () => void): Promise<IDBDatabase> {
  const request = factory.open(NAME, 1)
  request.onupgradeneeded = () => {
    const edits = request.result.createObjectStore(EDITS, { keyPath: 'id' })
    edits.createIndex(BY_ACCOUNT, 'accountId')
  }
  return answered(request).then(
    (database) => {
      database.onclose = lost
      // Another window runs a newer program: it must not wait for this one.
      database.onversionchange = () => {
        database.close()
        lost()
      }
      return database
    },
    (error: unknown) => {
      lost()
      throw error
    },
  )
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}
