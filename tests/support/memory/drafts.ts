/** Drafts in memory, under the same contract as those on PostgreSQL (tests/contracts/draft-store.ts). */
import { readCursor, writeCursor } from '#domain/drafts/cursor.ts'
import { type Draft, stateOf } from '#domain/drafts/draft.ts'
import type { DraftStore } from '#domain/drafts/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'

export function memoryDraftStore(): DraftStore {
  const drafts = new Map<DraftId, Draft>()
  const demand = (id: DraftId): Draft => {
    const draft = drafts.get(id)
    if (!draft) throw new DomainError('not_found', 'There is no such draft.')
    return draft
  }
  const key = (draft: { createdAt: string; id: string }) => writeCursor(draft)
  return {
    async add(draft) {
      if (drafts.has(draft.id)) throw new DomainError('conflict', 'This draft exists already.')
      drafts.set(draft.id, draft)
    },
    async find(id) {
      return drafts.get(id) ?? null
    },
    async list({ q, state, groupIds }, { limit, after }) {
      const words = (q ?? '').toLowerCase().split(/\s+/)
      const matching = [...drafts.values()]
        .filter((draft) => {
          const text = `${draft.title} ${draft.label ?? ''}`.toLowerCase()
          const isOfGroup = !groupIds || groupIds.includes(draft.groupId)
          return isOfGroup && (!state || stateOf(draft) === state) && words.every((word) => text.includes(word))
        })
        .sort((a, b) => (key(a) < key(b) ? 1 : -1))
      const end = after === undefined ? null : key(readCursor(after))
      const rest = end === null ? matching : matching.filter((draft) => key(draft) < end)
      const items = rest.slice(0, limit)
      const last = items.at(-1)
      return { items, next: rest.length > limit && last ? writeCursor(last) : null, totalCount: matching.length }
    },
    async setRights(id, rights) {
      drafts.set(id, { ...demand(id), rights })
    },
    async addEvent(id, event) {
      const draft = demand(id)
      drafts.set(id, { ...draft, events: [...draft.events, event] })
    },
  }
}
