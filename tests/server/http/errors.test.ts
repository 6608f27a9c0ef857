import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import fastify from 'fastify'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { DomainError, ERROR_CODES } from '#domain/errors.ts'
import { errors, tellUnknown } from '../../../server/http/errors.ts'

async function appThatThrows(error: unknown, lines: string[] = []) {
  const stream = { write: (line: string) => void lines.push(line) }
  const app = fastify({ logger: { level: 'error', stream } }).setValidatorCompiler(TypeBoxValidatorCompiler)
  await app.register(errors)
  app.setNotFoundHandler(tellUnknown)
  app.get('/throws', { schema: { response: { 200: Type.Object({ fine: Type.Boolean() }) } } }, async () => {
    throw error
  })
  const body = Type.Object(
    { email: Type.String({ minLength: 3 }), days: Type.Integer({ maximum: 365 }), role: Type.Enum(['a', 'b']) },
    { additionalProperties: false },
  )
  app.post('/reads', { schema: { body } }, async () => ({ fine: true }))
  return app
}

describe('refusals', () => {
  it.each(ERROR_CODES)('[AC13] %s is a problem with its code, its sentence and its facts', async (code) => {
    const app = await appThatThrows(new DomainError(code, 'Do this instead.', { candidates: ['17.XX'] }))
    const response = await app.inject('/throws')
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.json()).toMatchObject({
      type: 'about:blank',
      status: response.statusCode,
      code,
      detail: 'Do this instead.',
      candidates: ['17.XX'],
    })
  })

  it('[AC13] an unknown address and a broken body are problems too', async () => {
    const app = await appThatThrows(null)
    expect((await app.inject('/api/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' })
    const headers = { 'content-type': 'application/json' }
    const broken = await app.inject({ method: 'POST', url: '/reads', payload: '{', headers })
    expect(broken.json()).toMatchObject({ status: 400, code: 'invalid' })
    const wrongKind = await app.inject({
      method: 'POST',
      url: '/reads',
      payload: '<a/>',
      headers: { 'content-type': 'text/xml' },
    })
    expect(wrongKind.json()).toMatchObject({ status: 415, code: 'unsupported' })
  })

  it.each([
    [{}, 'email', '"email" is missing.'],
    [{ email: 'a', days: 1, role: 'a' }, 'email', 'Correct "email": it needs at least 3 characters.'],
    [{ email: 'abc', days: 400, role: 'a' }, 'days', 'Correct "days": it must be 365 or less.'],
    [{ email: 'abc', days: '1', role: 'a' }, 'days', 'Correct "days": it must be of type integer.'],
    [{ email: 'abc', days: 1, role: 'c' }, 'role', 'Correct "role": it is none of the values that are known here.'],
    [
      { email: 'abc', days: 1, role: 'a', admin: true },
      'admin',
      'Correct "admin": this field is not known here, remove it.',
    ],
    [[], 'body', 'Correct "body": it must be of type object.'],
  ])('[AC14] %j names the field %s', async (payload, field, detail) => {
    const app = await appThatThrows(null)
    const response = await app.inject({ method: 'POST', url: '/reads', payload })
    expect(response.json()).toMatchObject({ status: 400, code: 'invalid', field, detail })
  })

  it('[AC15] a fault of ours is logged whole and shown bare', async () => {
    const lines: string[] = []
    const app = await appThatThrows(new Error('column "secret" does not exist'), lines)
    const response = await app.inject('/throws')
    expect(response.json()).toMatchObject({ status: 500, code: 'internal' })
    expect(response.body).not.toContain('column')
    expect(lines.join('')).toContain('column \\"secret\\" does not exist')
  })
})
