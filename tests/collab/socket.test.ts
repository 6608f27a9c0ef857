/** The socket as programs meet it: a listening server, real WebSockets, the stock provider of y-websocket. */
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE } from '#domain/collab/close.ts'
import { readFrame, SUBPROTOCOL } from '#domain/collab/protocol.ts'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { DraftId } from '#domain/ids.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { hashSecret } from '../../server/http/load-actor.ts'
import { issueToken } from '../../server/people/issue-token.ts'
import { createTestApp, type Reader, type TestApp } from '../support/app.ts'

let test: TestApp
let address: string
let draft: Draft
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  test = await createTestApp()
  const { deps, groupId, accounts } = test
  draft = {
    id: deps.newId() as DraftId,
    title: 'Draft',
    kind: 'resolution',
    groupId,
    meetingId: null,
    label: null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: accounts.Chair.id,
    createdAt: deps.clock(),
  }
  await placeDraft(deps.stores, deps.newId, draft, documentOf([paragraph('operative', 'URGES Parties')]))
  await test.app.listen({ host: '127.0.0.1', port: 0 })
  address = `ws://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/sync`
})
afterEach(async () => {
  for (const provider of providers.splice(0)) {
    provider.awareness.destroy()
    provider.destroy()
  }
  await test.close()
})

/** The stock provider in Node, with nothing of ours in it but the header. */
function sit(reader: Reader, protocols: string[] = []): { provider: WebsocketProvider; doc: Y.Doc } {
  const doc = new Y.Doc()
  class WithToken extends WebSocket {
    constructor(url: string, offered: string[]) {
      super(url, offered, { headers: test.as(reader) })
    }
  }
  const provider = new WebsocketProvider(address, draft.id, doc, {
    WebSocketPolyfill: WithToken as never,
    disableBc: true,
    protocols,
  })
  providers.push(provider)
  return { provider, doc }
}

const until = (holds: () => boolean, observe: (check: () => void) => void) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (holds()) resolve()
    }
    observe(check)
    check()
  })

const synced = ({ provider }: ReturnType<typeof sit>) =>
  until(
    () => provider.synced,
    (check) => provider.on('sync', check),
  )
const textOf = (doc: Y.Doc) => doc.getXmlFragment('content').toString()
const reads = ({ doc }: ReturnType<typeof sit>, words: string) =>
  until(
    () => textOf(doc).includes(words),
    (check) => doc.on('update', check),
  )

/** What the server answers to an upgrade: the status, 101 for a socket. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${address.replace('/sync', '')}${path}`, { headers })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', () => {})
  })
}

describe('a stock provider', () => {
  it('[C61] reads, writes, is seen by another, and what it wrote is recorded under its account', async () => {
    const amina = sit('member')
    const bruno = sit('Chair')
    await Promise.all([synced(amina), synced(bruno)])
    expect(textOf(amina.doc)).toContain('URGES Parties')
    const text = (amina.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(text.length, ' to report')
    await reads(bruno, 'URGES Parties to report')
    const rows = await test.deps.stores.updates.readSince(draft.id, 0)
    expect(rows.map(({ accountId }) => accountId)).toEqual([test.accounts.Chair.id, test.accounts.member.id])
  })

  it.each(['propose', 'comment', 'read'] as const)(
    '[C24] that may only %s and writes all the same is refused and told so, and its words reach nobody',
    async (right) => {
      const { stores, hub, clock } = test.deps
      const rights = { ...DEFAULT_RIGHTS, member: right }
      await stores.drafts.setRights(draft.id, rights, clock(), test.accounts.Chair.id)
      await stores.updates.changeStanding(draft.id)
      const amina = sit('member')
      const bruno = sit('Chair')
      await Promise.all([synced(amina), synced(bruno)])
      expect(textOf(amina.doc)).toContain('URGES Parties')
      const closed = new Promise<{ code: number; reason: string }>((resolve) => {
        amina.provider.on('connection-close', (event: CloseEvent | null) => event && resolve(event))
      })
      const text = (amina.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
      text.insert(0, 'SECRETLY ')
      const { code, reason } = await closed
      amina.provider.disconnect()
      expect([code, String(reason)]).toEqual([CLOSE.notAllowed.code, CLOSE.notAllowed.sentence])
      // What the Chair types afterwards is heard, so anything before it would have been too.
      const other = (bruno.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
      other.insert(0, 'STRONGLY ')
      const carla = sit('Secretariat')
      await reads(carla, 'STRONGLY')
      for (const reader of [bruno, carla]) expect(textOf(reader.doc)).not.toContain('SECRETLY')
      expect(JSON.stringify(await hub.readContent(draft.id))).not.toContain('SECRETLY')
      expect(await stores.updates.readSince(draft.id, 0)).toHaveLength(2)
    },
  )

  it('[C61] shows its presence, with the name that the server knows', async () => {
    const amina = sit('member')
    const bruno = sit('Chair')
    await Promise.all([synced(amina), synced(bruno)])
    amina.provider.awareness.setLocalState({ user: { name: 'Somebody else' } })
    const { awareness } = bruno.provider
    const shown = () => awareness.getStates().get(amina.doc.clientID)?.user
    await until(
      () => shown() !== undefined,
      (check) => awareness.on('change', check),
    )
    expect(shown()).toMatchObject({ name: 'member of FR', delegation: 'FR' })
  })

  it('[C62] speaks as before when it asks for no subprotocol, and hears of recording when it does', async () => {
    const heard: string[] = []
    const socket = new WebSocket(`${address}/${draft.id}`, [SUBPROTOCOL], { headers: test.as('member') })
    socket.on('message', (bytes: Buffer) => heard.push(...readFrame(bytes).map(({ kind }) => kind)))
    await until(
      () => heard.includes('sync step 1'),
      (check) => socket.on('message', check),
    )
    expect(socket.protocol).toBe(SUBPROTOCOL)
    socket.send(new Uint8Array([0, 1, 2, 0, 0]))
    await until(
      () => heard.includes('recorded'),
      (check) => socket.on('message', check),
    )
    socket.close()
    const stock = sit('member')
    await synced(stock)
    expect((stock.provider.ws as unknown as WebSocket).protocol).toBe('')
  })

  it('[C63] tells the epoch first, and turns away a text of another one before anything is exchanged', async () => {
    const epoch = (await test.deps.stores.updates.open(draft.id))?.epoch
    const ask = async (query: string): Promise<{ first: unknown; code: number }> => {
      const socket = new WebSocket(`${address}/${draft.id}${query}`, [SUBPROTOCOL], { headers: test.as('member') })
      let first: unknown = null
      socket.on('message', (bytes: Buffer) => {
        first ??= readFrame(bytes)[0]
        socket.close()
      })
      const code = await new Promise<number>((resolve) => socket.on('close', resolve))
      return { first, code }
    }
    const told = { first: { kind: 'epoch', epoch }, code: 1005 }
    expect(await ask('')).toEqual(told)
    expect(await ask(`?epoch=${epoch}`)).toEqual(told)
    expect(await ask('?epoch=of-a-backup')).toEqual({ first: null, code: 4409 })
  })

  it('[C52] is sent away with 1012 when the server stops', async () => {
    const amina = sit('member')
    await synced(amina)
    const closed = new Promise<number>((resolve) => {
      amina.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
    })
    amina.provider.shouldConnect = false
    await test.app.close()
    expect(await closed).toBe(1012)
  })
})

describe('a connection whose ground is taken away', () => {
  const origin = 'http://intersession.test'

  /** The code with which an open socket is closed after an act, by those headers. */
  async function closedAfter(headers: Record<string, string>, act: () => Promise<unknown>): Promise<number> {
    const socket = new WebSocket(`${address}/${draft.id}`, { headers })
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.on('open', resolve))
    await act()
    return closed
  }
  const ask = (method: 'POST' | 'DELETE', url: string, headers: Record<string, string>) =>
    test.app.inject({ method, url, headers })

  it('[PE12] [C25] signing out closes the sockets of that session and no others', async () => {
    const other = sit('member')
    await synced(other)
    const headers = { cookie: await cookieOf('member'), origin }
    expect(await closedAfter(headers, () => ask('DELETE', '/api/session', headers))).toBe(4401)
    expect(other.provider.wsconnected).toBe(true)
  })

  it('[C25] ending a token, closing an account and ending a seat close its sockets', async () => {
    const { token, secret } = await issueToken(test.deps, 'member@example.org', 7)
    const bearer = { authorization: `Bearer ${secret}` }
    expect(await closedAfter(bearer, () => ask('DELETE', `/api/tokens/${token.id}`, test.as('member')))).toBe(4401)

    const [seat] = await test.deps.stores.groups.membershipsOf(test.accounts.observer.id)
    const end = `/api/groups/${test.groupId}/memberships/${seat?.id}/end`
    expect(await closedAfter(test.as('observer'), () => ask('POST', end, test.as('Chair')))).toBe(4403)

    const close = `/api/accounts/${test.accounts.member.id}/close`
    expect(await closedAfter(test.as('member'), () => ask('POST', close, test.as('Secretariat')))).toBe(4401)
  })

  it('[C53] many messages in one frame, and many questions in one second, close it', async () => {
    const six = (message: readonly number[]) => Array.from({ length: 6 }, () => message)
    const sent = async (frames: readonly (readonly number[])[]) => {
      const socket = new WebSocket(`${address}/${draft.id}`, { headers: test.as('observer') })
      const closed = new Promise<number>((resolve) => socket.on('close', resolve))
      await new Promise((resolve) => socket.on('open', resolve))
      for (const frame of frames) socket.send(new Uint8Array(frame))
      return closed
    }
    expect(await sent([Array.from({ length: 1_000 }, () => 3)])).toBe(4400)
    expect(await sent(six([3]))).toBe(4429)
    expect(await sent(six([0, 0, 1, 0]))).toBe(4429)
  })
})

describe('an upgrade', () => {
  it.each<[string, () => string, () => Record<string, string>, number]>([
    ['nobody signed in', () => draft.id, () => ({}), 401],
    ['a wrong token', () => draft.id, () => ({ authorization: 'Bearer wrong' }), 401],
    ['a stranger to the group', () => draft.id, () => test.as('stranger'), 403],
    ['an unknown draft', () => '01980000-0000-7000-8000-00000000ffff', () => test.as('member'), 404],
    ['another spelling of the id', () => `${draft.id}%20`, () => test.as('member'), 404],
    ['no id at all', () => '%00', () => test.as('member'), 404],
    [
      'a page of another origin',
      () => draft.id,
      () => ({ ...test.as('member'), origin: 'https://intersession.test.example' }),
      403,
    ],
    ['a page of nowhere', () => draft.id, () => ({ ...test.as('member'), origin: 'null' }), 403],
    ['an observer', () => draft.id, () => test.as('observer'), 101],
    ['our own page', () => draft.id, () => ({ ...test.as('member'), origin: 'http://intersession.test' }), 101],
  ])('[C60] by %s is answered', async (_who, id, headers, status) => {
    expect(await knock(`/sync/${id()}`, headers())).toBe(status)
  })

  it('[C60] with a cookie needs an Origin, and it must be ours', async () => {
    const cookie = await cookieOf('member')
    expect(await knock(`/sync/${draft.id}`, { cookie })).toBe(403)
    expect(await knock(`/sync/${draft.id}`, { cookie, origin: 'http://other.test' })).toBe(403)
    expect(await knock(`/sync/${draft.id}`, { cookie, origin: 'http://intersession.test' })).toBe(101)
  })

  it('[C60] of any other address is refused', async () => {
    expect(await knock('/api/health/live', test.as('member'))).toBe(404)
  })
})

async function cookieOf(reader: Reader): Promise<string> {
  const secret = 'a-session-of-a-browser'
  const createdAt = test.deps.clock()
  await test.deps.stores.people.addSession({
    tokenHash: hashSecret(secret),
    accountId: test.accounts[reader].id,
    createdAt,
    lastUsedAt: createdAt,
    expiresAt: '2017-12-01T09:00:00.000Z',
  })
  return `intersession=${secret}`
}
