/**
 * A report for a meeting: compiled once from the registry, co-edited as a draft, issued as often as it is revised.
 * The record never changes; issues are only ever added, and each holds everything that its files are made of.
 * Rules: docs/spec/reports.md.
 */

import { canonicalJson } from '../canonical.ts'
import type { CalendarDate, Instant } from '../clock.ts'
import type { DocumentJson } from '../drafts/content.ts'
import { assertAllowed, type Refusal } from '../errors.ts'
import type { AccountId, DraftId, GroupId, MeetingId, ReportId } from '../ids.ts'
import type { Cover, CoverChoices } from './cover.ts'
import { type Finding, isBlocker } from './guard.ts'

export const REPORT_KINDS = ['working group report', 'report of the Secretariat'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export interface Report extends CoverChoices {
  readonly id: ReportId
  readonly draftId: DraftId
  readonly groupId: GroupId
  readonly meetingId: MeetingId
  readonly kind: ReportKind
  /** `Secretariat`, a Party or a group, as named in paragraph 1. */
  readonly author: string
  readonly compiledAt: Instant
  readonly compiledBy: AccountId
  /** Oldest first: the first issue, then its revisions. */
  readonly issues: readonly Issue[]
}

/** All that the files of an issue are made of; nothing outside it reaches a renderer. */
export interface IssuedDocument {
  readonly cover: Cover
  readonly content: DocumentJson
  /** What the handles of decisions were called on the day of issue, handle to label. */
  readonly labels: Readonly<Record<string, string>>
  readonly issuedOn: CalendarDate
}

export interface Issue {
  /** 0 for the first issue, 1 for (Rev. 1). */
  readonly revision: number
  readonly document: IssuedDocument
  /** SHA-256 of the canonical JSON of `document`, hex. */
  readonly sha256: string
  readonly issuedAt: Instant
  readonly issuedBy: AccountId
}

export const REPORT_STATES = ['open', 'issued'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export function stateOf(report: Pick<Report, 'issues'>): ReportState {
  return report.issues.length === 0 ? 'open' : 'issued'
}

/** The revision that the next issue will be. */
export function nextRevision(report: Pick<Report, 'issues'>): number {
  return report.issues.length
}

const words = (document: Pick<IssuedDocument, 'content' | 'labels'>) =>
  canonicalJson({ content: document.content, labels: document.labels })

/** Why a report cannot be issued with this document, or null when it can. Warnings do not refuse. */
export function refuseIssue(
  report: Pick<Report, 'issues'>,
  document: IssuedDocument,
  findings: readonly Finding[],
): Refusal | null {
  const blockers = findings.filter(isBlocker)
  const [first] = blockers
  if (first) {
    const others = blockers.length - 1
    const more = others === 0 ? '' : ` There ${others === 1 ? 'is one more reason' : `are ${others} more reasons`}.`
    return {
      code: 'illegal_transition',
      message: `It cannot be issued yet. ${first.message}${more}`,
      detail: { blockers },
    }
  }
  const last = report.issues.at(-1)
  if (last && words(last.document) === words(document)) {
    return { code: 'conflict', message: 'The text is the same as in the last issue: there is nothing to revise.' }
  }
  return null
}

/**
 * Freezes a document as the next issue of its report.
 * @param sha256 hex digest of a text (SHA-256); the domain has no cryptography of its own
 * @throws DomainError with the reason of `refuseIssue`
 */
export function issueReport(
  report: Pick<Report, 'issues'>,
  document: IssuedDocument,
  findings: readonly Finding[],
  by: { readonly accountId: AccountId; readonly at: Instant; readonly sha256: (text: string) => string },
): Issue {
  assertAllowed(refuseIssue(report, document, findings))
  return {
    revision: nextRevision(report),
    document,
    sha256: by.sha256(canonicalJson(document)),
    issuedAt: by.at,
    issuedBy: by.accountId,
  }
}
