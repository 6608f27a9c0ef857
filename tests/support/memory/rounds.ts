/** Rounds in memory, under the same contract as those on PostgreSQL (tests/contracts/round-store.ts). */
import type { Round } from '#domain/drafts/rounds/round.ts'
import type { RoundStore } from '#domain/drafts/rounds/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId, RoundId } from '#domain/ids.ts'

export function memoryRoundStore(): RoundStore {
  const rounds = new Map<RoundId, Round>()
  const ofDrafts = async (draftIds: readonly DraftId[]) =>
    [...rounds.values()]
      .filter(({ draftId }) => draftIds.includes(draftId))
      .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
  return {
    async add(round) {
      if (rounds.has(round.id)) throw new DomainError('conflict', 'This round exists already.')
      rounds.set(round.id, { ...round, events: [] })
    },
    async find(id) {
      return rounds.get(id) ?? null
    },
    ofDraft: (draftId) => ofDrafts([draftId]),
    ofDrafts,
    async addEvent(id, known, event) {
      const round = rounds.get(id)
      if (!round) throw new DomainError('not_found', 'There is no such round.')
      if (round.events.length !== known) {
        throw new DomainError('conflict', 'Somebody else has changed this round meanwhile. Look at it again.')
      }
      rounds.set(id, { ...round, events: [...round.events, event] })
    },
  }
}
