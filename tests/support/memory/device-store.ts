/** What a device keeps, in memory: it outlives the windows of a test, and its disk can be full. */
import type { DeviceStore, UnrecordedEdit } from '../../../client/collab/device-store.ts'

export function memoryDeviceStore() {
  const edits = new Map<string, UnrecordedEdit>()
  const store: DeviceStore & {
    isFull: boolean
    readonly edits: ReadonlyMap<string, UnrecordedEdit>
    writeCount: number
  } = {
    edits,
    isFull: false,
    writeCount: 0,
    async write(put, removed) {
      if (store.isFull) throw new Error('The disk is full')
      store.writeCount += 1
      for (const edit of put) edits.set(edit.id, structuredClone(edit))
      for (const id of removed) edits.delete(id)
    },
    async ofAccount(accountId) {
      const own = [...edits.values()].filter((edit) => edit.accountId === accountId)
      return structuredClone(own).sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
  return store
}
