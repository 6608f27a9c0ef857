/** Brings mandates together with their texts, their history and the calendar. There are hundreds, so all are read at once. */
import type { Actor } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { type MandateId, readId } from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import { refuseRecording } from '#domain/mandates/recording.ts'
import type { Calendar, KnownMandate } from '#domain/mandates/views.ts'
import { codeOf } from '#domain/meetings/meeting.ts'
import type { Stores } from '#domain/stores.ts'

/** The meetings that are known, and the day on which things are looked at. */
export async function readCalendar(stores: Pick<Stores, 'meetings'>, now: string): Promise<Calendar> {
  const meetings = await stores.meetings.list()
  return { today: now.slice(0, 10), dates: new Map(meetings.map((meeting) => [codeOf(meeting), meeting.startsOn])) }
}

export async function readMandates(
  stores: Pick<Stores, 'mandates' | 'decisions'>,
  actor: Actor,
  mandates: readonly Mandate[],
): Promise<readonly KnownMandate[]> {
  const ids = [...new Set(mandates.map(({ decisionId }) => decisionId))]
  const texts = new Map((await stores.decisions.findMany(ids)).map((decision) => [decision.id, decision]))
  const entries = await stores.mandates.entriesOfAll(mandates.map(({ id }) => id))
  return mandates.flatMap((mandate) => {
    const decision = texts.get(mandate.decisionId)
    if (!decision) return []
    const mayRecord = refuseRecording(actor, mandate) === null
    return [{ mandate, decision, entries: entries.get(mandate.id) ?? [], mayRecord }]
  })
}

/** @throws DomainError `not_found` */
export async function findMandate(
  stores: Pick<Stores, 'mandates' | 'decisions'>,
  actor: Actor,
  id: string,
): Promise<KnownMandate> {
  const mandate = await stores.mandates.find(readId<MandateId>(id))
  const [known] = mandate ? await readMandates(stores, actor, [mandate]) : []
  if (!known) throw new DomainError('not_found', 'There is no such mandate.')
  return known
}

/**
 * The names under which a person holds mandates: the delegation, "Parties" for a Party, the groups the person sits in, the
 * Standing Committee for those who chair one of its groups, the Secretariat for its officers.
 */
export async function ownNames(stores: Pick<Stores, 'people' | 'groups'>, actor: Actor): Promise<readonly string[]> {
  const organization = await stores.people.organization(actor.organizationId)
  const groups = await Promise.all(actor.groups.map(({ groupId }) => stores.groups.group(groupId)))
  return [
    actor.delegation,
    ...(organization ? [organization.name] : []),
    ...(organization?.kind === 'Party' ? ['Parties'] : []),
    ...groups.flatMap((group) => (group ? [group.name, group.shortName] : [])),
    ...(actor.groups.some(({ role }) => role === 'Chair' || role === 'Vice-Chair') ? ['Standing Committee'] : []),
    ...(actor.role === 'Secretariat' ? ['Secretariat'] : []),
  ]
}
