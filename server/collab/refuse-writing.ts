/** Why an update is not taken, whatever is in it. */
import { type Actor, may } from '#domain/access.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import type { Refusal } from '#domain/errors.ts'

const LARGEST_DRAFT = 20 * 1_048_576

/** @param actor who sent it over a connection; null for an edit by the server, whose caller has asked `may` */
export function refuseWriting(actor: Actor | null, standing: DraftStanding, byteCount: number): Refusal | null {
  if (actor && !may(actor, 'draft.edit', standing))
    return { code: 'forbidden', message: 'You may not edit this draft.' }
  if (!standing.isOpen) return { code: 'frozen', message: 'This draft is frozen and takes no more edits.' }
  if (byteCount > LARGEST_DRAFT) return { code: 'too_large', message: 'This draft is too long to be edited.' }
  return null
}
