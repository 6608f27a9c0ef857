/** Remarks that were set aside, in memory, under the same contract as those on PostgreSQL (tests/contracts/aside-store.ts). */
import type { CheckAside } from '#domain/drafts/checks/aside.ts'
import type { AsideStore } from '#domain/drafts/checks/store.ts'

export function memoryAsideStore(): AsideStore {
  const entries: CheckAside[] = []
  return {
    async add(entry) {
      entries.push(entry)
    },
    ofDraft: async (draftId) => entries.filter((entry) => entry.draftId === draftId),
  }
}
