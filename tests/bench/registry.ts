/** A registry of 2,000 texts on PostgreSQL: how long a search takes in the store, for texts by words and filters and for agreed language by phrase. */
import type { AccountId } from '#domain/ids.ts'
import { openDatabase } from '../../db/database.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { migrateDatabase } from '../../db/migrate.ts'
import { postgresDecisionStore } from '../../db/stores/decisions.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { addAccount } from '../support/fixtures/account.ts'
import { aText, itemsOf } from '../support/fixtures/texts.ts'
import { type Row, timeOf } from './figures.ts'
import { inFolder } from './whole-program.ts'

const TEXTS = 2_000
const REPETITIONS = 25

export function measureRegistry(): Promise<Row[]> {
  return inFolder(async (dataDir) => {
    const server = await openEmbedded(dataDir, 'program')
    const database = openDatabase(server.url)
    try {
      await migrateDatabase(server.url)
      await fill(database.db, await addAccount(postgresPeopleStore(database.db)))
      await database.sql`analyze`
      return await ask(postgresDecisionStore(database.db))
    } finally {
      await database.close()
      await server.close()
    }
  })
}

type Db = ReturnType<typeof openDatabase>['db']

/** One transaction: what is measured is the reading. */
async function fill(db: Db, by: AccountId): Promise<void> {
  await db.transaction(async (transaction) => {
    const store = postgresDecisionStore(transaction)
    for (let serial = 1; serial <= TEXTS; serial += 1) {
      const number = `${10 + Math.floor(serial / 200)}.${(serial % 200) + 1}`
      const partner = serial % 7 ? 'Parties' : 'INTERPOL'
      const lines = itemsOf(`report on species ${serial}`, `work with ${partner} on markets`)
      await store.add(aText(String(serial), by, { number, lines, body: serial % 3 ? 'Parties' : 'Secretariat' }))
    }
  })
}

async function ask(store: ReturnType<typeof postgresDecisionStore>): Promise<Row[]> {
  const questions = {
    'search with words, addressee and state, first 50': {
      q: 'interpol markets',
      addressee: 'Secretariat',
      state: 'in effect',
      withDrafts: false,
    },
    'search with one word that most texts have, first 50': { q: 'report', withDrafts: false },
    'list without a question, first 50': { withDrafts: false },
  } as const
  const rows: Row[] = []
  for (const [what, filter] of Object.entries(questions)) {
    const { totalCount } = await store.list(filter, { limit: 50 })
    const values: number[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      values.push(await timeOf(() => store.list(filter, { limit: 50 })))
    }
    rows.push({ what: `${what}: ${totalCount} of ${TEXTS}`, unit: 'ms', values })
  }
  const phrases = {
    'precedents by phrase and addressee, first 30': {
      q: '"work with INTERPOL on markets"',
      addressee: 'Secretariat',
    },
    'precedents by a phrase that most texts have, first 30': { q: '"report on species"' },
    'precedents by the beginnings of words, first 30': { q: 'interpol mark' },
  } as const
  for (const [what, filter] of Object.entries(phrases)) {
    const { totalCount } = await store.precedents(filter, { limit: 30 })
    const values: number[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      values.push(await timeOf(() => store.precedents(filter, { limit: 30 })))
    }
    rows.push({ what: `${what}: ${totalCount} of ${2 * TEXTS} provisions`, unit: 'ms', values })
  }
  return rows
}
