/** The description of the API: its structure by the rules of OpenAPI 3.1, its contents against the routes that there are. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { Check } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../server/http/errors.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: unknown
}
interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> }
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Record<string, { readonly schema: unknown }> }>
  >
}
interface Description {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly securitySchemes: Readonly<Record<string, { readonly type: string }>> }
}

const routes: { readonly method: string; readonly url: string; readonly act: unknown }[] = []
/** Fastify announces each instance before anything is registered on it. */
function listen(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD' && url.startsWith('/api/')) routes.push({ method: one, url, act: config?.act })
    }
  })
}

let test: TestApp
let description: Description
let operations: (Operation & { readonly address: string; readonly path: string })[]
beforeAll(async () => {
  subscribe('fastify.initialization', listen)
  test = await createTestApp()
  unsubscribe('fastify.initialization', listen)
  const response = await test.app.inject({ url: '/api/openapi.json' })
  expect(response.headers['content-type']).toMatch(/^application\/json/)
  description = response.json()
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, address: `${method} ${path}` })),
  )
})
afterAll(() => test.close())

const addressesWhere = (is: (operation: (typeof operations)[number]) => boolean) =>
  operations.filter(is).map(({ address }) => address)

/** Schemas as JSON Schema 2020-12 has them: every keyword whose form says something about the dialect. */
function faultsOf(schema: unknown, where: string): string[] {
  if (typeof schema === 'boolean') return []
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${where} is no schema`]
  const faults: string[] = []
  for (const [keyword, value] of Object.entries(schema)) {
    const place = `${where}/${keyword}`
    if (keyword === 'nullable') faults.push(`${place} is of OpenAPI 3.0`)
    if (keyword === 'exclusiveMinimum' && typeof value !== 'number') faults.push(`${place} is no number`)
    if (keyword === 'required' && !(Array.isArray(value) && value.every((name) => typeof name === 'string')))
      faults.push(`${place} is no list of names`)
    if (keyword === 'enum' && !Array.isArray(value)) faults.push(`${place} is no list`)
    if (keyword === '$ref' && !resolves(String(value))) faults.push(`${place} leads nowhere`)
    if (['anyOf', 'allOf', 'oneOf'].includes(keyword))
      faults.push(...(value as unknown[]).flatMap((one, index) => faultsOf(one, `${place}/${index}`)))
    if (['properties', 'patternProperties', '$defs'].includes(keyword))
      faults.push(...Object.entries(value as object).flatMap(([name, one]) => faultsOf(one, `${place}/${name}`)))
    if (['items', 'additionalProperties', 'not'].includes(keyword)) faults.push(...faultsOf(value, place))
  }
  return faults
}

function resolves(reference: string): boolean {
  let place: unknown = description
  for (const name of reference.replace(/^#\//, '').split('/')) place = (place as Record<string, unknown>)?.[name]
  return reference.startsWith('#/') && typeof place === 'object'
}

describe('the description of the API', () => {
  it('[AP1] says of itself what OpenAPI 3.1 asks for', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(description.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(Object.values(description.components.securitySchemes).map(({ type }) => type)).toEqual(['apiKey', 'http'])
    expect(Object.keys(description.paths).filter((path) => !/^\/api\/[^\s:?#]+$/.test(path))).toEqual([])
  })

  it('[AP1] has operations whose parameters, bodies and answers are well formed', () => {
    const known = new Set(Object.keys(description.components.securitySchemes))
    for (const { address, path, parameters = [], requestBody, responses, security = [] } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      const open = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1])
      expect(inPath.map(({ name }) => name).sort(), address).toEqual(open.sort())
      expect(
        inPath.every(({ required }) => required),
        address,
      ).toBe(true)
      expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size, address).toBe(parameters.length)
      expect(
        security.flatMap(Object.keys).filter((name) => !known.has(name)),
        address,
      ).toEqual([])
      for (const [status, { description: said, content }] of Object.entries(responses)) {
        expect(status, address).toMatch(/^([1-5]\d\d|default)$/)
        expect(said, `${address} ${status}`).toBeTruthy()
        if (status === '204') expect(content, address).toBeUndefined()
      }
      const media = [requestBody?.content ?? {}, ...Object.values(responses).map(({ content = {} }) => content)]
      const schemas = [...parameters, ...media.flatMap((one) => Object.values(one))].map(({ schema }) => schema)
      expect(schemas.flatMap((schema) => faultsOf(schema, address))).toEqual([])
    }
  })

  it('[AP1] is for everybody, and reads the same each time', async () => {
    const again = await test.app.inject({ url: '/api/openapi.json', headers: test.as('observer') })
    expect(again.json()).toEqual(description)
  })

  it('[AP2] holds every route, and nothing that is no route', () => {
    const addressOf = ({ method, url }: (typeof routes)[number]) =>
      `${method.toLowerCase()} ${url
        .replace(/\/$/, '')
        .replace(/:(\w+)/g, '{$1}')
        .replace('*', '{*}')}`
    expect(operations.map(({ address }) => address).sort()).toEqual([...new Set(routes.map(addressOf))].sort())
    const open = new Set(routes.filter(({ act }) => act === 'public').map(addressOf))
    expect(addressesWhere(({ security }) => security?.length === 0).sort()).toEqual([...open].sort())
  })

  it('[AP2] says of every route what it does, where it belongs, and how it refuses', async () => {
    const features = description.tags.map(({ name }) => name)
    expect(addressesWhere(({ summary }) => !summary)).toEqual([])
    expect(addressesWhere(({ tags = [] }) => tags.length !== 1 || !features.includes(tags[0] ?? ''))).toEqual([])
    expect(addressesWhere(({ responses }) => !responses.default?.content?.['application/problem+json'])).toEqual([])
    const refused = await test.app.inject({ url: '/api/decisions/99.999' })
    expect(Check(Problem, refused.json())).toBe(true)
  })

  it('[AP3] names what a request is checked for', async () => {
    const limit = description.paths['/api/decisions']?.get?.parameters?.find(({ name }) => name === 'limit')
    expect(limit?.schema).toMatchObject({ type: 'integer', maximum: 200 })
    expect((await test.app.inject({ url: '/api/decisions?limit=201' })).statusCode).toBe(400)
    const upload = description.paths['/api/imports']?.post?.requestBody?.content
    expect(Object.keys(upload ?? {})).toEqual(['multipart/form-data', 'application/json'])
  })
})
