/** Several servers as they are run: processes of their own on one database, behind something that spreads people over them. */
import { request } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { hashSecret } from '../../server/http/load-actor.ts'
import { createTestApp, type Reader, type TestApp } from '../support/app.ts'
import { type Balancer, hasNginx, passBytes, startNginx } from '../support/balancer.ts'
import { ensureBuiltClient } from '../support/built-client.ts'
import { type ChildProgram, endPrograms, startProgram } from '../support/child-program.ts'
import { freePort } from '../support/free-port.ts'
import { firstText } from '../support/peers.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/postgres.ts'

const READY = 'Ctrl-C stops it'
const DRAFT = '01980000-0000-7000-8000-00000000d4af' as DraftId

let database: TestDatabase
let test: TestApp
let front: number
const ports: number[] = []
const servers: (ChildProgram | undefined)[] = []
const providers: WebsocketProvider[] = []

const start = (place: number): ChildProgram => {
  const env = { PORT: String(ports[place]), PUBLIC_URL: `https://localhost:${front}`, LOG_LEVEL: 'warn' }
  const server = startProgram('server/main.ts', [], { ...env, DATABASE_URL: database.url })
  servers[place] = server
  return server
}

beforeAll(async () => {
  await ensureBuiltClient()
  database = await createEmptyDatabase()
  front = await freePort()
  ports.push(await freePort(), await freePort())
  const said = await Promise.all([start(0), start(1)].map((server) => server.said(READY)))
  expect(said.join()).not.toContain('/sign-in/')
  const stores = postgresStores(database.db)
  expect(await stores.people.accounts()).toEqual([])
  test = await createTestApp({ stores, clock: () => new Date().toISOString() })
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
    createdAt: test.deps.clock(),
  } as const
  await placeDraft(stores, test.deps.newId, draft, documentOf([paragraph('operative', '|')]))
}, 120_000)
afterEach(() => {
  for (const provider of providers.splice(0)) {
    provider.awareness.destroy()
    provider.destroy()
  }
})
afterAll(async () => {
  await endPrograms()
  await test.close()
  await database.drop()
})

/** The stock provider at the balancer. */
function sit(reader: Reader, protocol: 'ws' | 'wss'): { provider: WebsocketProvider; doc: Y.Doc } {
  const doc = new Y.Doc()
  class WithToken extends WebSocket {
    constructor(url: string) {
      super(url, { headers: test.as(reader), rejectUnauthorized: false })
    }
  }
  const provider = new WebsocketProvider(`${protocol}://127.0.0.1:${front}/sync`, DRAFT, doc, {
    WebSocketPolyfill: WithToken as never,
    disableBc: true,
    maxBackoffTime: 500,
  })
  providers.push(provider)
  return { provider, doc }
}

const textOf = (doc: Y.Doc) => (doc.getXmlFragment('content').length > 0 ? firstText(doc).toString() : '')

/** The text as the log has it. */
async function recorded(): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await test.deps.stores.updates.readSince(DRAFT, 0)) Y.applyUpdate(doc, update)
  return textOf(doc)
}

/** Two people who type a mark each every few milliseconds, until told to stop. */
function typing(people: readonly { doc: Y.Doc }[], label: string) {
  const typed: string[] = []
  let count = 0
  const timer = setInterval(() => {
    for (const [place, { doc }] of people.entries()) {
      const mark = `${label}${place}.${count};`
      typed.push(mark)
      firstText(doc).insert(firstText(doc).length, mark)
    }
    count += 1
  }, 40)
  return {
    typed,
    stop: () => clearInterval(timer),
  }
}

const soon = { timeout: 20_000, interval: 20 }

/** One server after the other is killed while two people type; each goes on within five seconds. */
async function surviveKills(protocol: 'ws' | 'wss', label: string): Promise<void> {
  const people = [sit('member', protocol), sit('Chair', protocol)]
  await expect.poll(() => people.map(({ doc }) => textOf(doc).includes('|')), soon).toEqual([true, true])
  for (const place of [0, 1]) {
    const { typed, stop } = typing(people, `${label}${place}`)
    await expect.poll(() => people.every(({ doc }) => textOf(doc).includes(typed.at(-1) ?? '?')), soon).toBe(true)
    servers[place]?.kill('SIGKILL')
    const killedAt = performance.now()
    await servers[place]?.ended
    // What each types from now on, the other sees.
    const later = typed.length + 2
    await expect
      .poll(
        () =>
          typed.length > later && people.every(({ doc }, own) => textOf(doc).includes(typed[later + 1 - own] ?? '?')),
        soon,
      )
      .toBe(true)
    expect(performance.now() - killedAt).toBeLessThan(5_000)
    stop()
    await expect
      .poll(async () => {
        const text = await recorded()
        return typed.filter((mark) => text.split(mark).length !== 2)
      }, soon)
      .toEqual([])
    await start(place).said(READY)
  }
  const [one, two] = people.map(({ doc }) => textOf(doc))
  expect(one).toBe(two)
}

describe('two servers', () => {
  it('[C83] signing out at one ends the sockets of that session at the other within a second', async () => {
    const secret = 'a-session-of-a-browser'
    const createdAt = test.deps.clock()
    await test.deps.stores.people.addSession({
      tokenHash: hashSecret(secret),
      accountId: test.accounts.member.id,
      createdAt,
      lastUsedAt: createdAt,
      expiresAt: new Date(Date.parse(createdAt) + 60_000).toISOString(),
    })
    const headers = { cookie: `__Host-intersession=${secret}`, origin: `https://localhost:${front}` }
    const socket = new WebSocket(`ws://127.0.0.1:${ports[1]}/sync/${DRAFT}`, { headers })
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.on('open', resolve))
    const begun = performance.now()
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/api/session`, { method: 'DELETE', headers })
    expect([answer.ok, await closed]).toEqual([true, 4401])
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

describe('behind something that passes bytes', () => {
  let balancer: Balancer
  beforeAll(async () => {
    balancer = await passBytes(front, ports)
  })
  afterAll(() => balancer.end())

  it('[C87] either server is killed while people type: nothing is lost, and they go on within five seconds', async () => {
    await surviveKills('ws', 'a')
  }, 90_000)
})

it.skipIf(hasNginx)('[C88] nginx is not installed here: the configuration in docs/operations.md is not tried', () => {})

describe.runIf(hasNginx)('behind nginx as the documentation sets it up', () => {
  let balancer: Balancer
  beforeAll(async () => {
    balancer = await startNginx(front, ports)
  })
  afterAll(() => balancer.end())

  /** Asks from one of this machine's addresses; answers status and how many requests that address has left. */
  const ask = (localAddress: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; left: number; body: string }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: front, path: '/', localAddress, headers, rejectUnauthorized: false }
      request(options, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        const left = Number(response.headers['x-ratelimit-remaining'])
        response.on('end', () => resolve({ status: response.statusCode ?? 0, left, body }))
      })
        .on('error', reject)
        .end()
    })

  it('[C88] pages are answered, and everybody is counted by their own address, which they cannot choose', async () => {
    const first = await ask('127.0.0.7')
    expect([first.status, first.body.includes('<html')]).toEqual([200, true])
    const pretended = await Promise.all(
      ['10.1.1.1', '10.1.1.2', '10.1.1.3'].map((name) => ask('127.0.0.7', { 'x-forwarded-for': name })),
    )
    // Two servers count for themselves: of four requests one of them has seen two at least.
    expect(Math.min(...pretended.map(({ left }) => left))).toBeLessThan(first.left)
    expect((await ask('127.0.0.8')).left).toBe(first.left)
  })

  it('[C88] either server is killed while people type, over TLS and WebSocket: they go on within five seconds', async () => {
    await surviveKills('wss', 'n')
  }, 90_000)
})
