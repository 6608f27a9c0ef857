/** Asked at the moment of the act, in its transaction: whether what is said to the group still counts. Rule: docs/spec/rounds.md, RO12. */
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { refuseLate } from '#domain/drafts/rounds/refusals.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Stores } from '#domain/stores.ts'

/** @param at the instant under which the act is recorded @throws DomainError `conflict` */
export async function requireInTime(
  { rounds }: Pick<Stores, 'rounds'>,
  actor: Actor,
  draft: Draft,
  at: Instant,
): Promise<void> {
  assertAllowed(refuseLate(actor, draft, await rounds.ofDraft(draft.id), at))
}
