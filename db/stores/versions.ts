/** Versions on PostgreSQL: inserts and reads only. A draft is locked while its next number is taken. */
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { VersionStore } from '#domain/drafts/versions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { Database } from '../database.ts'
import { drafts } from '../tables/drafts.ts'
import { versions } from '../tables/versions.ts'

const { content: _text, ...heading } = getTableColumns(versions)

export function postgresVersionStore(db: Database): VersionStore {
  return {
    async add({ content, ...version }) {
      const [draft] = await db
        .select({ id: drafts.id })
        .from(drafts)
        .where(eq(drafts.id, version.draftId))
        .for('no key update')
      if (!draft) throw new DomainError('not_found', 'There is no such draft.')
      const number = sql<number>`(select coalesce(max(${versions.number}), 0) + 1 from ${versions} where ${versions.draftId} = ${version.draftId})`
      const [added] = await db
        .insert(versions)
        .values({ ...version, content, number })
        .returning({ number: versions.number })
      return { ...version, number: added?.number ?? 0 }
    },

    ofDraft: (draftId) =>
      db.select(heading).from(versions).where(eq(versions.draftId, draftId)).orderBy(asc(versions.number)),

    async find(draftId, number) {
      const asked = and(eq(versions.draftId, draftId), eq(versions.number, number))
      return (await db.select().from(versions).where(asked))[0] ?? null
    },

    async findById(id) {
      return (await db.select().from(versions).where(eq(versions.id, id)))[0] ?? null
    },
  }
}
