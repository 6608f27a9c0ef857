/** Sends a submission of the actor's own delegation, and notes the step of its reply when it answers a call. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { CallId, GroupId, SubmissionId } from '#domain/ids.ts'
import { refuseSubmission } from '#domain/submissions/release.ts'
import type { Call, Submission } from '#domain/submissions/submission.ts'
import type { SubmissionInput } from '#domain/submissions/wire.ts'
import type { Deps } from '../deps.ts'
import { readAddress } from './provision-address.ts'

/** @throws DomainError `invalid` for what cannot be sent so, `not_found` for an unknown call or question. */
export async function sendSubmission(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  input: SubmissionInput,
  call: Call | null,
): Promise<Submission> {
  assertAllowed(refuseSubmission(input))
  const question = call?.questions.find(({ position }) => position === input.questionPosition) ?? null
  if (input.questionPosition !== null && !question) {
    throw new DomainError('invalid', 'This call has no such question: choose one of its questions, or none.')
  }
  const now = clock()
  const { provision, callId, groupId, link, ...rest } = input
  const submission: Submission = {
    ...rest,
    id: newId() as SubmissionId,
    groupId: groupId as GroupId,
    organizationId: actor.organizationId,
    callId: callId as CallId | null,
    provision: provision ? await readAddress(stores.decisions, provision) : (question?.provision ?? null),
    link: link?.trim() || null,
    receivedOn: now.slice(0, 10),
    sentAt: now,
    sentBy: actor.accountId,
  }
  await stores.transact((bound) => bound.submissions.add(submission))
  return submission
}
