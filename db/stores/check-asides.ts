/** Remarks that were set aside, on PostgreSQL: inserts and reads only. */
import { asc, eq } from 'drizzle-orm'
import type { AsideStore } from '#domain/drafts/checks/store.ts'
import type { Database } from '../database.ts'
import { checkAsides } from '../tables/check-asides.ts'

export function postgresAsideStore(db: Database): AsideStore {
  return {
    async add(entry) {
      await db.insert(checkAsides).values(entry)
    },
    async ofDraft(draftId) {
      const rows = await db
        .select()
        .from(checkAsides)
        .where(eq(checkAsides.draftId, draftId))
        .orderBy(asc(checkAsides.position))
      return rows.map(({ position: _, ...entry }) => entry)
    },
  }
}
