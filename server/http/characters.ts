/**
 * What is no character is turned away at the door: NUL, which PostgreSQL keeps in no text, and halves of a surrogate pair, which
 * no UTF-8 can spell. Checked once for address and body of every request, so that no feature has to think of it and no store is
 * the first to notice. Files have readers of their own, which put a sign in the place.
 */
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { DomainError } from '#domain/errors.ts'

const SENTENCE =
  'The text holds signs that are no characters (a NUL or half of a pair), as a damaged copy does. Remove them, then send it again.'

function isReadable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text)
}

/** The name of the first field, at whatever depth, in which something is no character; null when all can be kept. */
export function unreadableField(value: unknown): string | null {
  // A list of what is still to look at instead of a recursion: a body may be nested deeper than the stack.
  const open: { readonly name: string; readonly value: unknown }[] = [{ name: '', value }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { name, value } = next
    if (typeof value === 'string' && !isReadable(value)) return name
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue
    const isList = Array.isArray(value)
    for (const [key, inner] of Object.entries(value)) {
      if (!isList && !isReadable(key)) return name
      open.push({ name: isList ? name : key, value: inner })
    }
  }
  return null
}

function assertReadable({ params, query, body }: FastifyRequest): void {
  const field = unreadableField(params) ?? unreadableField(query) ?? unreadableField(body)
  if (field !== null) throw new DomainError('invalid', SENTENCE, field === '' ? undefined : { field })
}

export const characters = fp(
  async (app) => {
    app.addHook('preValidation', async (request) => {
      // A socket names a draft in the one spelling of ids, or nothing.
      if (request.headers.upgrade === undefined) assertReadable(request)
    })
  },
  { name: 'characters', dependencies: ['errors'] },
)
