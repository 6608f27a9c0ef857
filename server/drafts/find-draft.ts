/** The draft that a request names. */
import type { FastifyRequest } from 'fastify'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import type { DraftStore } from '#domain/drafts/store.ts'
import { DomainError } from '#domain/errors.ts'
import { type DraftId, readId } from '#domain/ids.ts'
import { requireMay } from '../http/require-may.ts'

/** @throws DomainError `not_found` */
export async function findDraft(drafts: DraftStore, id: string): Promise<Draft> {
  const draft = await drafts.find(readId<DraftId>(id))
  if (!draft) throw new DomainError('not_found', 'There is no such draft.')
  return draft
}

/** A draft that the caller may read. @throws DomainError `not_found` or `forbidden` */
export async function findReadable(request: FastifyRequest, drafts: DraftStore, id: string): Promise<Draft> {
  const draft = await findDraft(drafts, id)
  requireMay(request, 'draft.read', standingOf(draft))
  return draft
}
