/** Agreed language over HTTP: what meetings have adopted, by words and phrases. Rules: docs/spec/precedents.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { markAnswers, readQuestion } from '#domain/decisions/phrases.ts'
import { PrecedentPage, PrecedentQuery } from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { guard } from '../http/require-may.ts'

export const precedentRoutes: FastifyPluginAsyncTypebox<Pick<Deps, 'stores'>> = async (app, { stores }) => {
  app.get(
    '/',
    {
      ...guard('decision.read'),
      schema: {
        summary: 'Adopted provisions that hold words or phrases, those in effect first, then by meeting',
        querystring: PrecedentQuery,
        response: { 200: PrecedentPage },
      },
    },
    async (request) => {
      const { q, inEffect, cursor, limit = 30, addressee, strength, kind } = request.query
      const questions = readQuestion(q, await stores.decisions.subjectNames())
      if (questions.length === 0) {
        throw new DomainError('invalid', 'Write a word or two to look for, or a phrase in quotation marks.')
      }
      const filter = {
        q,
        ...(addressee !== undefined && { addressee }),
        ...(strength !== undefined && { strength }),
        ...(kind !== undefined && { kind }),
        ...(inEffect && { isInEffect: true as const }),
      }
      const page = await stores.decisions.precedents(filter, { limit, ...(cursor !== undefined && { after: cursor }) })
      const items = page.items.map(({ decisionId: _id, rank: _rank, bodies: _bodies, alsoIn, ...row }) => ({
        ...row,
        alsoIn: [...alsoIn],
        href: `/decisions/${row.address}`,
        marks: markAnswers(row.text, questions),
      }))
      return { ...page, items }
    },
  )
}
