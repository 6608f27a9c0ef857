/**
 * A remark on the form of a draft that a person has set aside, with a reason, or taken back. Entries are only added; the newest on
 * a remark holds. Rules: docs/spec/form.md, [FO25] and [FO26].
 */
import { type Actor, may } from '../../access.ts'
import type { Instant } from '../../clock.ts'
import { assertAllowed, type Refusal } from '../../errors.ts'
import type { AccountId, DraftId } from '../../ids.ts'
import { type Draft, standingOf } from '../draft.ts'

export interface CheckAside {
  readonly draftId: DraftId
  /** What the remark is known by: `keyOf` of the finding. */
  readonly key: string
  /** False: it is looked at again. */
  readonly isAside: boolean
  /** In plain words; '' when it is taken back. */
  readonly reason: string
  readonly by: AccountId
  readonly at: Instant
}

/** The remarks that are set aside now, each with the entry that did it, in the order in which they were. */
export function standingAsides(entries: readonly CheckAside[]): CheckAside[] {
  const newest = new Map(entries.map((entry) => [entry.key, entry]))
  return entries.filter((entry) => entry.isAside && newest.get(entry.key) === entry)
}

/** Why a person sets no remark of this draft aside, or null. */
export function refuseAside(actor: Actor | null, draft: Draft): Refusal | null {
  if (may(actor, 'draft.comment', standingOf(draft))) return null
  return { code: 'forbidden', message: 'Remarks are set aside by those who may comment on this draft.' }
}

/** @throws DomainError `forbidden`, or `invalid` when no reason is given */
export function setAside(actor: Actor, draft: Draft, entry: CheckAside): CheckAside {
  assertAllowed(refuseAside(actor, draft))
  const reason = entry.reason.trim()
  const isTold = !entry.isAside || reason !== ''
  assertAllowed(
    isTold ? null : { code: 'invalid', message: 'Say in a few words why the group does not follow this remark.' },
  )
  return { ...entry, reason: entry.isAside ? reason : '' }
}
