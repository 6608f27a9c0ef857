import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../server/config.ts'
import { SIGN_IN_RATE } from '../../../server/http/security.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

describe('what every answer says', () => {
  it('[AC16] scripts, frames and connections of other origins are forbidden', async () => {
    for (const url of ['/', '/api/session', '/api/nothing']) {
      const { headers } = await test.app.inject(url)
      expect(String(headers['content-security-policy']).split(';').sort()).toEqual(
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self' ws://intersession.test",
          "worker-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ].sort(),
      )
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('[AC16] on https browsers are told to stay there', async () => {
    const secure = await createTestApp({ config: loadConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'https://a.test' }) })
    const { headers } = await secure.app.inject('/')
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    expect(headers['content-security-policy']).toContain('wss://a.test')
    await secure.close()
  })

  it('[AC16] what the API answers is not cached', async () => {
    expect((await test.app.inject('/api/session')).headers['cache-control']).toBe('no-store')
  })

  it('[AC17] whoever tries to sign in too often is told to wait', async () => {
    const ask = () => test.app.inject({ method: 'POST', url: '/api/sign-in', payload: { email: 'member@example.org' } })
    const statuses: number[] = []
    for (let count = 0; count < SIGN_IN_RATE; count++) statuses.push((await ask()).statusCode)
    expect(new Set(statuses)).toEqual(new Set([202]))
    expect((await ask()).json()).toMatchObject({ status: 429, code: 'too_fast' })
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    const another = await test.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { email: 'a@b.test' },
      headers,
    })
    expect(another.statusCode).toBe(202)
    const spoofing = { url: '/api/session', remoteAddress: '198.51.100.1', headers }
    expect((await test.app.inject(spoofing)).headers['x-ratelimit-remaining']).toBe('1199')
    const again = { ...spoofing, headers: { 'x-forwarded-for': '203.0.113.8' } }
    expect((await test.app.inject(again)).headers['x-ratelimit-remaining']).toBe('1198')
    const script = await test.app.inject({ ...again, url: '/assets/index-3kd9.js' })
    expect(script.headers['x-ratelimit-remaining']).toBeUndefined()
    expect((await test.app.inject(again)).headers['x-ratelimit-remaining']).toBe('1197')
  })
})
