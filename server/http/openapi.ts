/**
 * `/api/openapi.json`: the API as OpenAPI 3.1, made from the very schemas that check requests and shape answers, so that it
 * cannot say anything else than the program does. Register before the routes that it is to know; what it says is put together
 * when somebody first asks, so that no start waits for it.
 */
import swagger from '@fastify/swagger'
import type { FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { type TProperties, type TSchema, Type } from 'typebox'
import { ImportInput } from '#domain/decisions/import/wire.ts'
import type { Deps } from '../deps.ts'
import { sessionCookie } from './auth.ts'
import { Problem } from './errors.ts'
import { guard } from './require-may.ts'

export interface OpenapiOptions {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

/** The features in their order, and what stands behind `/api/` where they answer. */
const ADDRESSES_OF: Readonly<Record<string, readonly string[]>> = {
  people: ['session', 'sign-in', 'accounts', 'tokens', 'alerts'],
  groups: ['groups'],
  meetings: ['meetings'],
  decisions: ['decisions', 'imports', 'precedents'],
  mandates: ['mandates'],
  submissions: ['calls', 'submissions'],
  drafts: ['drafts', 'proposals', 'comments', 'brackets', 'rounds'],
  reports: ['reports'],
  program: ['health', 'openapi'],
}
const PROBLEM = {
  description: 'Refused, with the reason as a problem (RFC 9457)',
  content: { 'application/problem+json': { schema: Problem } },
}

/** What a route can take that reads its body itself: a file, or the text of a document instead of one. */
const UPLOADS: Readonly<Record<string, { readonly schema: TSchema }>> = {
  'multipart/form-data': {
    schema: Type.Object({
      file: Type.Unsafe<string>({ type: 'string', contentMediaType: 'application/octet-stream' }),
    }),
  },
  'application/json': { schema: ImportInput },
}

export const openapi = fp<OpenapiOptions>(
  async (app, { config }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.1',
        info: {
          title: 'Intersession',
          version: '1',
          description: 'Decisions, mandates, submissions, drafts and reports of intergovernmental working groups.',
        },
        servers: [{ url: config.publicUrl }],
        tags: Object.keys(ADDRESSES_OF).map((name) => ({ name })),
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: sessionCookie(config.publicUrl).name },
            token: { type: 'http', scheme: 'bearer' },
          },
        },
      },
      convertConstToEnum: false,
      transform: ({ schema, url, route }) => ({
        // A list answers with and without the slash; it is one address all the same.
        url: url.replace(/\/$/, ''),
        schema: describe(schema, url, route),
      }),
    })
    app.get(
      '/api/openapi.json',
      {
        ...guard('public'),
        schema: { summary: 'This description', response: { 200: Type.Unsafe({ type: 'object' }) } },
        // Sent as it is: the answer has no shape of ours to be cut to.
        serializerCompiler: () => JSON.stringify,
      },
      async () => app.swagger(),
    )
  },
  { name: 'openapi' },
)

function describe(schema: FastifySchema | undefined, url: string, { config }: RouteOptions): FastifySchema {
  const [, root, name = ''] = url.split(/[/.]/)
  if (root !== 'api') return { hide: true }
  const tags = Object.keys(ADDRESSES_OF).filter((feature) => ADDRESSES_OF[feature]?.includes(name))
  const taken = schema?.body === undefined ? (schema?.consumes ?? []) : []
  return {
    ...schema,
    tags,
    security: config?.act === 'public' ? [] : [{ session: [] }, { token: [] }],
    params: Type.Object({
      ...placesOf(url),
      ...(schema?.params as { properties?: TProperties } | undefined)?.properties,
    }),
    ...(taken.length > 0 && { body: { content: Object.fromEntries(taken.map((kind) => [kind, UPLOADS[kind]])) } }),
    response: { ...(schema?.response as object | undefined), default: PROBLEM },
  }
}

/** What stands open in an address: any text, unless the route says more. The rest of an address (`/*`) is one of them. */
function placesOf(url: string): TProperties {
  return Object.fromEntries([...url.matchAll(/:(\w+)|(\*)/g)].map(([, name = '*']) => [name, Type.String()]))
}
