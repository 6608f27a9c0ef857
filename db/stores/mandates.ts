/** Mandates on PostgreSQL: inserts and reads only. The row of a mandate is locked while an entry is added to it. */
import { asc, count, eq, inArray, type SQL } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { MandateId } from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { ProgressEntry } from '#domain/mandates/progress.ts'
import type { MandateStore } from '#domain/mandates/store.ts'
import type { Database } from '../database.ts'
import { mandateEntries as entries, mandates } from '../tables/mandates.ts'

export function postgresMandateStore(db: Database): MandateStore {
  const readMany = async (where?: SQL) =>
    (await db.select().from(mandates).where(where).orderBy(asc(mandates.confirmedAt), asc(mandates.id))).map(toMandate)
  const entriesOfAll = async (ids: readonly MandateId[]) => {
    const found = new Map<MandateId, ProgressEntry[]>(ids.map((id) => [id, []]))
    if (ids.length === 0) return found
    const rows = await db
      .select()
      .from(entries)
      .where(inArray(entries.mandateId, [...ids]))
      .orderBy(asc(entries.mandateId), asc(entries.position))
    for (const { position: _, ...entry } of rows) found.get(entry.mandateId)?.push(entry)
    return found
  }

  return {
    async add(added) {
      if (added.length === 0) return
      await db.transaction(async (transaction) => {
        const rows = await transaction
          .insert(mandates)
          .values(added.map(toRow))
          .onConflictDoNothing()
          .returning({ id: mandates.id })
        const kept = new Set(rows.map(({ id }) => id))
        const refused = added.find(({ id }) => !kept.has(id))
        if (refused) throw alreadyAsked(refused)
      })
    },

    async find(id) {
      return (await readMany(eq(mandates.id, id)))[0] ?? null
    },
    list: () => readMany(),
    listByDecision: (decisionId) => readMany(eq(mandates.decisionId, decisionId)),

    async append(entry, afterCount) {
      await db.transaction(async (transaction) => {
        const own = eq(mandates.id, entry.mandateId)
        const [mandate] = await transaction.select({ id: mandates.id }).from(mandates).where(own).for('update')
        if (!mandate) throw new DomainError('not_found', 'There is no such mandate.')
        const [counted] = await transaction
          .select({ value: count() })
          .from(entries)
          .where(eq(entries.mandateId, entry.mandateId))
        if (counted?.value !== afterCount) {
          throw new DomainError('conflict', 'Somebody recorded an entry meanwhile. Read it, then record yours.')
        }
        await transaction.insert(entries).values({ ...entry, position: afterCount })
      })
    },

    async entriesOf(id) {
      return (await entriesOfAll([id])).get(id) ?? []
    },
    entriesOfAll,
  }
}

function alreadyAsked(mandate: Mandate): DomainError {
  return new DomainError(
    'conflict',
    `A mandate for ${mandate.path} and ${mandate.addressee.body} exists already: record its progress there.`,
  )
}

function toMandate({ holderKind, holderName, ...row }: typeof mandates.$inferSelect): Mandate {
  return { ...row, holder: { kind: holderKind, name: holderName } }
}

function toRow({ holder, ...mandate }: Mandate): typeof mandates.$inferInsert {
  return { ...mandate, holderKind: holder.kind, holderName: holder.name }
}
