/**
 * Compiles a report: facts from one snapshot, the pure `compile`, then the draft and the report in one transaction, so that
 * a report without its text or a text without its report cannot be left behind.
 */
import type { Actor } from '#domain/access.ts'
import type { Decision } from '#domain/decisions/decision.ts'
import { documentOf, identified } from '#domain/drafts/content.ts'
import { DomainError } from '#domain/errors.ts'
import { type DraftId, type GroupId, type MeetingId, type ReportId, readId } from '#domain/ids.ts'
import { codeOf, type Meeting } from '#domain/meetings/meeting.ts'
import { compile, SECRETARIAT } from '#domain/reports/compile.ts'
import type { Report } from '#domain/reports/report.ts'
import type { ReportInput } from '#domain/reports/wire.ts'
import type { Stores } from '#domain/stores.ts'
import { gatherFacts, type ReportChoice } from './gather-facts.ts'
import type { ReportNeeds } from './needs.ts'

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

async function choose(stores: Stores, input: ReportInput): Promise<ReportChoice> {
  const meeting = await stores.meetings.find(readId<MeetingId>(input.meetingId))
  const group = await stores.groups.group(readId<GroupId>(input.groupId))
  if (!meeting || !group) throw new DomainError('not_found', 'There is no such group or meeting.')
  const names = input.decisions ?? itemOf(meeting, input.agendaItem)?.decisions ?? []
  return {
    meeting,
    group,
    author: input.author?.trim() || (input.kind === 'report of the Secretariat' ? SECRETARIAT : group.name),
    decisions: await Promise.all(names.map((name) => findDecision(stores, name))),
    annexDraftId: input.annexDraftId === undefined ? null : readId<DraftId>(input.annexDraftId),
  }
}

/** The symbol that the agenda item gives, unless another was entered; '' when neither is known. */
function symbolOf(meeting: Meeting, input: ReportInput): string {
  if (input.symbol !== undefined) return input.symbol.trim()
  return input.agendaItem === undefined ? '' : `${codeOf(meeting)} Doc. ${input.agendaItem}`
}

/** @throws DomainError `not_found` or `invalid`, naming what to enter instead */
export async function compileReport(needs: ReportNeeds, actor: Actor, input: ReportInput): Promise<Report> {
  const { stores, clock, newId } = needs
  const at = clock()
  const { choice, facts } = await stores.readAt(async (bound) => {
    const found = await choose(bound, input)
    return { choice: found, facts: await gatherFacts(needs, bound, actor, found, at) }
  })
  const { meeting, group, author } = choice
  const content = documentOf(identified(compile(facts, at.slice(0, 10)), newId))
  const symbol = symbolOf(meeting, input)
  return stores.transact(async (bound) => {
    const draft = await needs.createDraft(
      bound,
      actor,
      { title: input.title, kind: 'report', groupId: group.id, meetingId: meeting.id, label: symbol || null },
      content,
    )
    const report: Report = {
      id: newId() as ReportId,
      draftId: draft.id,
      groupId: group.id,
      meetingId: meeting.id,
      kind: input.kind ?? 'working group report',
      author,
      originalLanguage: input.originalLanguage ?? 'English',
      symbol,
      agendaPart: itemOf(meeting, input.agendaItem)?.part ?? '',
      headings: input.headings ?? [],
      title: input.title.trim(),
      compiledAt: at,
      compiledBy: actor.accountId,
      issues: [],
    }
    await bound.reports.add(report)
    return report
  })
}
