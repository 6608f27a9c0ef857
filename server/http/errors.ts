/**
 * Every refusal as `application/problem+json` (RFC 9457) with our stable `code`. Faults that nobody foresaw are logged whole
 * and shown bare: the caller learns that it was not their doing, and the id under which the log has it.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { type Static, Type } from 'typebox'
import { DomainError, ERROR_CODES, type ErrorCode } from '#domain/errors.ts'

const CODES = [...ERROR_CODES, 'internal'] as const

/** `title` names the kind of refusal, `detail` is the sentence for the person; facts of the refusal stand beside them. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.Enum([...CODES]),
  detail: Type.String(),
})
export type Problem = Static<typeof Problem>

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  ambiguous: 409,
  invalid: 400,
  conflict: 409,
  frozen: 409,
  illegal_transition: 409,
  too_large: 413,
  unsupported: 415,
  too_fast: 429,
  unavailable: 503,
}

const TITLE_OF: Readonly<Record<ErrorCode | 'internal', string>> = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  ambiguous: 'More than one fits',
  invalid: 'Needs correction',
  conflict: 'In conflict with what is there',
  frozen: 'Frozen',
  illegal_transition: 'Not possible in this state',
  too_large: 'Too large',
  unsupported: 'Not supported',
  too_fast: 'Too many requests',
  unavailable: 'Not available',
  internal: 'Something went wrong',
}

/** What the framework itself refuses, in our words. */
const REFUSAL_OF_STATUS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['invalid', 'The request could not be read. Send one JSON object.'],
  401: ['unauthenticated', 'Sign in to do this.'],
  403: ['forbidden', 'This is not allowed.'],
  404: ['not_found', 'There is nothing at this address.'],
  413: ['too_large', 'This is larger than can be received here.'],
  415: ['unsupported', 'This kind of content cannot be received here.'],
  429: ['too_fast', 'Too many requests. Wait a minute, then try again.'],
  503: ['unavailable', 'This is not available just now. Try again in a minute.'],
}

type Fault = NonNullable<FastifyError['validation']>[number]

/** What is wrong with a field, by the keyword of JSON Schema that it breaks. Others: "it is not as expected". */
const FAULTS: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  type: ({ type }) => `it must be of type ${[type].flat().join(' or ')}`,
  enum: () => 'it is none of the values that are known here',
  const: () => 'it is none of the values that are known here',
  anyOf: () => 'it is none of the values that are known here',
  boolean: () => 'this field is not known here, remove it',
  additionalProperties: () => 'this field is not known here, remove it',
  minLength: ({ limit }) => (limit === 1 ? 'it must not be empty' : `it needs at least ${limit} characters`),
  maxLength: ({ limit }) => `it has more than ${limit} characters`,
  minimum: ({ limit }) => `it must be ${limit} or more`,
  maximum: ({ limit }) => `it must be ${limit} or less`,
  minItems: ({ limit }) => `it needs at least ${limit} entries`,
  maxItems: ({ limit }) => `it has more than ${limit} entries`,
  format: ({ format }) =>
    format === 'date' ? 'it must be a day of the calendar, like 2017-11-27' : 'it is not as expected',
}

/**
 * What a database says when it is not there, goes away or cannot keep up: by postgres.js, by the system, by PostgreSQL itself.
 * Nothing is wrong with the request, and the same one will do in a moment.
 */
const OUTAGE =
  /^(?:CONNECT(?:ION)?_\w+|E(?:CONNREFUSED|CONNRESET|PIPE|NOENT|TIMEDOUT|HOSTUNREACH)|57P0[1-3]|57014|53300|40001|40P01|55P03)$/

function isOutage(error: unknown): boolean {
  const { code, cause, syscall } = (error ?? {}) as { code?: unknown; cause?: unknown; syscall?: unknown }
  // A missing file has this code as well: only a connection is meant.
  const isCode = typeof code === 'string' && OUTAGE.test(code) && (code !== 'ENOENT' || syscall === 'connect')
  return isCode || (cause !== undefined && isOutage(cause))
}

/** A fault of validation in plain words, with the field as it stands in the request: `Correct "days": it must be 365 or less.` */
function sayFault(where: string | undefined, fault: Fault | undefined): DomainError {
  const params = fault?.params ?? {}
  const { requiredProperties, missingProperty, additionalProperties } = params
  const missing = [requiredProperties, missingProperty].flat().find(isText)
  const unknown = [additionalProperties].flat().find(isText)
  const path = (fault?.instancePath ?? '').split('/').filter(Boolean)
  const field = [...path, missing ?? unknown ?? []].flat().join('.') || (where ?? 'request')
  if (missing) return new DomainError('invalid', `"${field}" is missing.`, { field })
  const wrong = FAULTS[fault?.keyword ?? '']?.(params) ?? 'it is not as expected'
  return new DomainError('invalid', `Correct "${field}": ${wrong}.`, { field })
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The error as a refusal that may be shown, or null for a fault of ours. */
function refusalOf(error: FastifyError | DomainError): DomainError | null {
  if (error instanceof DomainError) return error
  if (error.validation) return sayFault(error.validationContext, error.validation[0])
  const known = REFUSAL_OF_STATUS[error.statusCode ?? (isOutage(error) ? 503 : 500)]
  return known ? new DomainError(...known) : null
}

function send(reply: FastifyReply, refusal: DomainError | null, requestId: string) {
  const status = refusal ? STATUS_OF[refusal.code] : 500
  const code = refusal?.code ?? 'internal'
  const problem: Problem = {
    ...refusal?.detail,
    type: 'about:blank',
    title: TITLE_OF[code],
    status,
    code,
    detail: refusal?.message ?? `Something went wrong on our side. Try again; the log has it as ${requestId}.`,
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  // Sent as text, so that no route's response schema cuts a problem to its own shape.
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

function tellError(error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error)
  if (!refusal) request.log.error({ err: error }, 'request failed')
  else if (isOutage(error)) request.log.warn({ err: error }, 'database did not answer')
  return send(reply, refusal, request.id)
}

/** Sets the one error reply of the program. Pages' own "not found" (the client's routes) is `assets`' affair: see `tellUnknown`. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler<FastifyError | DomainError>(tellError)
  },
  { name: 'errors' },
)

/** The answer to an address that cannot even be read (`%zz`): it reaches no hook, so what every answer says is said here. */
export function tellBadAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply) {
  reply.headers({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  })
  return send(reply, new DomainError('invalid', 'This address cannot be read: check what follows %.'), request.id)
}

/** The answer to an address that nobody serves. */
export function tellUnknown(request: FastifyRequest, reply: FastifyReply) {
  return send(reply, new DomainError('not_found', 'There is nothing at this address.'), request.id)
}
