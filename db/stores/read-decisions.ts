/** Puts texts together from their rows: four queries, however many texts. */
import { asc, inArray } from 'drizzle-orm'
import type { Decision } from '#domain/decisions/decision.ts'
import type { DecisionId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { decisionEvents, decisionRevisions, decisions, provisions } from '../tables/decisions.ts'

/** The texts that exist among these ids, in the order of the ids. */
export async function readDecisions(db: Database, ids: readonly DecisionId[]): Promise<readonly Decision[]> {
  if (ids.length === 0) return []
  const [rows, revisionRows, eventRows] = await Promise.all([
    db
      .select()
      .from(decisions)
      .where(inArray(decisions.id, [...ids])),
    db
      .select()
      .from(decisionRevisions)
      .where(inArray(decisionRevisions.decisionId, [...ids]))
      .orderBy(asc(decisionRevisions.decisionId), asc(decisionRevisions.position)),
    db
      .select()
      .from(decisionEvents)
      .where(inArray(decisionEvents.decisionId, [...ids]))
      .orderBy(asc(decisionEvents.decisionId), asc(decisionEvents.position)),
  ])
  const revisionIds = revisionRows.map(({ id }) => id)
  const lineRows =
    revisionIds.length === 0
      ? []
      : await db
          .select()
          .from(provisions)
          .where(inArray(provisions.revisionId, revisionIds))
          .orderBy(asc(provisions.revisionId), asc(provisions.position))
  const lines = groupBy(lineRows, ({ revisionId }) => revisionId)
  const revisions = groupBy(revisionRows, ({ decisionId }) => decisionId)
  const events = groupBy(eventRows, ({ decisionId }) => decisionId)
  const found = new Map(
    rows.map((row): [DecisionId, Decision] => [
      row.id,
      {
        ...row,
        revisions: (revisions.get(row.id) ?? []).map(({ decisionId: _, position: __, ...revision }) => ({
          ...revision,
          provisions: (lines.get(revision.id) ?? []).map(({ revisionId: _, position: __, ...line }) => line),
        })),
        events: (events.get(row.id) ?? []).map(({ decisionId: _, position: __, ...event }) => event),
      },
    ]),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

function groupBy<K, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
