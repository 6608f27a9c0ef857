/**
 * Whether the program lives, and whether it can work. Watchers restart what is not alive and send people away from what is
 * not ready, so the first asks nobody and the second asks the database, with a deadline.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { Problem } from './errors.ts'
import { guard } from './require-may.ts'

export interface HealthOptions {
  readonly stores: Pick<Deps['stores'], 'ping'>
}

const Live = Type.Object({ status: Type.Literal('live') })
const Ready = Type.Object({ status: Type.Literal('ready') })

/** Milliseconds. A watcher that waits longer has usually given up. */
const DEADLINE = 2000

export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { stores }) => {
  app.get(
    '/live',
    {
      ...guard('public'),
      logLevel: 'warn',
      schema: { summary: 'Whether the program is alive', tags: ['health'], response: { 200: Live } },
    },
    async () => ({ status: 'live' as const }),
  )

  app.get(
    '/ready',
    {
      ...guard('public'),
      logLevel: 'warn',
      schema: {
        summary: 'Whether the database answers',
        tags: ['health'],
        response: { 200: Ready, 503: Problem },
      },
    },
    async (request) => {
      try {
        await inTime(stores.ping())
      } catch (error) {
        request.log.warn({ err: error }, 'database did not answer')
        throw new DomainError('unavailable', 'The database does not answer. Try again in a minute.')
      }
      return { status: 'ready' as const }
    },
  )
}

async function inTime(answer: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${DEADLINE} ms`)), DEADLINE)
  })
  await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
