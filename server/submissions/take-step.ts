/** Moves a Party's reply to a call one step on: reviewers prepare it, the focal point releases it. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed } from '#domain/errors.ts'
import { refuseStep } from '#domain/submissions/release.ts'
import { replyStates } from '#domain/submissions/response-rate.ts'
import type { Call, ReplyState } from '#domain/submissions/submission.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `illegal_transition`, for example from released back to in preparation. */
export async function takeStep(
  { stores, clock }: Pick<Deps, 'stores' | 'clock'>,
  actor: Actor,
  call: Call,
  state: ReplyState,
): Promise<void> {
  await stores.transact(async ({ submissions }) => {
    const own = actor.organizationId
    const from = replyStates([own], await submissions.stepsOf(call.id)).get(own) ?? 'to be started'
    assertAllowed(refuseStep(from, state))
    await submissions.addStep({ callId: call.id, organizationId: own, state, at: clock(), by: actor.accountId })
  })
}
