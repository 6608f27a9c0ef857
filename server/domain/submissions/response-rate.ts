/**
 * How many of those asked have answered. An honest "none" or "nothing to report" is an answer; a submission that only
 * its own delegation sees is not.
 */
import type { OrganizationId } from '../ids.ts'
import type { ReplyState, ReplyStep, Submission } from './submission.ts'

export interface ResponseRate {
  readonly answeredCount: number
  readonly askedCount: number
}

/** Where each organization's reply stands: its last step, `to be started` before the first. */
export function replyStates(
  asked: readonly OrganizationId[],
  steps: readonly ReplyStep[],
): ReadonlyMap<OrganizationId, ReplyState> {
  const last = new Map(steps.map((step) => [step.organizationId, step.state]))
  return new Map(asked.map((organization) => [organization, last.get(organization) ?? 'to be started']))
}

/** Response rate for one question, or for the whole call when no question is named. */
export function responseRate(
  asked: readonly OrganizationId[],
  submissions: readonly Submission[],
  question?: number,
): ResponseRate {
  const answered = new Set(
    submissions
      .filter(({ visibility }) => visibility !== 'delegation')
      .filter(({ questionPosition }) => question === undefined || questionPosition === question)
      .map(({ organizationId }) => organizationId),
  )
  return { answeredCount: asked.filter((organization) => answered.has(organization)).length, askedCount: asked.length }
}
