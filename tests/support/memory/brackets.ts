/** Brackets in memory, under the same contract as those on PostgreSQL (tests/contracts/bracket-store.ts). */
import type { Bracket } from '#domain/drafts/brackets/bracket.ts'
import type { BracketStore } from '#domain/drafts/brackets/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { BracketId } from '#domain/ids.ts'

export function memoryBracketStore(): BracketStore {
  const brackets = new Map<BracketId, Bracket>()
  return {
    async add(bracket) {
      if (brackets.has(bracket.id)) throw new DomainError('conflict', 'Somebody has said already who asked for it.')
      brackets.set(bracket.id, { ...bracket, events: [] })
    },
    async find(id) {
      return brackets.get(id) ?? null
    },
    async ofDraft(draftId) {
      const ofIt = [...brackets.values()].filter((bracket) => bracket.draftId === draftId)
      return ofIt.sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
    },
    async addEvent(id, known, event) {
      const bracket = brackets.get(id)
      if (!bracket) throw new DomainError('not_found', 'There is no such bracket.')
      if (bracket.events.length !== known)
        throw new DomainError('conflict', 'Somebody else has just changed this bracket. Look at it again.')
      brackets.set(id, { ...bracket, events: [...bracket.events, event] })
    },
  }
}
