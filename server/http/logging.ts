/**
 * What the log says. One JSON line an event, on standard output: a fixed message in the past tense and fields beside it.
 * Never text of documents, cookies, tokens or the query of an address; a route is named by its pattern, so that what stands
 * in its place (a sign-in link's secret) is not written down.
 */
import { type FastifyBaseLogger, LogController } from 'fastify'
import fp from 'fastify-plugin'
import { type DestinationStream, pino } from 'pino'
import type { Config } from '../config.ts'

const SECRETS = ['headers', 'password', 'token', 'secret', 'cookie', 'authorization']

/** The program's log. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): FastifyBaseLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...SECRETS, ...SECRETS.map((name) => `*.${name}`)], remove: true },
      serializers: {
        err: describeError,
        req: ({ method, id }: { method?: string; id?: string }) => ({ method, id }),
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
}

/** Only where it was: what a stack begins with repeats the message. */
const placesOf = (stack: string) =>
  stack
    .split('\n')
    .filter((line) => /^ +at /.test(line))
    .join('\n')

/**
 * An error without what people have written: a failed query says its values in its message, in `params` and in the detail of a
 * constraint, and they may be the text of a submission or somebody's address.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack = '', cause } = error
  const { code, constraint_name: constraint, query } = error as Error & Readonly<Record<string, unknown>>
  const isQuery = typeof query === 'string'
  return {
    type: name === 'Error' ? error.constructor.name : name,
    message: isQuery && 'params' in error ? 'A query failed' : message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(isQuery && { query }),
    stack: placesOf(stack),
    ...(cause !== undefined && { cause: describeError(cause) }),
  }
}

/** Keeps Fastify's own lines about requests, which hold whole addresses, out of the log. */
export const quiet = new LogController({ disableRequestLogging: true })

/**
 * One line for each request that was answered. Reading is a matter for `debug`; what changes something, and what failed by
 * our fault, is told at `info` and `error`. Create the app with `logController: quiet`, so that nothing is told twice.
 */
export const requestLogging = fp(
  async (app) => {
    app.addHook('onResponse', async (request, reply) => {
      const fields = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        accountId: request.actor?.accountId,
      }
      const isReading = request.method === 'GET' || request.method === 'HEAD'
      const level = reply.statusCode >= 500 ? 'error' : isReading ? 'debug' : 'info'
      request.log[level](fields, 'request answered')
    })
  },
  { name: 'request-logging' },
)
