/** What a reader is shown of reports: names beside ids, and what the guard says. */
import { type Actor, may } from '#domain/access.ts'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { codeOf } from '#domain/meetings/meeting.ts'
import { isBlocker } from '#domain/reports/guard.ts'
import { type Report, refuseIssue, stateOf } from '#domain/reports/report.ts'
import type { GuardView, ReportDetail, ReportView } from '#domain/reports/wire.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'
import { type Prepared, prepareDocument } from './prepare-document.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'hub'>

/** What is issued is open to everybody who signs in; before that a report is the group's. */
export function maySeeReport(actor: Actor | null, report: Report): boolean {
  if (!may(actor, 'report.read')) return false
  return stateOf(report) === 'issued' || may(actor, 'report.read', { groupId: report.groupId })
}

export async function reportView(stores: Stores, report: Report): Promise<ReportView> {
  const meeting = await stores.meetings.find(report.meetingId)
  const { id, draftId, groupId, meetingId, kind, symbol, title, author, compiledAt } = report
  const issues = await Promise.all(
    report.issues.map(async ({ revision, document, sha256, issuedAt, issuedBy }) => {
      const account = await stores.people.account(issuedBy)
      return { revision, symbol: document.cover.symbol, sha256, issuedAt, issuedBy: account?.name ?? 'unknown' }
    }),
  )
  const meetingCode = meeting ? codeOf(meeting) : ''
  const state = stateOf(report)
  return { id, draftId, groupId, meetingId, meetingCode, kind, state, symbol, title, author, compiledAt, issues }
}

export function guardView(report: Report, { document, findings }: Prepared): GuardView {
  const refusal = refuseIssue(report, document, findings)
  return {
    mayIssue: !findings.some(isBlocker) && refusal === null,
    refusal: refusal?.message ?? null,
    findings: [...findings],
  }
}

export async function reportDetail(needs: Needs, report: Report): Promise<ReportDetail> {
  const content = (await needs.hub.readContent(report.draftId)) as DocumentJson
  const prepared = await needs.stores.readAt((stores) => prepareDocument(stores, report, content, needs.clock()))
  const { cover } = prepared.document
  return {
    ...(await reportView(needs.stores, report)),
    cover: { ...cover, convention: [...cover.convention], headings: [...cover.headings] },
    guard: guardView(report, prepared),
  }
}
