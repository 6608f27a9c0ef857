/** Where a page of drafts ends: drafts are listed newest first, and those of one instant by id. */
import type { Instant } from '../clock.ts'
import { DomainError } from '../errors.ts'
import { isId } from '../ids.ts'

export interface DraftCursor {
  readonly createdAt: Instant
  readonly id: string
}

export function writeCursor({ createdAt, id }: DraftCursor): string {
  return `${createdAt}_${id}`
}

/** @throws DomainError `invalid` for a cursor that this program did not write */
export function readCursor(text: string): DraftCursor {
  const [createdAt = '', id = '', ...more] = text.split('_')
  const isInstant =
    /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(createdAt) && !Number.isNaN(Date.parse(createdAt))
  if (!isInstant || !isId(id) || more.length > 0) {
    throw new DomainError('invalid', 'This page of the list cannot be found. Begin again with the first one.')
  }
  return { createdAt, id }
}
