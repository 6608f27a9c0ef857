/** Many mandates at once: a filtered list, the values to filter by, and the table by addressee and by meeting. */
import { BODIES } from '../decisions/addressee.ts'
import { meetingsOf } from '../decisions/deadline.ts'
import { nameOf } from '../decisions/decision.ts'
import { citePath } from '../decisions/provision.ts'
import { answers, wordsOf } from '../decisions/search.ts'
import { isClosed } from './progress.ts'
import { type Calendar, type KnownMandate, mandateView, revisionOf, standingView } from './views.ts'
import type { MandatePage, MandateQuery, MandateTable, MandateView } from './wire.ts'

/** A filter whose `holder` names have been looked up: several for `me`. */
export interface MandateFilter extends Omit<MandateQuery, 'holder' | 'cursor' | 'limit' | 'decision'> {
  readonly holders?: readonly string[]
  readonly decisionId?: string
}

/** A mandate that was looked at: its view and the meetings at which it is due. */
export interface SeenMandate {
  readonly view: MandateView
  readonly meetings: readonly string[]
}

/** Those that are due first come first, those without a day last; then by decision and provision. */
export function seeMandates(mandates: readonly KnownMandate[], calendar: Calendar): readonly SeenMandate[] {
  return mandates
    .map((known) => ({ view: mandateView(known, calendar), meetings: dueAt(known, calendar) }))
    .sort(({ view: a }, { view: b }) => {
      const due = (a.standing.dueOn ?? '9999').localeCompare(b.standing.dueOn ?? '9999')
      return due || a.cite.localeCompare(b.cite, 'en', { numeric: true }) || a.id.localeCompare(b.id)
    })
}

function dueAt(known: KnownMandate, { dates }: Calendar): readonly string[] {
  const { deadline } = known.mandate
  if (!deadline) return []
  const adoptedAt = revisionOf(known)?.adoptedAt
  return meetingsOf(deadline, dates, (adoptedAt && dates.get(adoptedAt)) || null)
}

export function matchesMandate({ view, meetings }: SeenMandate, filter: MandateFilter): boolean {
  const { standing } = view
  const status = filter.status
  const isAsked =
    status === undefined ||
    (status === 'open' && !isClosed(standing.status)) ||
    (status === 'overdue' && standing.isOverdue) ||
    (status === 'needs funding' && standing.needsFunding) ||
    status === standing.status
  const words = [view.cite, view.duty, view.decision.subject, view.holder.name, view.addressedTo, view.condition ?? '']
  return (
    isAsked &&
    (filter.addressee === undefined || view.addressee.body === filter.addressee) &&
    (filter.holders === undefined || filter.holders.includes(view.holder.name)) &&
    (filter.meeting === undefined || meetings.includes(filter.meeting)) &&
    (filter.decisionId === undefined || view.decision.id === filter.decisionId) &&
    (filter.q === undefined || answers(words.flatMap(wordsOf), [wordsOf(filter.q)]))
  )
}

/** The values that occur among all mandates, most frequent first. */
export function valuesOf(all: readonly SeenMandate[]): MandatePage['values'] {
  return {
    addressees: count(all.map(({ view }) => view.addressee.body)),
    statuses: count(all.map(({ view }) => view.standing.status)),
    holders: count(all.map(({ view }) => view.holder.name)),
    meetings: count(all.flatMap(({ meetings }) => meetings)),
  }
}

function count(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'en'))
}

/** Rows in the order of the Convention's own lists; columns by date, meetings without a date and "no meeting" last. */
export function tableOf(mandates: readonly KnownMandate[], calendar: Calendar): MandateTable {
  const seen = mandates.map((known) => ({ known, meetings: dueAt(known, calendar) }))
  const codes = [...new Set(seen.flatMap(({ meetings }) => meetings))].sort((a, b) => {
    const [left, right] = [calendar.dates.get(a) ?? '9999', calendar.dates.get(b) ?? '9999']
    return left.localeCompare(right) || a.localeCompare(b, 'en', { numeric: true })
  })
  const columns = [...codes, ...(seen.some(({ meetings }) => meetings.length === 0) ? [null] : [])]
  const bodies = [...new Set(mandates.map(({ mandate }) => mandate.addressee.body))].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'),
  )
  return {
    columns: columns.map((meeting) => ({ meeting, startsOn: (meeting && calendar.dates.get(meeting)) || null })),
    rows: bodies.map((addressee) => {
      const own = seen.filter(({ known }) => known.mandate.addressee.body === addressee)
      return {
        addressee,
        openCount: own.filter(({ known }) => !isClosed(standingView(known, calendar).status)).length,
        cells: columns.map((meeting) =>
          own
            .filter(({ meetings }) => (meeting === null ? meetings.length === 0 : meetings.includes(meeting)))
            .map(({ known }) => tableEntry(known, calendar)),
        ),
      }
    }),
  }
}

function rank(body: string): number {
  const names: readonly string[] = BODIES
  const place = names.indexOf(body)
  return place < 0 ? BODIES.length : place
}

function tableEntry(known: KnownMandate, calendar: Calendar): MandateTable['rows'][number]['cells'][number][number] {
  const { mandate, decision } = known
  const { status, isOverdue, needsFunding, dueOn } = standingView(known, calendar)
  // A text that is one paragraph is named without it.
  const place = mandate.path === 'text' ? '' : citePath(mandate.path).replace(/^paragraph /, '')
  const name = `${nameOf(decision)} ${place}`.trim()
  const { id, duty, strength } = mandate
  return { id, href: `/mandates/${id}`, name, duty, strength, status, isOverdue, needsFunding, dueOn }
}
