/** Opens a call for information; each question is tied to a provision that exists. */
import type { Actor } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { CallId, GroupId } from '#domain/ids.ts'
import type { Call } from '#domain/submissions/submission.ts'
import type { CallInput } from '#domain/submissions/wire.ts'
import type { Deps } from '../deps.ts'
import { readAddress } from './provision-address.ts'

/** @throws DomainError `invalid` when the date has passed or a provision is unknown, `conflict` when the number is taken. */
export async function openCall(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  input: CallInput,
): Promise<Call> {
  const now = clock()
  const today = now.slice(0, 10)
  if (input.dueOn < today) {
    throw new DomainError('invalid', 'The date for answers has passed already: choose a later one.')
  }
  const questions = await Promise.all(
    input.questions.map(async ({ text, provision }, index) => ({
      position: index + 1,
      text,
      provision: provision ? await readAddress(stores.decisions, provision) : null,
    })),
  )
  const call: Call = {
    id: newId() as CallId,
    groupId: input.groupId as GroupId,
    number: input.number,
    title: input.title,
    issuedOn: today,
    dueOn: input.dueOn,
    extendedTo: null,
    audience: input.audience,
    questions,
    openedAt: now,
    openedBy: actor.accountId,
  }
  await stores.transact((bound) => bound.submissions.addCall(call))
  return call
}
