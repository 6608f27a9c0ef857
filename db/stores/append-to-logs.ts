/**
 * Appending to the update log in one statement and one round trip: everything is packed into arrays and handed to the
 * function `append_to_logs` (db/migrations/0009_append.sql, 0021_append_to_one.sql), which locks, decides and writes. The updates travel as one
 * value with their lengths, because an array of bytes is written twice as long and read twice as slowly.
 */
import { sql } from 'drizzle-orm'
import type { Append, Appended } from '#domain/collab/log.ts'
import type { Database } from '../database.ts'
import type { OpenLog } from './open-log.ts'

type AppendToLogs = (appends: readonly Append[], saidBy: string | null) => Promise<Appended[]>

const PARAMETERS = [
  'draftIds',
  'afters',
  'standings',
  'rowPlaces',
  'accountIds',
  'connectionIds',
  'instants',
  'lengths',
  'bytes',
  'claimPlaces',
  'claimClientIds',
  'claimAccountIds',
  'saidBy',
] as const

/** Prepared once for a pool or a transaction: an unprepared statement with parameters takes a second round trip. */
export function appendToLogs(db: Database, open: OpenLog): AppendToLogs {
  const places = sql.join(
    PARAMETERS.map((name) => sql.placeholder(name)),
    sql`, `,
  )
  const statement = db
    .select({ verdict: sql<string>`verdict`, head: sql<string>`head` })
    .from(sql`append_to_logs(${places})`)
    .prepare('append_to_logs')
  return async (appends, saidBy) => {
    if (appends.length === 0) return []
    const outcomes = await statement.execute({ ...pack(appends), saidBy })
    const told: Appended[] = []
    for (const [place, append] of appends.entries()) {
      const outcome = outcomes[place]
      if (outcome?.verdict === 'recorded') told.push({ kind: 'recorded', sequence: Number(outcome.head) })
      else if (outcome?.verdict === 'behind') told.push(await readMissed(open, append))
      else told.push({ kind: 'gone' })
    }
    return told
  }
}

/** What is shorter, in bytes, postgres.js holds back until the end of the turn, in case more follows; spaces behind an array mean nothing. */
const SENT_AT_ONCE = 1_024

/** An array as PostgreSQL reads it. Ids, numbers and instants hold nothing that would have to be quoted. */
const list = (values: readonly (string | number | null)[]): string => `{${values.map((v) => v ?? 'NULL').join(',')}}`

function pack(appends: readonly Append[]): Record<Exclude<(typeof PARAMETERS)[number], 'saidBy'>, unknown> {
  const rows = appends.flatMap(({ updates }, place) => updates.map((row) => ({ ...row, place: place + 1 })))
  const claims = appends.flatMap(({ claims }, place) => claims.map((claim) => ({ ...claim, place: place + 1 })))
  return {
    draftIds: list(appends.map(({ draftId }) => draftId)),
    afters: list(appends.map(({ after }) => after)),
    standings: list(appends.map(({ standing }) => standing)),
    rowPlaces: list(rows.map(({ place }) => place)),
    accountIds: list(rows.map(({ accountId }) => accountId)),
    connectionIds: list(rows.map(({ connectionId }) => connectionId)),
    instants: list(rows.map(({ at }) => at)),
    lengths: list(rows.map(({ update }) => update.length)).padEnd(SENT_AT_ONCE),
    bytes: Buffer.concat(rows.map(({ update }) => update)),
    claimPlaces: list(claims.map(({ place }) => place)),
    claimClientIds: list(claims.map(({ clientId }) => clientId)),
    claimAccountIds: list(claims.map(({ accountId }) => accountId)),
  }
}

/**
 * What a writer who is behind has missed. Standing, rows and claims are of one moment, since they are read in one statement.
 * That moment may be later than the refusal: the writer then learns of more, and needs it as well.
 */
async function readMissed(open: OpenLog, { draftId, after }: Append): Promise<Appended> {
  const opened = await open(draftId, after)
  if (!opened) return { kind: 'gone' }
  return { kind: 'behind', standing: opened.standing, rows: opened.tail, claims: opened.claims }
}
