import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { errors } from '../../server/http/errors.ts'
import { healthRoutes } from '../../server/http/health.ts'
import { createLog, quiet, requestLogging } from '../../server/http/logging.ts'

async function appWith(ping: () => Promise<void>) {
  const app = Fastify()
  await app.register(errors)
  await app.register(healthRoutes, { prefix: '/api/health', stores: { ping } })
  return app
}

describe('health', () => {
  it('[ST19] a program whose database answers is alive and ready', async () => {
    const app = await appWith(async () => {})
    expect((await app.inject('/api/health/live')).json()).toEqual({ status: 'live' })
    expect((await app.inject('/api/health/ready')).json()).toEqual({ status: 'ready' })
  })

  it.each([
    ['refuses', () => Promise.reject(new Error('gone'))],
    ['keeps silent', () => new Promise<void>(() => {})],
  ])('[ST19] a program whose database %s is alive, and not ready', async (_, ping) => {
    const app = await appWith(ping)
    expect((await app.inject('/api/health/live')).statusCode).toBe(200)
    const ready = await app.inject('/api/health/ready')
    expect(ready.statusCode).toBe(503)
    expect(ready.headers['content-type']).toContain('application/problem+json')
    expect(ready.json()).toMatchObject({ code: 'unavailable', status: 503 })
  })
})

describe('log', () => {
  it('[ST20] a request is told by its route, without what stands in the address, headers or cookies', async () => {
    const lines: string[] = []
    const app = Fastify({
      loggerInstance: createLog('debug', { write: (line: string) => lines.push(line) }),
      logController: quiet,
    })
    await app.register(errors)
    await app.register(requestLogging)
    app.get('/sign-in/:token', async () => 'welcome')
    app.get('/broken', async (request) => {
      request.log.info({ req: request, token: 'secret-4' }, 'looked at')
      throw new Error('broken')
    })
    const headers = { cookie: 'intersession=secret-2', authorization: 'Bearer secret-3' }
    await app.inject({ url: '/sign-in/secret-1?next=secret-5', headers })
    await app.inject({ url: '/broken', headers })
    const log = lines.join('')
    expect(log).toContain('"route":"/sign-in/:token"')
    expect(log).toContain('"msg":"request failed"')
    expect(log).not.toMatch(/secret-\d/)
  })
})
