/** Returned files on PostgreSQL: inserts and reads only. */
import { desc, eq } from 'drizzle-orm'
import type { WordReturnStore } from '#domain/drafts/returned/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { Database } from '../database.ts'
import { drafts } from '../tables/drafts.ts'
import { wordReturns } from '../tables/word-returns.ts'

export function postgresWordReturnStore(db: Database): WordReturnStore {
  return {
    async hold(draftId) {
      const [draft] = await db.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, draftId)).for('no key update')
      if (!draft) throw new DomainError('not_found', 'There is no such draft.')
    },

    async add(returned) {
      const added = await db
        .insert(wordReturns)
        .values(returned)
        .onConflictDoNothing()
        .returning({ id: wordReturns.id })
      if (added.length === 0) throw new DomainError('conflict', 'This file was taken in already.')
    },

    ofDraft: (draftId) =>
      db
        .select()
        .from(wordReturns)
        .where(eq(wordReturns.draftId, draftId))
        .orderBy(desc(wordReturns.at), desc(wordReturns.id)),
  }
}
