/** Every route of the program against every kind of reader: what nobody thought of guarding fails here. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, mayAnywhere } from '#domain/access.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import type { GuardedBy } from '../../../server/http/require-may.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly act: GuardedBy | undefined
  readonly summary: unknown
}

const routes: Route[] = []

/** Fastify announces each instance before anything is registered on it. */
function listen(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url, config, schema }) => {
    for (const one of [method].flat()) {
      if (one === 'HEAD' || !/^\/(api|sync)(\/|$)/.test(url)) continue
      const summary = schema && 'summary' in schema ? schema.summary : undefined
      routes.push({ method: one as Route['method'], url, act: config?.act, summary })
    }
  })
}

let test: TestApp
beforeAll(async () => {
  subscribe('fastify.initialization', listen)
  test = await createTestApp()
  await test.app.ready()
  unsubscribe('fastify.initialization', listen)
})
afterAll(() => test.close())

/** What the door has to answer: a refusal, or null for "come in". */
function refusalFor(actor: Actor | null, act: GuardedBy | undefined): 401 | 403 | null {
  if (act === 'public') return null
  const isWelcome = act === 'signed-in' ? actor !== null : act !== undefined && mayAnywhere(actor, act)
  if (isWelcome) return null
  return actor ? 403 : 401
}

async function answerTo(route: Route, reader: Reader | null): Promise<number> {
  const response = await test.app.inject({
    method: route.method,
    url: route.url.replace(/:\w+/g, '01980000-0000-7000-8000-ffffffffffff').replace('*', '1.1'),
    headers: test.as(reader),
    ...(route.method !== 'GET' && route.method !== 'DELETE' && { payload: {} }),
  })
  return response.statusCode
}

describe('the matrix of routes and readers', () => {
  it('[AC6] every route declares its act and says in a summary what it does', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(routes.filter(({ act }) => act === undefined)).toEqual([])
    expect(routes.filter(({ url, summary }) => url.startsWith('/api/') && typeof summary !== 'string')).toEqual([])
  })

  it.each([null, ...READERS])('[AC9] %s is refused at every route that the table does not grant', async (reader) => {
    const account = reader && test.accounts[reader]
    const actor = account && (await loadActor(test.deps.stores, account.id, test.deps.clock()))
    const wrong: string[] = []
    for (const route of routes) {
      const status = await answerTo(route, reader)
      const expected = refusalFor(actor, route.act)
      const isRight = expected === null ? status !== 401 && status !== 500 : status === expected
      if (!isRight) wrong.push(`${route.method} ${route.url} (${route.act}): ${status}, not ${expected ?? 'let in'}`)
    }
    expect(wrong).toEqual([])
  })
})
