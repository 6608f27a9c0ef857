/** Agreed language on PostgreSQL: found by phrases through a GIN index over the words of each provision with their places. */
import { and, asc, count, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Decision } from '#domain/decisions/decision.ts'
import { precedentsOf } from '#domain/decisions/gather-precedents.ts'
import { type PhraseQuestion, readQuestion } from '#domain/decisions/phrases.ts'
import { mergeNames, wordsOf } from '#domain/decisions/search.ts'
import type { DecisionStore, PrecedentFilter } from '#domain/decisions/store.ts'
import type { Database } from '../database.ts'
import { subjectNameSets } from '../tables/decisions.ts'
import { precedents } from '../tables/precedents.ts'
import { readDecisions } from './read-decisions.ts'

const { words: _words, ...COLUMNS } = getTableColumns(precedents)

export function precedentQueries(db: Database): Pick<DecisionStore, 'precedents' | 'provisionsInEffect'> {
  return {
    async precedents(filter, { limit, after }) {
      const where = await whereOf(db, filter)
      if (where === null) return { items: [], next: null, totalCount: 0 }
      const [rows, [counted]] = await Promise.all([
        db
          .select(COLUMNS)
          .from(precedents)
          .where(and(...where, after === undefined ? undefined : gt(precedents.rank, after)))
          .orderBy(asc(precedents.rank))
          .limit(limit + 1),
        db
          .select({ value: count() })
          .from(precedents)
          .where(and(...where)),
      ])
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.rank ?? null) : null, totalCount: counted?.value ?? 0 }
    },

    provisionsInEffect: () => db.select(COLUMNS).from(precedents).where(IN_EFFECT).orderBy(asc(precedents.rank)),
  }
}

/** As the index `precedents_in_effect` has it. */
const IN_EFFECT = sql`${precedents.isCurrent} and ${precedents.state} = 'in effect'`

/** Null when nothing is asked for. */
async function whereOf(db: Database, filter: PrecedentFilter): Promise<(SQL | undefined)[] | null> {
  const sets = await db
    .select({ names: subjectNameSets.names })
    .from(subjectNameSets)
    .orderBy(asc(subjectNameSets.position))
  const questions = readQuestion(filter.q, mergeNames(sets.map(({ names }) => names)))
  if (questions.length === 0) return null
  return [
    sql`${precedents.words} @@ ${questions.map(asked).join(' | ')}::tsquery`,
    filter.addressee === undefined ? undefined : sql`${filter.addressee} = any(${precedents.bodies})`,
    filter.strength === undefined ? undefined : eq(precedents.strength, filter.strength),
    filter.kind === undefined ? undefined : eq(precedents.kind, filter.kind),
    filter.isInEffect ? IN_EFFECT : undefined,
  ]
}

function asked({ words, phrases }: PhraseQuestion): string {
  const parts = [
    ...words.map((word) => `'${word}':*`),
    ...phrases.map((phrase) => `(${phrase.map((word) => `'${word}'`).join(' <-> ')})`),
  ]
  return `(${parts.join(' & ')})`
}

/** PostgreSQL keeps no place beyond this one. */
const LAST_PLACE = 16_383

/** Words are letters, digits and dots: nothing in them needs an escape. */
function placedWords(text: string): string {
  const places = new Map<string, number[]>()
  for (const [place, word] of wordsOf(text).slice(0, LAST_PLACE).entries()) {
    places.set(word, [...(places.get(word) ?? []), place + 1])
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
}

/** Writes the rows of a text anew, in the transaction that changed it. */
export async function writePrecedents(db: Database, decision: Decision): Promise<void> {
  await db.delete(precedents).where(eq(precedents.decisionId, decision.id))
  const rows = precedentsOf(decision).map((row) => ({
    ...row,
    alsoIn: [...row.alsoIn],
    bodies: [...row.bodies],
    words: placedWords(row.text),
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.insert(precedents).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

const ROWS_AT_ONCE = 2_000
const TEXTS_AT_ONCE = 200

/** Computes the rows of adopted texts that have none yet: after an update from a program that knew no precedents. */
export async function fillPrecedents(db: Database): Promise<void> {
  const missing = await db.execute<{ id: Decision['id'] }>(sql`
    select l.decision_id as id from decision_listings l
    where l.is_adopted and not exists (select 1 from precedents p where p.decision_id = l.decision_id)`)
  const ids = [...missing].map(({ id }) => id)
  for (let from = 0; from < ids.length; from += TEXTS_AT_ONCE) {
    const texts = await readDecisions(db, ids.slice(from, from + TEXTS_AT_ONCE))
    await db.transaction(async (transaction) => {
      for (const text of texts) await writePrecedents(transaction, text)
    })
  }
}
