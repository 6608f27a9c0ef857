/** Mandates in memory, for tests: the same promises as on PostgreSQL, kept by the same contract. */
import { DomainError } from '#domain/errors.ts'
import type { MandateId } from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { ProgressEntry } from '#domain/mandates/progress.ts'
import type { MandateStore } from '#domain/mandates/store.ts'

export function memoryMandateStore(): MandateStore {
  const mandates: Mandate[] = []
  const entries = new Map<MandateId, ProgressEntry[]>()
  const inOrder = () => mandates.toSorted((a, b) => (a.confirmedAt + a.id < b.confirmedAt + b.id ? -1 : 1))

  return {
    async add(added) {
      const taken = new Set(mandates.map(keyOf))
      for (const mandate of added) {
        if (taken.has(keyOf(mandate))) {
          throw new DomainError('conflict', 'A mandate for this provision and addressee exists already.')
        }
        taken.add(keyOf(mandate))
      }
      mandates.push(...added)
    },
    find: async (id) => mandates.find((mandate) => mandate.id === id) ?? null,
    list: async () => inOrder(),
    listByDecision: async (decisionId) => inOrder().filter((mandate) => mandate.decisionId === decisionId),
    async append(entry, afterCount) {
      if (!mandates.some(({ id }) => id === entry.mandateId)) {
        throw new DomainError('not_found', 'There is no such mandate.')
      }
      const known = entries.get(entry.mandateId) ?? []
      if (known.length !== afterCount) {
        throw new DomainError('conflict', 'Somebody recorded an entry meanwhile. Read it, then record yours.')
      }
      entries.set(entry.mandateId, [...known, entry])
    },
    entriesOf: async (id) => entries.get(id) ?? [],
    entriesOfAll: async (ids) => new Map(ids.map((id) => [id, entries.get(id) ?? []])),
  }
}

function keyOf({ revisionId, path, addressee }: Mandate): string {
  return [revisionId, path, addressee.body, addressee.scope ?? ''].join('|')
}
