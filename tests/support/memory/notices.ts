/** Notices between hubs of one test process, under the same contract as LISTEN/NOTIFY. */
import { type Ear, type Notice, type Notices, readNotice, writeNotice } from '#domain/collab/notices.ts'

export interface MemoryAir {
  /** The notices of one process. */
  at(self: string): Notices
  /** All that was said so far. */
  readonly said: { readonly from: string; readonly notice: Notice }[]
  /** Every ear begins to listen again, as after a connection was lost. */
  beginAgain(): void
}

export function memoryAir(): MemoryAir {
  const ears = new Map<string, Ear>()
  const air: MemoryAir = {
    said: [],
    at: (self) => ({
      async listen(ear) {
        ears.set(self, ear)
        ear.began()
      },
      async say(notices) {
        for (const notice of notices) {
          air.said.push({ from: self, notice })
          const heard = readNotice(writeNotice(self, notice))
          for (const [name, ear] of ears) if (name !== self && heard) ear.heard(self, heard.notice)
        }
      },
      announceAppends() {},
    }),
    beginAgain() {
      for (const ear of ears.values()) ear.began()
    },
  }
  return air
}
