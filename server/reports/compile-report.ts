/**
 * Compiles a report: facts from one snapshot, the pure `compile`, then the draft and the report in one transaction, so that
 * a report without its text or a text without its report cannot be left behind.
 */
import type { Actor } from '#domain/access.ts'
import type { Decision } from '#domain/decisions/decision.ts'
import { type DocumentJson, documentOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import { DomainError } from '#domain/errors.ts'
import type { Group } from '#domain/groups/group.ts'
import { type DraftId, type GroupId, type MeetingId, type ReportId, readId } from '#domain/ids.ts'
import { codeOf, type Meeting } from '#domain/meetings/meeting.ts'
import { compile, SECRETARIAT } from '#domain/reports/compile.ts'
import type { Report } from '#domain/reports/report.ts'
import type { ReportInput } from '#domain/reports/wire.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'
import { placeDraft } from '../drafts/create-draft.ts'
import { dayOf, gatherFacts, type ReportChoice } from './gather-facts.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

async function findDecision(stores: Stores, name: string): Promise<Decision> {
  const decision = (await stores.decisions.findByNumber(name)) ?? (await stores.decisions.findByHandle(name))
  if (!decision) throw new DomainError('invalid', `There is no Decision ${name} in the registry: import it first.`)
  if (decision.kind === 'decision') return decision
  throw new DomainError('invalid', `${name} is a Resolution: a report quotes Decisions. Put its draft into the annex.`)
}

function itemOf(meeting: Meeting, number: string | undefined) {
  if (number === undefined) return null
  const item = meeting.agenda.find((one) => one.number === number)
  if (!item) throw new DomainError('invalid', `The agenda of ${codeOf(meeting)} has no item ${number}.`)
  return item
}

/** The Decisions that a report quotes when nobody names them: those of the agenda item, then the one that set up the group. */
async function suggested(stores: Stores, meeting: Meeting, group: Group, input: ReportInput): Promise<Decision[]> {
  const names = [
    ...(itemOf(meeting, input.agendaItem)?.decisions ?? []),
    ...(group.setUpByRef ? [group.setUpByRef.replace(/\/.*$/, '')] : []),
  ]
  const found = await Promise.all([...new Set(names)].map((name) => stores.decisions.findByNumber(name)))
  // An agenda may name what the registry does not have; a person who names it is told so, an agenda is not.
  return found.filter((decision) => decision?.kind === 'decision').filter((decision) => decision !== null)
}

async function choose(stores: Stores, input: ReportInput, annex: ReportChoice['annex']): Promise<ReportChoice> {
  const meeting = await stores.meetings.find(readId<MeetingId>(input.meetingId))
  const group = await stores.groups.group(readId<GroupId>(input.groupId))
  if (!meeting || !group) throw new DomainError('not_found', 'There is no such group or meeting.')
  return {
    meeting,
    group,
    annex,
    author: input.author?.trim() || (input.kind === 'report of the Secretariat' ? SECRETARIAT : group.name),
    decisions: input.decisions
      ? await Promise.all(input.decisions.map((name) => findDecision(stores, name)))
      : await suggested(stores, meeting, group, input),
  }
}

async function readAnnex({ stores, hub }: Needs, input: ReportInput): Promise<ReportChoice['annex']> {
  if (input.annexDraftId === undefined) return null
  const draftId = readId<DraftId>(input.annexDraftId)
  if (!(await stores.drafts.find(draftId))) throw new DomainError('not_found', 'There is no such draft for the annex.')
  return { draftId, content: (await hub.readContent(draftId)) as DocumentJson }
}

/** The symbol that the agenda item gives, unless another was entered; '' when neither is known. */
function symbolOf(meeting: Meeting, input: ReportInput): string {
  if (input.symbol !== undefined) return input.symbol.trim()
  return input.agendaItem === undefined ? '' : `${codeOf(meeting)} Doc. ${input.agendaItem}`
}

/** @throws DomainError `not_found` or `invalid`, naming what to enter instead */
export async function compileReport(needs: Needs, actor: Actor, input: ReportInput): Promise<Report> {
  const { stores, clock, newId } = needs
  const at = clock()
  const annex = await readAnnex(needs, input)
  const { choice, facts } = await stores.readAt(async (bound) => {
    const found = await choose(bound, input, annex)
    return { choice: found, facts: await gatherFacts(bound, actor, found, at) }
  })
  const { meeting, group, author } = choice
  const report: Report = {
    id: newId() as ReportId,
    draftId: newId() as DraftId,
    groupId: group.id,
    meetingId: meeting.id,
    kind: input.kind ?? 'working group report',
    author,
    originalLanguage: input.originalLanguage ?? 'English',
    symbol: symbolOf(meeting, input),
    agendaPart: itemOf(meeting, input.agendaItem)?.part ?? '',
    headings: input.headings ?? [],
    title: input.title.trim(),
    compiledAt: at,
    compiledBy: actor.accountId,
    issues: [],
  }
  const content = documentOf(compile(facts, dayOf(meeting, at)))
  await stores.transact(async (bound) => {
    await placeDraft(bound, newId, draftOf(report), content)
    await bound.reports.add(report)
  })
  return report
}

/** The draft in which a report is co-edited. */
function draftOf({ draftId, title, groupId, meetingId, symbol, compiledAt, compiledBy }: Report): Draft {
  return {
    id: draftId,
    title,
    kind: 'report',
    groupId,
    meetingId,
    label: symbol || null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: compiledBy,
    createdAt: compiledAt,
  }
}
