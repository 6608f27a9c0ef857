import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access.ts'
import type { GroupId } from '#domain/ids.ts'
import { auth } from '../../../server/http/auth.ts'
import { errors } from '../../../server/http/errors.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { guard, requireMay } from '../../../server/http/require-may.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

let test: TestApp
let app: FastifyInstance
async function setUp(): Promise<void> {
  test = await createTestApp()
  app = fastify()
  await app.register(errors)
  await app.register(auth, test.deps)
}
afterEach(async () => {
  await app.close()
  await test.close()
})

describe('the guard of a route', () => {
  it('[AC6] a route without a guard cannot be registered under /api or /sync', async () => {
    await setUp()
    expect(() => app.get('/api/open', async () => 'open')).toThrow('does not say who may call it')
    expect(() => app.get('/sync/:id', async () => 'open')).toThrow('does not say who may call it')
    expect(() => app.get('/portal', async () => 'open')).not.toThrow()
  })

  it('[AC7] a refusal comes before the body is read', async () => {
    await setUp()
    app.post('/api/meetings', { ...guard('meeting.edit') }, async () => 'never')
    const broken = {
      method: 'POST',
      url: '/api/meetings',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    } as const
    expect((await app.inject(broken)).statusCode).toBe(401)
    const asMember = await app.inject({ ...broken, headers: { ...broken.headers, ...test.as('member') } })
    expect(asMember.json()).toMatchObject({ status: 403, code: 'forbidden' })
    const asSecretariat = await app.inject({ ...broken, headers: { ...broken.headers, ...test.as('Secretariat') } })
    expect(asSecretariat.statusCode).toBe(400)
  })

  it('[AC8] an answer is withheld when a member was let in and the route asked for no scope', async () => {
    await setUp()
    app.get('/api/forgetful', { ...guard('submission.send') }, async () => ({ secret: 'of another group' }))
    app.get('/api/careful/:id', { ...guard('submission.send') }, async (request) => {
      const { id } = request.params as { id: GroupId }
      requireMay(request, 'submission.send', { groupId: id })
      return { fine: true }
    })
    const forgetful = await app.inject({ url: '/api/forgetful', headers: test.as('member') })
    expect(forgetful.statusCode).toBe(500)
    expect(forgetful.body).not.toContain('of another group')
    expect((await app.inject({ url: '/api/forgetful', headers: test.as('Secretariat') })).statusCode).toBe(200)
    expect((await app.inject({ url: `/api/careful/${test.groupId}`, headers: test.as('member') })).statusCode).toBe(200)
    expect((await app.inject({ url: '/api/careful/other', headers: test.as('member') })).statusCode).toBe(403)
  })

  it('[AC5] the seat that ended a moment ago opens nothing', async () => {
    await setUp()
    const { id } = test.accounts.Chair
    const [seat] = await test.deps.stores.groups.membershipsOf(id)
    if (!seat) throw new Error('no seat')
    const rolesOf = async (): Promise<Actor['groups'] | undefined> =>
      (await loadActor(test.deps.stores, id, test.deps.clock()))?.groups
    expect(await rolesOf()).toEqual([{ groupId: test.groupId, role: 'Chair' }])
    await test.deps.stores.groups.endMembership(seat.id, test.deps.clock())
    expect(await rolesOf()).toEqual([])
  })
})
