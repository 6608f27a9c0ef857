/** Agreements on PostgreSQL: inserts and reads only. */
import { asc, eq } from 'drizzle-orm'
import type { AgreementEntry } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementStore } from '#domain/drafts/agreements/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { Database } from '../database.ts'
import { agreementEntries } from '../tables/agreements.ts'

export function postgresAgreementStore(db: Database): AgreementStore {
  return {
    async add({ bound, ...entry }, known) {
      const added = await db
        .insert(agreementEntries)
        .values({
          ...entry,
          position: known,
          boundHash: bound?.hash ?? null,
          boundParagraph: bound?.paragraph ?? null,
          boundSequence: bound?.sequence ?? null,
        })
        .onConflictDoNothing()
        .returning({ id: agreementEntries.id })
      if (added.length === 0)
        throw new DomainError(
          'conflict',
          'Somebody else has just recorded something of this paragraph. Look at it again.',
        )
    },

    async ofDraft(draftId) {
      const rows = await db
        .select()
        .from(agreementEntries)
        .where(eq(agreementEntries.draftId, draftId))
        .orderBy(asc(agreementEntries.at), asc(agreementEntries.position), asc(agreementEntries.id))
      return rows.map(entryOf)
    },

    async drafts() {
      const rows = await db.selectDistinct({ draftId: agreementEntries.draftId }).from(agreementEntries)
      return rows.map(({ draftId }) => draftId)
    },
  }
}

function entryOf({
  boundHash,
  boundParagraph,
  boundSequence,
  position: _,
  ...entry
}: typeof agreementEntries.$inferSelect): AgreementEntry {
  const isBound = boundHash !== null && boundParagraph !== null && boundSequence !== null
  return { ...entry, bound: isBound ? { hash: boundHash, paragraph: boundParagraph, sequence: boundSequence } : null }
}
