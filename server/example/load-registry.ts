/** Loads the calendar and the registry of the example, and the mandates that follow from it. */

import type { Decision } from '#domain/decisions/decision.ts'
import { DomainError } from '#domain/errors.ts'
import type {
  AccountId,
  AgendaItemId,
  DecisionId,
  EntryId,
  MandateId,
  MeetingId,
  ProvisionId,
  RevisionId,
} from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { Stores } from '#domain/stores.ts'
import { DEADLINE_RULES, exampleMeetings } from './calendar.ts'
import type { LoadedPeople } from './load-people.ts'
import { MANDATES } from './mandates.ts'
import { ORGANIZATIONS, PEOPLE } from './people.ts'
import { DECISIONS, type ExampleDecision } from './registry.ts'
import { LINEAGE, SUBJECT_NAMES, TEXTS } from './registry-texts.ts'

/** First days of the meetings that recorded what the example tells. */
const RECORDED: Readonly<Record<string, string>> = {
  CoP15: '2010-03-25T17:00:00.000Z',
  CoP16: '2013-03-14T17:00:00.000Z',
  CoP17: '2016-10-04T17:00:00.000Z',
}

export async function loadCalendar(stores: Stores, newId: () => string, by: AccountId, now: string): Promise<void> {
  for (const rule of DEADLINE_RULES) await stores.meetings.addRule(rule, RECORDED.CoP16 ?? now)
  for (const { agenda, ...meeting } of exampleMeetings(now.slice(0, 10))) {
    const id = newId() as MeetingId
    const { place, startsOn, endsOn } = meeting
    await stores.meetings.add(
      { ...meeting, id, agenda: agenda.map((item) => ({ ...item, id: newId() as AgendaItemId })) },
      { meetingId: id, place, startsOn, endsOn, recordedAt: now, recordedBy: by },
    )
  }
}

/** The texts by their key within the example. */
export async function loadRegistry(
  stores: Stores,
  newId: () => string,
  newHandle: (id: DecisionId) => string,
  by: AccountId,
): Promise<ReadonlyMap<string, Decision>> {
  const loaded = new Map<string, Decision>()
  for (const text of [...DECISIONS, ...TEXTS]) {
    const decision = build(text, newId, newHandle, by)
    await stores.decisions.add(decision)
    loaded.set(text.key, decision)
  }
  await stores.decisions.addLineage(
    LINEAGE.map(([from, fromPath, kind, to, toPath]) => ({
      kind,
      fromDecision: found(loaded, from).id,
      fromPath,
      toDecision: found(loaded, to).id,
      toPath,
    })),
  )
  await stores.decisions.addSubjectNames(SUBJECT_NAMES, RECORDED.CoP17 ?? '', by)
  return loaded
}

function build(
  text: ExampleDecision,
  newId: () => string,
  newHandle: (id: DecisionId) => string,
  by: AccountId,
): Decision {
  const id = newId() as DecisionId
  const bornAt = RECORDED[text.revisions[0]?.adoptedAt ?? ''] ?? '2016-04-27T12:00:00.000Z'
  return {
    id,
    handle: newHandle(id),
    kind: text.kind,
    label: text.label,
    subject: text.subject,
    proposedBy: text.proposedBy,
    createdAt: bornAt,
    revisions: text.revisions.map(({ provisions, ...revision }) => ({
      ...revision,
      id: newId() as RevisionId,
      addressees: text.addressees,
      provisions: provisions.map((provision) => ({ ...provision, id: newId() as ProvisionId })),
      importId: null,
      recordedAt: RECORDED[revision.adoptedAt ?? ''] ?? bornAt,
      recordedBy: by,
    })),
    events: text.events.map((event) => ({
      kind: event.kind,
      meeting: event.meeting,
      number: event.number ?? null,
      note: event.note ?? null,
      recordedAt: RECORDED[event.meeting] ?? bornAt,
      recordedBy: by,
    })),
  }
}

export async function loadMandates(
  stores: Stores,
  newId: () => string,
  decisions: ReadonlyMap<string, Decision>,
  people: LoadedPeople,
  confirmedBy: AccountId,
): Promise<void> {
  const delegations = new Map(
    PEOPLE.map(({ email, organization }) => [
      email,
      ORGANIZATIONS.find(({ code }) => code === organization)?.name ?? organization,
    ]),
  )
  for (const { decision: key, body, entries, ...duty } of MANDATES) {
    const decision = found(decisions, key)
    const revision = decision.revisions.at(-1)
    if (!revision) throw new Error(`The example's ${key} has no text.`)
    const mandate: Mandate = {
      ...duty,
      id: newId() as MandateId,
      decisionId: decision.id,
      revisionId: revision.id,
      addressee: { body, relation: 'lead', scope: null },
      confirmedAt: revision.recordedAt,
      confirmedBy,
    }
    await stores.mandates.add([mandate])
    for (const [count, { on, by, kind, text, evidence }] of entries.entries()) {
      const author = people.accounts.get(by)
      if (!author) throw new DomainError('not_found', `The example has no person ${by}.`)
      await stores.mandates.append(
        {
          id: newId() as EntryId,
          mandateId: mandate.id,
          kind,
          text,
          evidence: evidence ? [{ title: evidence, href: null }] : [],
          happenedOn: on,
          recordedAt: `${on}T10:00:00.000Z`,
          recordedBy: author.id,
          delegation: delegations.get(by) ?? '',
        },
        count,
      )
    }
  }
}

export function found(decisions: ReadonlyMap<string, Decision>, key: string): Decision {
  const decision = decisions.get(key)
  if (!decision) throw new Error(`The example has no text ${key}.`)
  return decision
}
