/** What a reader is shown of calls and submissions: names instead of ids, and nothing that the reader may not see. */
import type { Actor } from '#domain/access.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { Organization } from '#domain/people/person.ts'
import type { Stores } from '#domain/stores.ts'
import { arrivalOf, isOpen, maySee } from '#domain/submissions/release.ts'
import { replyStates, responseRate } from '#domain/submissions/response-rate.ts'
import type { Call, Submission } from '#domain/submissions/submission.ts'
import type { CallDetail, CallView, SubmissionView } from '#domain/submissions/wire.ts'
import { linkTo } from './provision-address.ts'

/** A call is addressed to all Parties. */
export function askedBy(organizations: readonly Organization[]): readonly Organization[] {
  return organizations.filter(({ kind }) => kind === 'Party')
}

export async function callView(stores: Stores, call: Call, actor: Actor, today: string): Promise<CallView> {
  const asked = askedBy(await stores.people.organizations()).map(({ id }) => id)
  const states = replyStates(asked, await stores.submissions.stepsOf(call.id))
  const rate = responseRate(asked, await stores.submissions.list({ callId: call.id }))
  const { questions: _, openedAt: __, openedBy: ___, ...plain } = call
  return { ...plain, ...rate, isOpen: isOpen(call, today), ownState: states.get(actor.organizationId) ?? null }
}

export async function callDetail(stores: Stores, call: Call, actor: Actor, today: string): Promise<CallDetail> {
  const asked = askedBy(await stores.people.organizations())
  const ids = asked.map(({ id }) => id)
  const states = replyStates(ids, await stores.submissions.stepsOf(call.id))
  const submissions = (await stores.submissions.list({ callId: call.id })).filter(
    ({ visibility }) => visibility !== 'delegation',
  )
  return {
    ...(await callView(stores, call, actor, today)),
    questions: await Promise.all(
      call.questions.map(async ({ position, text, provision }) => ({
        position,
        text,
        provision: await linkTo(stores.decisions, provision),
        answeredCount: responseRate(ids, submissions, position).answeredCount,
      })),
    ),
    replies: asked.map(({ id, name, region }) => {
      const own = submissions.filter(({ organizationId }) => organizationId === id)
      const first = own.at(-1)
      return {
        organizationId: id,
        delegation: name,
        region,
        state: states.get(id) ?? 'to be started',
        arrivedAs: first ? arrivalOf(call, first.receivedOn) : null,
        submissionCount: own.length,
      }
    }),
  }
}

/** The submissions that this reader may see, in the order given. */
export async function submissionViews(
  stores: Stores,
  submissions: readonly Submission[],
  actor: Actor,
): Promise<SubmissionView[]> {
  const names = new Map<OrganizationId, string>()
  const organizations = await stores.people.organizations()
  for (const { id, name } of organizations) names.set(id, name)
  const kind = organizations.find(({ id }) => id === actor.organizationId)?.kind ?? null
  return Promise.all(
    submissions
      .filter((submission) => maySee(actor, kind, submission))
      .map(async ({ organizationId, sentAt: _, sentBy: __, ...plain }) => ({
        ...plain,
        delegation: names.get(organizationId) ?? 'Unknown delegation',
        provision: await linkTo(stores.decisions, plain.provision),
      })),
  )
}
