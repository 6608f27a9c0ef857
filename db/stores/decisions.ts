/**
 * The registry on PostgreSQL. A text is read whole, with its revisions, provisions and events; its row is locked while something
 * is added to it, and its listing is computed again in the same transaction.
 */
import { asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Decision, DecisionEvent, DecisionRevision } from '#domain/decisions/decision.ts'
import { listingOf } from '#domain/decisions/listing.ts'
import { mergeNames } from '#domain/decisions/search.ts'
import type { DecisionStore } from '#domain/decisions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DecisionId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import {
  decisionEvents,
  decisionLineage,
  decisionListings,
  decisionRevisions,
  decisions,
  provisions,
  subjectNameSets,
} from '../tables/decisions.ts'
import { importQueries } from './decision-imports.ts'
import { listQueries } from './decision-lists.ts'
import { precedentQueries, writePrecedents } from './precedents.ts'
import { readDecisions } from './read-decisions.ts'

export function postgresDecisionStore(db: Database): DecisionStore {
  return { ...writes(db), ...reads(db), ...listQueries(db), ...precedentQueries(db), ...importQueries(db) }
}

type Writes = 'add' | 'addRevision' | 'addEvent' | 'addLineage' | 'addSubjectNames'

function writes(db: Database): Pick<DecisionStore, Writes> {
  return {
    async add(decision) {
      await db.transaction(async (transaction) => {
        const { revisions, events, ...row } = decision
        const added = await transaction
          .insert(decisions)
          .values(row)
          .onConflictDoNothing()
          .returning({ id: decisions.id })
        if (added.length === 0) throw new DomainError('conflict', `The handle ${row.handle} belongs to another text.`)
        for (const [position, revision] of revisions.entries()) {
          await insertRevision(transaction, row.id, revision, position)
        }
        for (const [position, event] of events.entries()) await insertEvent(transaction, row.id, event, position)
        await writeListing(transaction, decision)
      })
    },

    async addRevision(decisionId, revision) {
      await db.transaction(async (transaction) => {
        const decision = await lockDecision(transaction, decisionId)
        await insertRevision(transaction, decisionId, revision, decision.revisions.length)
        await writeListing(transaction, { ...decision, revisions: [...decision.revisions, revision] })
      })
    },

    async addEvent(decisionId, event) {
      await db.transaction(async (transaction) => {
        const decision = await lockDecision(transaction, decisionId)
        await insertEvent(transaction, decisionId, event, decision.events.length)
        await writeListing(transaction, { ...decision, events: [...decision.events, event] })
      })
    },

    async addLineage(links) {
      if (links.length === 0) return
      const ids = [...new Set(links.flatMap(({ fromDecision, toDecision }) => [fromDecision, toDecision]))]
      const known = await db.select({ id: decisions.id }).from(decisions).where(inArray(decisions.id, ids))
      if (known.length < ids.length) throw new DomainError('not_found', 'One of the texts is not in the registry.')
      await db
        .insert(decisionLineage)
        .values([...links])
        .onConflictDoNothing()
    },

    async addSubjectNames(names, at, by) {
      await db.insert(subjectNameSets).values({ names, recordedAt: at, recordedBy: by })
    },
  }
}

type Reads =
  | 'find'
  | 'findMany'
  | 'findByNumber'
  | 'findByNumbers'
  | 'findByHandle'
  | 'findByLabel'
  | 'lineageOf'
  | 'subjectNames'

function reads(db: Database): Pick<DecisionStore, Reads> {
  const first = async (rows: readonly { readonly id: DecisionId }[]) =>
    (
      await readDecisions(
        db,
        rows.slice(0, 1).map(({ id }) => id),
      )
    )[0] ?? null
  return {
    find: (id) => first([{ id }]),
    findMany: (ids) => readDecisions(db, ids),

    async findByNumber(number) {
      const id = decisionEvents.decisionId
      return first(await db.select({ id }).from(decisionEvents).where(eq(decisionEvents.number, number)))
    },

    async findByNumbers(numbers) {
      const found = new Map<string, Decision>()
      if (numbers.length === 0) return found
      const rows = await db
        .select({ id: decisionEvents.decisionId, number: decisionEvents.number })
        .from(decisionEvents)
        .where(inArray(decisionEvents.number, [...numbers]))
      const ids = [...new Set(rows.map(({ id }) => id))]
      const texts = new Map((await readDecisions(db, ids)).map((decision) => [decision.id, decision]))
      for (const { id, number } of rows) {
        const decision = texts.get(id)
        if (number !== null && decision) found.set(number, decision)
      }
      return found
    },

    async findByHandle(handle) {
      return first(await db.select({ id: decisions.id }).from(decisions).where(eq(decisions.handle, handle)))
    },

    async findByLabel(label) {
      const rows = await db
        .select({ id: decisions.id })
        .from(decisions)
        .where(sql`lower(${decisions.label}) = ${label.toLowerCase()}`)
        .orderBy(asc(decisions.createdAt), asc(decisions.id))
      return readDecisions(
        db,
        rows.map(({ id }) => id),
      )
    },

    lineageOf(id) {
      const table = decisionLineage
      return db
        .select()
        .from(table)
        .where(or(eq(table.fromDecision, id), eq(table.toDecision, id)))
        .orderBy(
          asc(table.fromDecision),
          asc(table.toDecision),
          asc(table.kind),
          asc(table.fromPath),
          asc(table.toPath),
        )
    },

    async subjectNames() {
      const rows = await db
        .select({ names: subjectNameSets.names })
        .from(subjectNameSets)
        .orderBy(asc(subjectNameSets.position))
      return mergeNames(rows.map(({ names }) => names))
    },
  }
}

async function lockDecision(db: Database, id: DecisionId): Promise<Decision> {
  await db.select({ id: decisions.id }).from(decisions).where(eq(decisions.id, id)).for('update')
  const [decision] = await readDecisions(db, [id])
  if (!decision) throw new DomainError('not_found', 'This text is not in the registry.')
  return decision
}

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_AT_ONCE = 5000

async function insertRevision(
  db: Database,
  decisionId: DecisionId,
  { provisions: lines, ...revision }: DecisionRevision,
  position: number,
): Promise<void> {
  const added = await db
    .insert(decisionRevisions)
    .values({ ...revision, decisionId, position })
    .onConflictDoNothing()
    .returning({ id: decisionRevisions.id })
  if (added.length === 0) {
    throw new DomainError('conflict', `The text adopted at ${revision.adoptedAt} is in the registry already.`)
  }
  const rows = lines.map((line, place) => ({ ...line, revisionId: revision.id, position: place }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.insert(provisions).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

async function insertEvent(db: Database, decisionId: DecisionId, event: DecisionEvent, position: number) {
  const added = await db
    .insert(decisionEvents)
    .values({ ...event, decisionId, position })
    .onConflictDoNothing()
    .returning({ position: decisionEvents.position })
  if (added.length === 0) throw new DomainError('conflict', `The number ${event.number} belongs to another text.`)
}

async function writeListing(db: Database, decision: Decision): Promise<void> {
  const { number: _, words, bodies, meetings, ...listing } = listingOf(decision)
  const row = {
    ...listing,
    bodies: [...bodies],
    meetings: [...meetings],
    // Words are letters, digits and dots: nothing in them needs an escape.
    words: words.map((word) => `'${word}'`).join(' '),
  }
  await db
    .insert(decisionListings)
    .values({ ...row, decisionId: decision.id })
    .onConflictDoUpdate({ target: decisionListings.decisionId, set: row })
  await writePrecedents(db, decision)
}
