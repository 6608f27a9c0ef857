/** Mandates as screens show them, on a given day. Pure: everything a view speaks of is handed in. */

import { type CalendarDate, daysBetween } from '../clock.ts'
import { citeProvision, hrefOf } from '../decisions/address.ts'
import { describeAddressees } from '../decisions/addressee.ts'
import { describeDeadline, dueOn, type MeetingDates } from '../decisions/deadline.ts'
import { type Decision, type DecisionRevision, nameOf, stateOf } from '../decisions/decision.ts'
import { subtree } from '../decisions/provision.ts'
import { contextOf, lineOf } from '../decisions/views.ts'
import type { ProvisionLine } from '../decisions/wire.ts'
import type { AccountId } from '../ids.ts'
import type { Mandate } from './mandate.ts'
import { ENTRY_KINDS, type ProgressEntry, refuseEntry, standingOf, statusOf } from './progress.ts'
import type { DeadlineView, EntryView, MandateDetail, MandateView, StandingView } from './wire.ts'

/** A mandate with its text and its history. */
export interface KnownMandate {
  readonly mandate: Mandate
  readonly decision: Decision
  readonly entries: readonly ProgressEntry[]
  /** Whether the reader may record an entry. */
  readonly mayRecord: boolean
}

/** The day on which it is looked at, and the meetings that are in the calendar. */
export interface Calendar {
  readonly today: CalendarDate
  readonly dates: MeetingDates
}

/** The revision that a mandate was made from. */
export function revisionOf({ mandate, decision }: Pick<KnownMandate, 'mandate' | 'decision'>): DecisionRevision | null {
  return decision.revisions.find(({ id }) => id === mandate.revisionId) ?? null
}

export function decisionLink(decision: Decision): MandateView['decision'] {
  const { id, subject, kind } = decision
  return { id, name: nameOf(decision), href: hrefOf(decision), subject, kind, state: stateOf(decision) }
}

export function deadlineView(mandate: Pick<Mandate, 'deadline'>, calendar: Calendar): DeadlineView | null {
  const { deadline } = mandate
  if (!deadline) return null
  const words = describeDeadline(deadline)
  return {
    deadline: { ...deadline } as DeadlineView['deadline'],
    words,
    dueOn: dueOn(deadline, calendar.dates, calendar.today),
  }
}

export function standingView({ mandate, entries }: KnownMandate, { dates, today }: Calendar): StandingView {
  const standing = standingOf(mandate, entries, dates, today)
  const since = standing.lastEntryOn ?? mandate.confirmedAt.slice(0, 10)
  return {
    ...standing,
    dueInDays: standing.dueOn ? daysBetween(today, standing.dueOn) : null,
    quietForDays: Math.max(0, daysBetween(since, today)),
  }
}

export function mandateView(known: KnownMandate, calendar: Calendar): MandateView {
  const { mandate, decision, entries, mayRecord } = known
  const { id, path, addressee, duty, strength, condition, reportsTo, holder } = mandate
  return {
    id,
    href: `/mandates/${id}`,
    decision: decisionLink(decision),
    revision: revisionOf(known)?.revision ?? null,
    path,
    cite: citeProvision(decision, path),
    provisionHref: hrefOf(decision, path),
    addressee: { ...addressee },
    addressedTo: describeAddressees([addressee]),
    duty,
    strength,
    condition,
    deadline: deadlineView(mandate, calendar),
    reportsTo,
    holder: { ...holder },
    standing: standingView(known, calendar),
    entryCount: entries.length,
    mayRecord,
  }
}

/** A provision with the words that govern it, as printed. */
export function provisionLines(decision: Decision, revision: DecisionRevision | null, path: string): ProvisionLine[] {
  const provisions = revision?.provisions ?? []
  return [...contextOf(provisions, path), ...subtree(provisions, path)].map((line) => lineOf(decision, line))
}

export function mandateDetail(
  known: KnownMandate,
  calendar: Calendar,
  nameOfAccount: (id: AccountId) => string,
): MandateDetail {
  const { mandate, decision, entries } = known
  return {
    ...mandateView(known, calendar),
    text: provisionLines(decision, revisionOf(known), mandate.path),
    entries: entries.map((entry, place) => entryView(entry, entries.slice(0, place + 1), nameOfAccount)),
    confirmedAt: mandate.confirmedAt,
    confirmedBy: nameOfAccount(mandate.confirmedBy),
    nextKinds: ENTRY_KINDS.filter((kind) => {
      const sample = { kind, text: kind, evidence: [{ title: kind, href: null }], happenedOn: calendar.today }
      return refuseEntry(entries, sample, calendar.today) === null
    }),
  }
}

function entryView(
  entry: ProgressEntry,
  soFar: readonly ProgressEntry[],
  nameOfAccount: (id: AccountId) => string,
): EntryView {
  const { id, kind, text, evidence, happenedOn, recordedAt, delegation } = entry
  return {
    id,
    kind,
    text,
    evidence: evidence.map(({ title, href }) => ({ title, href })),
    happenedOn,
    recordedAt,
    author: nameOfAccount(entry.recordedBy),
    delegation,
    statusAfter: statusOf(soFar),
  }
}
