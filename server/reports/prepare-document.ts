/** A report's text as it stands, with its cover and the labels of the decisions it names: what an issue would freeze. */
import type { Instant } from '#domain/clock.ts'
import { nameOf } from '#domain/decisions/decision.ts'
import { type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import { namedDecisions } from '#domain/drafts/references.ts'
import { DomainError } from '#domain/errors.ts'
import { deadlinesOf, type Meeting } from '#domain/meetings/meeting.ts'
import { type CoverChoices, coverOf } from '#domain/reports/cover.ts'
import { type Finding, guard } from '#domain/reports/guard.ts'
import { type IssuedDocument, nextRevision, type Report } from '#domain/reports/report.ts'
import type { Stores } from '#domain/stores.ts'
import { meetingFacts } from './gather-facts.ts'

export interface Prepared {
  readonly document: IssuedDocument
  readonly findings: readonly Finding[]
}

/** What the decisions that a text quotes are called now: handle or number to label. */
export async function labelsOf(
  stores: Pick<Stores, 'decisions'>,
  content: DocumentJson,
): Promise<Record<string, string>> {
  const labels: Record<string, string> = {}
  for (const name of namedDecisions(readDocument(content))) {
    const decision = (await stores.decisions.findByHandle(name)) ?? (await stores.decisions.findByNumber(name))
    if (decision) labels[name] = nameOf(decision)
  }
  return labels
}

async function deadlineOf(stores: Stores, meeting: Meeting, today: string) {
  const rules = (await stores.meetings.rules()).filter((rule) => /document/i.test(rule.name))
  const last = deadlinesOf(meeting, rules, today).at(-1)
  return last ? { on: last.on, today } : null
}

/**
 * @param content the text of the report's draft
 * @param corrections of the cover, made at the moment of issue
 */
export async function prepareDocument(
  stores: Stores,
  report: Report,
  content: DocumentJson,
  at: Instant,
  corrections: Partial<Pick<CoverChoices, 'symbol' | 'title'>> = {},
): Promise<Prepared> {
  const meeting = await stores.meetings.find(report.meetingId)
  if (!meeting) throw new DomainError('not_found', 'The meeting of this report is not in the calendar.')
  const today = at.slice(0, 10)
  const document = {
    cover: coverOf({ ...report, ...corrections }, meetingFacts(meeting), nextRevision(report)),
    content,
    labels: await labelsOf(stores, content),
    issuedOn: today,
  }
  return { document, findings: guard(document, await deadlineOf(stores, meeting, today)) }
}
