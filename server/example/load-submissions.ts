/** Loads the calls for information of the example and what Parties sent. */
import type { Decision } from '#domain/decisions/decision.ts'
import type { CallId, OrganizationId, SubmissionId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Call } from '#domain/submissions/submission.ts'
import type { LoadedPeople } from './load-people.ts'
import { found } from './load-registry.ts'
import { exampleCalls, exampleSubmissions } from './submissions.ts'

export async function loadSubmissions(
  stores: Stores,
  newId: () => string,
  decisions: ReadonlyMap<string, Decision>,
  people: LoadedPeople,
  today: string,
): Promise<void> {
  const secretariat = account(people, 'secretariat@example.org')
  const calls = new Map<string, Call>()
  for (const { key, questions, extendedTo, ...example } of exampleCalls(today)) {
    const call: Call = {
      ...example,
      id: newId() as CallId,
      groupId: people.groupId,
      extendedTo: null,
      audience: 'All Parties',
      questions: questions.map(({ text, decision, path }, index) => ({
        position: index + 1,
        text,
        provision: { decisionId: found(decisions, decision).id, path },
      })),
      openedAt: `${example.issuedOn}T09:00:00.000Z`,
      openedBy: secretariat.id,
    }
    await stores.submissions.addCall(call)
    if (extendedTo) await stores.submissions.extendCall(call.id, extendedTo, `${example.dueOn}T16:00:00.000Z`)
    calls.set(key, call)
  }

  const released = new Set<string>()
  for (const example of exampleSubmissions(today)) {
    const sender = account(people, example.by)
    const call = example.call ? (calls.get(example.call) ?? null) : null
    const sentAt = `${example.on}T14:30:00.000Z`
    await stores.submissions.add({
      id: newId() as SubmissionId,
      groupId: people.groupId,
      organizationId: sender.organizationId,
      callId: call?.id ?? null,
      questionPosition: example.question,
      provision: call?.questions.find(({ position }) => position === example.question)?.provision ?? null,
      category: example.category,
      answer: example.answer,
      title: example.title,
      summary: example.summary,
      link: example.link,
      receivedOn: example.on,
      visibility: example.visibility,
      sentAt,
      sentBy: sender.id,
    })
    const step = `${call?.id} ${sender.organizationId}`
    if (!call || released.has(step)) continue
    released.add(step)
    const state = example.visibility === 'delegation' ? 'in preparation' : 'released'
    await stores.submissions.addStep(stepOf(call.id, sender.organizationId, state, sentAt, sender.id))
  }
}

function account(people: LoadedPeople, email: string) {
  const known = people.accounts.get(email)
  if (!known) throw new Error(`The example has no person ${email}.`)
  return known
}

function stepOf(
  callId: CallId,
  organizationId: OrganizationId,
  state: 'in preparation' | 'released',
  at: string,
  by: Parameters<Stores['submissions']['addStep']>[0]['by'],
) {
  return { callId, organizationId, state, at, by }
}
