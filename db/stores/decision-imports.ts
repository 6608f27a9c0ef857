/** Imports on PostgreSQL: what was read, and in a second table what a person made of it. */
import { desc, eq } from 'drizzle-orm'
import type { DecisionStore } from '#domain/decisions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { Database } from '../database.ts'
import { decisionImportConfirmations as confirmations, decisionImports as imports } from '../tables/decisions.ts'

type Imports = 'addImport' | 'findImport' | 'listImports' | 'confirmImport'

export function importQueries(db: Database): Pick<DecisionStore, Imports> {
  return {
    async addImport({ confirmed: _, ...record }) {
      const { header, decisions, resolutions, notUnderstood } = record.recognised
      await db.insert(imports).values({
        ...record,
        header,
        decisionCount: decisions.length,
        resolutionCount: resolutions.length,
        notUnderstoodCount: notUnderstood.length,
      })
    },

    async findImport(id) {
      const [row] = await db
        .select({
          id: imports.id,
          fileName: imports.fileName,
          sha256: imports.sha256,
          recognised: imports.recognised,
          importedAt: imports.importedAt,
          importedBy: imports.importedBy,
          outcomes: confirmations.outcomes,
          at: confirmations.confirmedAt,
          by: confirmations.confirmedBy,
        })
        .from(imports)
        .leftJoin(confirmations, eq(confirmations.importId, imports.id))
        .where(eq(imports.id, id))
      if (!row) return null
      const { outcomes, at, by, ...record } = row
      return { ...record, confirmed: outcomes && at && by ? { outcomes, at, by } : null }
    },

    listImports(limit) {
      return db
        .select({
          id: imports.id,
          fileName: imports.fileName,
          sha256: imports.sha256,
          header: imports.header,
          decisionCount: imports.decisionCount,
          resolutionCount: imports.resolutionCount,
          notUnderstoodCount: imports.notUnderstoodCount,
          importedAt: imports.importedAt,
          importedBy: imports.importedBy,
          confirmedAt: confirmations.confirmedAt,
        })
        .from(imports)
        .leftJoin(confirmations, eq(confirmations.importId, imports.id))
        .orderBy(desc(imports.importedAt), desc(imports.id))
        .limit(limit)
    },

    async confirmImport(importId, { outcomes, at, by }) {
      const [known] = await db.select({ id: imports.id }).from(imports).where(eq(imports.id, importId))
      if (!known) throw new DomainError('not_found', 'There is no such import.')
      const added = await db
        .insert(confirmations)
        .values({ importId, outcomes, confirmedAt: at, confirmedBy: by })
        .onConflictDoNothing()
        .returning({ importId: confirmations.importId })
      if (added.length === 0) {
        throw new DomainError('conflict', 'This import was confirmed before: its texts are in the registry.')
      }
    },
  }
}
