/**
 * What waits for the reader, from five lists into one, by date. Pure: the lists and today are arguments.
 * Rules: what is overdue stands first, oldest first; then by date; what has no date stands last. A reply that was
 * released, a mandate that is settled and a deadline that has passed wait for nobody.
 */
import { addDays, daysBetween } from '#domain/clock.ts'
import type { OpenRound } from '#domain/drafts/rounds/wire.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { MandateView } from '#domain/mandates/wire.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import type { CallView } from '#domain/submissions/wire.ts'
import { distanceInWords } from '../lib/dates.ts'
import { capital } from '../lib/words.ts'

export interface TableItem {
  readonly kind: 'mandate' | 'call' | 'round' | 'deadline' | 'meeting'
  /** What is asked of the reader, as a verb phrase. */
  readonly act: string
  readonly title: string
  readonly href: string
  /** One line that says where it belongs. */
  readonly context: string
  /** Calendar date; null where there is none. */
  readonly on: string | null
}

export interface TableSpan {
  readonly heading: string
  readonly isOverdue: boolean
  readonly items: readonly TableItem[]
}

export interface Table {
  readonly spans: readonly TableSpan[]
  /** Drafts the reader may write into or propose to, the one written last first. */
  readonly drafts: readonly DraftView[]
  readonly nextMeeting: MeetingView | null
}

export interface Waiting {
  readonly mandates: readonly MandateView[]
  readonly calls: readonly CallView[]
  readonly meetings: readonly MeetingView[]
  readonly drafts: readonly DraftView[]
  readonly rounds: readonly OpenRound[]
}

/** Deadlines further away than this are left to the calendar of meetings. */
const HORIZON_DAYS = 180

export function layTable(waiting: Waiting, today: string): Table {
  const items = [
    ...waiting.mandates.filter(isUnsettled).map(mandateItem),
    ...waiting.calls
      .filter(({ isOpen, ownState }) => isOpen && ownState !== null && ownState !== 'released')
      .map(callItem),
    ...waiting.rounds.map(roundItem),
    ...waiting.meetings.flatMap((meeting) => meetingItems(meeting, today)),
  ]
  const coming = waiting.meetings.filter(({ endsOn }) => endsOn >= today)
  return {
    spans: spansOf(items, today),
    drafts: waiting.drafts
      .filter(({ state, right }) => state === 'open' && (right === 'edit' || right === 'propose'))
      .toSorted((a, b) => writtenAt(b).localeCompare(writtenAt(a))),
    nextMeeting: coming.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))[0] ?? null,
  }
}

/** When something was last written into a draft; a draft without a word counts from its beginning. */
export function writtenAt({ lastRecordedAt, createdAt }: DraftView): string {
  return lastRecordedAt ?? createdAt
}

/** `last written 2 days ago by France`. @param today calendar date */
export function writtenInWords(draft: DraftView, today: string): string {
  const ago = distanceInWords(writtenAt(draft), today)
  if (!draft.lastRecordedBy) return `begun ${ago} by ${draft.createdBy}`
  const { delegation, name } = draft.lastRecordedBy
  return `last written ${ago} by ${delegation || name}`
}

const UNSETTLED: readonly MandateView['standing']['status'][] = ['not started', 'ongoing', 'partly implemented']

function isUnsettled({ standing }: MandateView): boolean {
  return UNSETTLED.includes(standing.status)
}

function mandateItem(mandate: MandateView): TableItem {
  return {
    kind: 'mandate',
    act: mandate.mayRecord ? 'Record progress' : 'Follow',
    title: capital(mandate.duty),
    href: mandate.href,
    context: [mandate.cite, mandate.deadline?.words, mandate.standing.status].filter(Boolean).join(' · '),
    on: mandate.standing.dueOn,
  }
}

function callItem(call: CallView): TableItem {
  return {
    kind: 'call',
    act: 'Answer the call',
    title: call.title,
    href: `/submissions/calls/${call.id}`,
    context: `${call.number ? `Notification No. ${call.number}` : 'Call for information'} · your reply: ${call.ownState}`,
    on: call.extendedTo ?? call.dueOn,
  }
}

function roundItem({ draftId, title, purpose, lastDay }: OpenRound): TableItem {
  return {
    kind: 'round',
    act: 'Comment',
    title,
    href: `/drafts/${draftId}`,
    context: `${purpose} · until 23:59 UTC`,
    on: lastDay,
  }
}

function meetingItems(meeting: MeetingView, today: string): readonly TableItem[] {
  const horizon = addDays(today, HORIZON_DAYS)
  const href = `/meetings/${meeting.code}`
  const deadlines = meeting.deadlines
    .filter(({ on }) => on >= today && on <= horizon)
    .map(
      ({ name, on }): TableItem => ({
        kind: 'deadline',
        act: 'Deadline',
        title: name,
        href,
        context: meeting.code,
        on,
      }),
    )
  if (meeting.startsOn < today || meeting.startsOn > horizon) return deadlines
  const title = `${meeting.code} opens`
  return [...deadlines, { kind: 'meeting', act: 'Meeting', title, href, context: meeting.place, on: meeting.startsOn }]
}

function spansOf(items: readonly TableItem[], today: string): readonly TableSpan[] {
  const limits = [
    { heading: 'Overdue', to: -1 },
    { heading: 'Within seven days', to: 7 },
    { heading: 'Within a month', to: 31 },
    { heading: 'Later', to: Number.POSITIVE_INFINITY },
  ]
  const dated = items.flatMap((item) => (item.on ? [{ item, days: daysBetween(today, item.on) }] : []))
  dated.sort((a, b) => a.days - b.days)
  let from = Number.NEGATIVE_INFINITY
  const spans = limits.map(({ heading, to }): TableSpan => {
    const within = dated.filter(({ days }) => days > from && days <= to).map(({ item }) => item)
    from = to
    return { heading, isOverdue: to < 0, items: within }
  })
  const undated = { heading: 'Without a date', isOverdue: false, items: items.filter(({ on }) => on === null) }
  return [...spans, undated].filter((span) => span.items.length > 0)
}
