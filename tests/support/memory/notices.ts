/** Notices between hubs of one test process, under the same contract as LISTEN/NOTIFY; what is said can be lost on purpose. */
import { type Ear, type Notice, type Notices, readNotice, writeNotice } from '#domain/collab/notices.ts'

export interface MemoryAir {
  /** The notices of one process. */
  at(self: string): Notices
  /** While true, nothing that is said is heard. */
  isDeaf: boolean
  /** All that was said, heard or not. */
  readonly said: { readonly from: string; readonly notice: Notice }[]
  /** Every ear begins to listen again, as after a connection was lost. */
  beginAgain(): void
}

export function memoryAir(): MemoryAir {
  const ears = new Map<string, Ear>()
  const air: MemoryAir = {
    isDeaf: false,
    said: [],
    at: (self) => ({
      async listen(ear) {
        ears.set(self, ear)
        ear.began()
      },
      async say(notices) {
        for (const notice of notices) {
          air.said.push({ from: self, notice })
          if (air.isDeaf) continue
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
