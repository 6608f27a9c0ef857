/**
 * Several processes on one real database, as far as a test process can hold them: each with connections, stores, notices and
 * a hub of its own, whose time runs fifty times as fast. The first has the whole application, to be asked as a person asks.
 */
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Actor } from '#domain/access.ts'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { openDatabase } from '../../db/database.ts'
import { postgresNotices } from '../../db/notices.ts'
import { postgresStores } from '../../db/stores/index.ts'
import type { Hub } from '../../server/collab/hub.ts'
import type { Pace } from '../../server/collab/pace.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { loadActor } from '../../server/http/load-actor.ts'
import { openHub } from '../../server/open-hub.ts'
import { createTestApp, type Reader, type TestApp } from './app.ts'
import { DRAFT, TestPeer } from './peers.ts'
import { createTestDatabase } from './postgres.ts'

const SPEED = 50
const begun = Date.parse('2017-09-18T09:00:00.000Z')
const clock = () => new Date(begun + performance.now() * SPEED).toISOString()
const pace: Pace = {
  turn: (act) => setImmediate(act),
  // Not the questions for a sign of life, which these peers do not answer, and with which rights are read anew.
  later: (act, ms) => setTimeout(act, ms < 15_000 ? ms / SPEED : ms).unref(),
}

export interface OneProcess {
  readonly hub: Hub
  /** Nothing that it says is heard any more, and it hears nothing: the network, or the process, is dead. */
  cutOff(): void
  /** What it has said so far, by kind. */
  readonly said: string[]
}

export interface Processes {
  readonly test: TestApp
  readonly all: readonly OneProcess[]
  sit(place: number, reader: Reader): Promise<TestPeer>
  /** Hears all that any of them says. */
  listen(hear: (line: string) => void): Promise<unknown>
  end(): Promise<void>
}

/** Processes that know of each other, and a draft with one paragraph. */
export async function startProcesses(count: number): Promise<Processes> {
  const database = await createTestDatabase()
  const started = Array.from({ length: count }, () => startOne(database.url))
  const [first] = started
  if (!first) throw new Error('No process was asked for')
  const test = await createTestApp({ stores: first.stores, hub: first.hub })
  const draft = {
    id: DRAFT,
    title: 'Draft',
    kind: 'resolution',
    groupId: test.groupId,
    meetingId: null,
    label: null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: test.accounts.Chair.id,
    createdAt: clock(),
  } as const
  await placeDraft(first.stores, randomUUID, draft, documentOf([paragraph('operative', 'URGES')]))
  await test.app.ready()
  for (const { hub } of started.slice(1)) hub.start()
  return {
    test,
    all: started,
    async sit(place, reader) {
      const { hub, stores } = started[place] as (typeof started)[number]
      await hub.open(DRAFT)
      const actor = (await loadActor(stores, test.accounts[reader].id, clock())) as Actor
      return new TestPeer({ hub }, actor).connect()
    },
    listen: (hear) => database.sql.listen('intersession', hear),
    async end() {
      await Promise.all(started.map(({ hub }) => hub.drain()))
      await test.close()
      await Promise.all(started.map(({ close }) => close()))
      await database.drop()
    },
  }
}

function startOne(url: string) {
  const database = openDatabase(url, { connectionCount: 4 })
  const notices = postgresNotices(database, randomUUID())
  const said: string[] = []
  let isCutOff = false
  const stores = postgresStores(database.db, () => (isCutOff ? null : notices.saidBy()))
  const hub = openHub({
    stores,
    clock,
    newId: randomUUID,
    log: pino({ level: 'silent' }),
    notices: {
      ...notices,
      listen: (ear) =>
        notices.listen({ ...ear, heard: (from, notice) => (isCutOff ? undefined : ear.heard(from, notice)) }),
      async say(each) {
        said.push(...each.map(({ kind }) => kind))
        if (!isCutOff) await notices.say(each)
      },
    },
    pace,
  })
  return {
    hub,
    stores,
    said,
    cutOff() {
      isCutOff = true
    },
    close: () => database.close(),
  }
}
