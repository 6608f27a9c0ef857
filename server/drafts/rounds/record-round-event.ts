/** Extending, closing or recalling a round, and letting in again what comes after it; the group is told in the same act. */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { eventWords } from '#domain/drafts/rounds/announcement.ts'
import { refuseRoundEvent } from '#domain/drafts/rounds/refusals.ts'
import type { Round, RoundEvent } from '#domain/drafts/rounds/round.ts'
import type { RoundEventInput } from '#domain/drafts/rounds/wire.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { tellGroup } from './tell-group.ts'

/** @throws DomainError `forbidden`, `illegal_transition`, `invalid`, `conflict` when somebody else was faster */
export async function recordRoundEvent(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  round: Round,
  input: RoundEventInput,
): Promise<void> {
  const event: RoundEvent = { ...input, reason: (input.reason ?? '').trim(), by: actor.accountId, at: clock() }
  assertAllowed(refuseRoundEvent(actor, draft, round, event))
  await stores.transact(async (bound) => {
    await bound.rounds.addEvent(round.id, round.events.length, event)
    const words = eventWords({ ...round, events: [...round.events, event] }, event)
    await tellGroup(bound, newId, draft, { words, by: event.by, at: event.at })
  })
  hub.changed(draft.id, 'rounds')
}
