/** Lists of the registry, read from `decision_listings` through its indexes. The search itself is `#domain/decisions/search.ts`. */
import { and, asc, count, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { alternativesOf, mergeNames } from '#domain/decisions/search.ts'
import type { DecisionFilter, DecisionStore, ValueCount } from '#domain/decisions/store.ts'
import type { Database } from '../database.ts'
import { decisionListings, subjectNameSets } from '../tables/decisions.ts'
import { readDecisions } from './read-decisions.ts'

const listings = decisionListings

export function listQueries(db: Database): Pick<DecisionStore, 'list' | 'filterValues'> {
  return {
    async list(filter, { limit, after }) {
      const where = await whereOf(db, filter)
      const [rows, [counted]] = await Promise.all([
        db
          .select({ id: listings.decisionId, sortKey: listings.sortKey })
          .from(listings)
          .where(and(...where, after === undefined ? undefined : gt(listings.sortKey, after)))
          .orderBy(asc(listings.sortKey))
          .limit(limit + 1),
        db
          .select({ value: count() })
          .from(listings)
          .where(and(...where)),
      ])
      const page = rows.slice(0, limit)
      return {
        items: await readDecisions(
          db,
          page.map(({ id }) => id),
        ),
        next: rows.length > limit ? (page.at(-1)?.sortKey ?? null) : null,
        totalCount: counted?.value ?? 0,
      }
    },

    async filterValues(withDrafts) {
      const where = withDrafts ? undefined : eq(listings.isAdopted, true)
      const [addressees, meetings, states, kinds] = await Promise.all([
        valuesOf(db, sql`unnest(${listings.bodies})`, where),
        valuesOf(db, sql`unnest(${listings.meetings})`, where),
        valuesOf(db, sql`${listings.state}`, where),
        valuesOf(db, sql`${listings.kind}`, where),
      ])
      return { addressees, meetings, states, kinds }
    },
  }
}

async function whereOf(db: Database, filter: DecisionFilter): Promise<(SQL | undefined)[]> {
  return [
    filter.withDrafts ? undefined : eq(listings.isAdopted, true),
    filter.kind === undefined ? undefined : eq(listings.kind, filter.kind),
    filter.state === undefined ? undefined : eq(listings.state, filter.state),
    filter.addressee === undefined ? undefined : sql`${filter.addressee} = any(${listings.bodies})`,
    filter.meeting === undefined ? undefined : sql`${filter.meeting} = any(${listings.meetings})`,
    await searchOf(db, filter.q ?? ''),
  ]
}

async function searchOf(db: Database, query: string): Promise<SQL | undefined> {
  if (query.trim() === '') return undefined
  const rows = await db
    .select({ names: subjectNameSets.names })
    .from(subjectNameSets)
    .orderBy(asc(subjectNameSets.position))
  const alternatives = alternativesOf(query, mergeNames(rows.map(({ names }) => names)))
  // A query of signs alone asks for nothing in particular.
  if (alternatives.some((words) => words.length === 0)) return undefined
  const asked = alternatives.map((words) => `(${words.map((word) => `'${word}':*`).join(' & ')})`).join(' | ')
  return sql`${listings.words} @@ ${asked}::tsquery`
}

async function valuesOf(db: Database, value: SQL, where: SQL | undefined): Promise<readonly ValueCount[]> {
  const named = db
    .select({ value: sql<string>`${value}`.as('value') })
    .from(listings)
    .where(where)
    .as('named')
  return db
    .select({ value: named.value, count: count() })
    .from(named)
    .groupBy(named.value)
    .orderBy(desc(count()), sql`${named.value} collate "C"`)
}
