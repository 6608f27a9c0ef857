/** Reads everything that a report tells, in one snapshot of the database, and puts it into the report's own plain words. */
import { type Actor, may } from '#domain/access.ts'
import type { CalendarDate, Instant } from '#domain/clock.ts'
import { describeAddressees } from '#domain/decisions/addressee.ts'
import { currentRevision, type Decision, nameOf, numberOf } from '#domain/decisions/decision.ts'
import { citePath, type Provision } from '#domain/decisions/provision.ts'
import { blocksOf, type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import { standingOf as draftStanding } from '#domain/drafts/draft.ts'
import { DomainError } from '#domain/errors.ts'
import { type Group, isCurrent } from '#domain/groups/group.ts'
import type { DraftId, GroupId } from '#domain/ids.ts'
import { standingOf } from '#domain/mandates/progress.ts'
import { BODY_NAMES, codeOf, type Meeting, parseCode } from '#domain/meetings/meeting.ts'
import type {
  AnnexFacts,
  CallFacts,
  DecisionFacts,
  GroupFacts,
  MandateFacts,
  MeetingFacts,
  MemberFacts,
  ProvisionFacts,
  ReportFacts,
} from '#domain/reports/facts.ts'
import type { Stores } from '#domain/stores.ts'
import { responseRate } from '#domain/submissions/response-rate.ts'

/** What the person who compiles has chosen. */
export interface ReportChoice {
  readonly meeting: Meeting
  readonly group: Group
  readonly author: string
  /** In the order of quotation. */
  readonly decisions: readonly Decision[]
  /** The draft that goes into the annex, with its text as it is recorded. */
  readonly annex: { readonly draftId: DraftId; readonly content: DocumentJson } | null
}

export function meetingFacts(meeting: Meeting): MeetingFacts {
  const { ordinal, place, startsOn, endsOn } = meeting
  return { code: codeOf(meeting), body: BODY_NAMES[meeting.body], ordinal, place, startsOn, endsOn }
}

/** A meeting by its code; one that is not in the calendar is known by its name alone. */
async function adoption(stores: Stores, code: string | null): Promise<MeetingFacts | null> {
  const parsed = code === null ? null : parseCode(code)
  if (!parsed) return null
  const meeting = await stores.meetings.findByCode(parsed.body, parsed.ordinal)
  if (meeting) return meetingFacts(meeting)
  const unknown = { place: '', startsOn: '', endsOn: '' }
  return { code: `${parsed.body}${parsed.ordinal}`, body: BODY_NAMES[parsed.body], ordinal: parsed.ordinal, ...unknown }
}

function provisionFacts({ path, kind, depth, text }: Provision): ProvisionFacts {
  const own = kind === 'item' ? 'item' : kind === 'chapeau' || kind === 'text' ? 'chapeau' : 'tail'
  return { path, kind: own, depth, text }
}

/** Address of a text in the registry, as paragraphs quote it. */
export function refOf(decision: Decision): string {
  return numberOf(decision) ?? decision.handle
}

/** "Directed to the Secretariat", "Directed to Parties": bodies take the article. */
function withArticle(addressees: string): string {
  return /^(?:Secretariat|\w+ Committee|Conference of the Parties)\b/.test(addressees)
    ? `the ${addressees}`
    : addressees
}

async function decisionFacts(stores: Stores, decision: Decision): Promise<DecisionFacts> {
  const revision = currentRevision(decision)
  return {
    ref: refOf(decision),
    label: nameOf(decision),
    isDraft: numberOf(decision) === null,
    adoptedAt: await adoption(stores, revision.adoptedAt),
    proposedBy: decision.proposedBy,
    directedTo: withArticle(describeAddressees(revision.addressees)),
    provisions: revision.provisions.map(provisionFacts),
  }
}

async function mandateFacts(
  stores: Stores,
  decision: Decision,
  since: CalendarDate,
  on: CalendarDate,
): Promise<MandateFacts[]> {
  const { provisions } = currentRevision(decision)
  const place = (path: string) => provisions.findIndex((provision) => provision.path === path)
  const mandates = (await stores.mandates.listByDecision(decision.id)).toSorted((a, b) => place(a.path) - place(b.path))
  const entries = await stores.mandates.entriesOfAll(mandates.map((mandate) => mandate.id))
  const dates = new Map((await stores.meetings.list()).map((meeting) => [codeOf(meeting), meeting.startsOn]))
  return mandates.map((mandate) => {
    const all = (entries.get(mandate.id) ?? []).filter((entry) => entry.happenedOn <= on)
    const { status, isOverdue, needsFunding, dueOn } = standingOf(mandate, all, dates, on)
    const { body, scope } = mandate.addressee
    return {
      decision: refOf(decision),
      cited: mandate.path === 'text' ? '' : citePath(mandate.path),
      addressee: scope ? `${body} ${scope}` : body,
      status,
      isOverdue,
      needsFunding,
      dueOn,
      entries: all
        .filter((entry) => entry.happenedOn > since)
        .map(({ happenedOn, delegation, text, evidence }) => ({
          on: happenedOn,
          delegation,
          text,
          evidence: evidence.map(({ title }) => title),
        })),
    }
  })
}

const RANK = ['Chair', 'Vice-Chair', 'member', 'observer'] as const

/** Each delegation once, in its highest role; the Secretariat serves the group and is no member of it. */
async function groupFacts(stores: Stores, group: Group, at: Instant): Promise<GroupFacts> {
  const accounts = new Map((await stores.people.accounts()).map((account) => [account.id, account]))
  const organizations = new Map((await stores.people.organizations()).map((one) => [one.id, one]))
  const members = new Map<string, MemberFacts>()
  for (const membership of await stores.groups.membershipsIn(group.id)) {
    const account = accounts.get(membership.accountId)
    const organization = account && organizations.get(account.organizationId)
    if (!organization || membership.role === 'Secretariat' || !isCurrent(membership, at)) continue
    const role = membership.role === 'alternate' ? 'member' : membership.role
    const known = members.get(organization.id)
    if (known && RANK.indexOf(known.role) <= RANK.indexOf(role)) continue
    members.set(organization.id, { name: organization.name, role, isParty: organization.kind === 'Party' })
  }
  const byName = [...members.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return { name: group.name, setUpBy: group.setUpBy === '' ? null : group.setUpBy, members: byName }
}

async function callFacts(
  stores: Stores,
  groupId: GroupId,
  since: CalendarDate,
  on: CalendarDate,
): Promise<CallFacts[]> {
  const asked = (await stores.people.organizations()).filter(({ kind }) => kind === 'Party').map(({ id }) => id)
  const calls = (await stores.submissions.listCalls(groupId)).filter(
    (call) => call.issuedOn > since && call.issuedOn <= on,
  )
  return Promise.all(
    calls.toReversed().map(async (call) => ({
      name: call.number ? `Notification to the Parties No. ${call.number}` : `the call “${call.title}”`,
      sentOn: call.issuedOn,
      dueOn: call.extendedTo ?? call.dueOn,
      ...responseRate(
        asked,
        (await stores.submissions.list({ callId: call.id })).filter(({ receivedOn }) => receivedOn <= on),
      ),
    })),
  )
}

/** What was released to the public, and how many more came: a meeting document is public. */
async function submissionFacts(stores: Stores, groupId: GroupId, since: CalendarDate, on: CalendarDate) {
  const names = new Map((await stores.people.organizations()).map(({ id, name }) => [id, name]))
  const recent = (await stores.submissions.list({ groupId })).filter(
    ({ receivedOn, answer, visibility }) =>
      receivedOn > since && receivedOn <= on && answer === 'information' && visibility !== 'delegation',
  )
  const open = recent.filter((one) => one.visibility === 'public').toReversed()
  return {
    submissions: open.map(({ organizationId, title, category, receivedOn }) => ({
      from: names.get(organizationId) ?? 'A delegation',
      title,
      category,
      receivedOn,
    })),
    restrictedCount: recent.length - open.length,
  }
}

async function annexFacts(
  stores: Stores,
  actor: Actor,
  annex: NonNullable<ReportChoice['annex']>,
): Promise<AnnexFacts> {
  const draft = await stores.drafts.find(annex.draftId)
  if (!draft || !may(actor, 'draft.read', draftStanding(draft))) {
    throw new DomainError('not_found', 'The draft for the annex is not there, or it is not open to you.')
  }
  return { title: draft.title, blocks: blocksOf(readDocument(annex.content)) }
}

/** The day for which a report speaks: today, or the first day of its meeting once that has begun. */
export function dayOf(meeting: Pick<Meeting, 'startsOn'>, at: Instant): CalendarDate {
  const today = at.slice(0, 10)
  const hasBegun = meeting.startsOn <= today
  return hasBegun ? meeting.startsOn : today
}

/** @param at the instant of compilation */
export async function gatherFacts(
  stores: Stores,
  actor: Actor,
  choice: ReportChoice,
  at: Instant,
): Promise<ReportFacts> {
  const { meeting, group, author, decisions, annex } = choice
  const on = dayOf(meeting, at)
  const earlier = (await stores.meetings.list()).filter(
    ({ body, startsOn }) => body === meeting.body && startsOn < meeting.startsOn,
  )
  const previous = earlier.sort((a, b) => b.startsOn.localeCompare(a.startsOn))[0]
  const since = previous?.endsOn ?? ''
  const mandates = []
  for (const decision of decisions) mandates.push(...(await mandateFacts(stores, decision, since, on)))
  return {
    meeting: meetingFacts(meeting),
    previousMeeting: previous ? meetingFacts(previous) : null,
    author,
    group: await groupFacts(stores, group, at),
    decisions: await Promise.all(decisions.map((decision) => decisionFacts(stores, decision))),
    mandates,
    calls: await callFacts(stores, group.id, since, on),
    ...(await submissionFacts(stores, group.id, since, on)),
    annex: annex && (await annexFacts(stores, actor, annex)),
  }
}
