/** What a reader is shown of reports: names beside ids, and what the guard says. */
import { type Actor, may } from '#domain/access.ts'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { standingOf } from '#domain/drafts/draft.ts'
import { codeOf } from '#domain/meetings/meeting.ts'
import type { Cover } from '#domain/reports/cover.ts'
import { isBlocker } from '#domain/reports/guard.ts'
import { type Report, refuseIssue, stateOf } from '#domain/reports/report.ts'
import type { CoverView, GuardView, ReportDetail, ReportView } from '#domain/reports/wire.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'
import { type Prepared, prepareDocument } from './prepare-document.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'hub'>

type Readers = Pick<Stores, 'drafts'>

/** Whether the text under way is open to a reader: it is a draft, and its rights are set on the draft. */
async function mayReadDraft({ drafts }: Readers, actor: Actor | null, { draftId }: Report): Promise<boolean> {
  const draft = await drafts.find(draftId)
  return draft !== null && may(actor, 'draft.read', standingOf(draft))
}

/** What is issued is open to everybody who signs in; before that a report is for those who may read its draft. */
export async function maySeeReport(stores: Readers, actor: Actor | null, report: Report): Promise<boolean> {
  if (!may(actor, 'report.read')) return false
  if (stateOf(report) === 'issued') return true
  return may(actor, 'report.read', { groupId: report.groupId }) && (await mayReadDraft(stores, actor, report))
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

/** What the guard says quotes the text under way, so whoever may read the issue alone is shown the cover of the issue. */
const FOR_ITS_GROUP: GuardView = {
  mayIssue: false,
  refusal: 'What is written for a further issue is open to the group of the report.',
  findings: [],
}

export async function reportDetail(needs: Needs, actor: Actor | null, report: Report): Promise<ReportDetail> {
  const issued = report.issues.at(-1)
  if (issued && !(await mayReadDraft(needs.stores, actor, report))) {
    return {
      ...(await reportView(needs.stores, report)),
      cover: coverView(issued.document.cover),
      guard: FOR_ITS_GROUP,
      mayReadText: false,
    }
  }
  const content = (await needs.hub.readContent(report.draftId)) as DocumentJson
  const prepared = await needs.stores.readAt((stores) => prepareDocument(stores, report, content, needs.clock()))
  return {
    ...(await reportView(needs.stores, report)),
    cover: coverView(prepared.document.cover),
    guard: guardView(report, prepared),
    mayReadText: true,
  }
}

function coverView(cover: Cover): CoverView {
  return { ...cover, convention: [...cover.convention], headings: [...cover.headings] }
}
