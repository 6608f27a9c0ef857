/** Returned files in memory, under the same contract as those on PostgreSQL (tests/contracts/word-return-store.ts). */
import type { WordReturnStore } from '#domain/drafts/returned/store.ts'
import type { WordReturn } from '#domain/drafts/returned/word-return.ts'
import { DomainError } from '#domain/errors.ts'

export function memoryWordReturnStore(): WordReturnStore {
  const all: WordReturn[] = []
  return {
    async hold() {},
    async add(returned) {
      if (all.some(({ id }) => id === returned.id)) throw new DomainError('conflict', 'This file was taken in already.')
      all.push(returned)
    },
    async ofDraft(draftId) {
      const own = all.filter((returned) => returned.draftId === draftId)
      return own.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : one.id < other.id ? 1 : -1))
    },
  }
}
