/** Agreements in memory, under the same contract as those on PostgreSQL (tests/contracts/agreement-store.ts). */
import type { AgreementEntry } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementStore } from '#domain/drafts/agreements/store.ts'
import { DomainError } from '#domain/errors.ts'

export function memoryAgreementStore(): AgreementStore {
  const entries: AgreementEntry[] = []
  return {
    async add(entry, known) {
      const own = entries.filter(
        ({ draftId, paragraphId }) => draftId === entry.draftId && paragraphId === entry.paragraphId,
      )
      if (own.length !== known)
        throw new DomainError(
          'conflict',
          'Somebody else has just recorded something of this paragraph. Look at it again.',
        )
      entries.push(entry)
    },
    async ofDraft(draftId) {
      return entries
        .filter((entry) => entry.draftId === draftId)
        .sort((one, next) => (one.at < next.at ? -1 : one.at > next.at ? 1 : 0))
    },
    async drafts() {
      return [...new Set(entries.map(({ draftId }) => draftId))]
    },
  }
}
