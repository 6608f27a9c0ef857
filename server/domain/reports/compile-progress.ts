/** The middle of a report: what was done since the previous meeting, what was received, and what waits. */

import type { CalendarDate } from '../clock.ts'
import { type Block, paragraph, tableOf } from '../drafts/content.ts'
import { listEnd } from './compile-background.ts'
import type { CallFacts, DecisionFacts, EntryFacts, MandateFacts, MeetingFacts, SubmissionFacts } from './facts.ts'
import { dateInWords, listInWords } from './words.ts'

function standing(mandate: MandateFacts): string {
  const flags = [...(mandate.isOverdue ? ['overdue'] : []), ...(mandate.needsFunding ? ['needs funding'] : [])]
  return flags.length === 0 ? mandate.status : `${mandate.status} (${flags.join(', ')})`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A sentence that was typed with or without its full stop. */
const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function tell(entry: EntryFacts): string {
  const evidence = entry.evidence.length > 0 ? ` See ${listInWords(entry.evidence)}.` : ''
  return `${dateInWords(entry.on)}, ${entry.delegation}: ${sentence(entry.text)}${evidence}`
}

/** `paragraph c)`, `paragraphs c) and d)`. */
function together(places: readonly string[]): string {
  const numbers = places.map((place) => place.replace(/^paragraph /, ''))
  const areParagraphs = places.every((place) => place.startsWith('paragraph '))
  return areParagraphs && places.length > 1 ? `paragraphs ${listInWords(numbers)}` : listInWords(places)
}

function ofDecision(decision: DecisionFacts, mandates: readonly MandateFacts[], since: string): Block[] {
  const told = mandates.filter((mandate) => mandate.entries.length > 0)
  const silent = mandates.filter((mandate) => mandate.entries.length === 0)
  const name = decision.isDraft ? `Draft decision ${decision.label}` : `Decision ${decision.label}`
  const cite = (mandate: MandateFacts) => (mandate.cited === '' ? name : `${name}, ${mandate.cited}`)
  const blocks: Block[] = [paragraph('heading', `${name}, directed to ${decision.directedTo}`, { level: 2 })]
  for (const mandate of told) {
    blocks.push(
      paragraph('numbered', `On ${cite(mandate)} (${mandate.addressee}), the following was recorded ${since}:`),
      ...mandate.entries.map((entry) => paragraph('item', tell(entry))),
    )
  }
  if (silent.length > 0) {
    const where = [...new Set(silent.map((mandate) => mandate.cited).filter((cited) => cited !== ''))]
    const places = where.length === 0 ? name : `${together(where)} of ${name}`
    blocks.push(paragraph('numbered', `Nothing was recorded ${since} on ${places}.`))
  }
  return blocks
}

/** Progress provision by provision and addressee by addressee, then one table of where each stands. */
export function progress(
  decisions: readonly DecisionFacts[],
  mandates: readonly MandateFacts[],
  previous: MeetingFacts | null,
  on: CalendarDate,
): Block[] {
  if (mandates.length === 0) return []
  const since = previous ? `since ${previous.code}` : 'so far'
  const label = new Map(decisions.map((decision) => [decision.ref, decision.label]))
  const rows = mandates.map((mandate) => [
    [label.get(mandate.decision) ?? mandate.decision, mandate.cited].filter((part) => part !== '').join(', '),
    mandate.addressee,
    capital(standing(mandate)),
    mandate.dueOn ? dateInWords(mandate.dueOn) : 'no date',
  ])
  return [
    paragraph('heading', previous ? `Progress since ${previous.code}` : 'Progress'),
    ...decisions.flatMap((decision) => {
      const own = mandates.filter((mandate) => mandate.decision === decision.ref)
      return own.length === 0 ? [] : ofDecision(decision, own, since)
    }),
    paragraph('heading', 'State of implementation', { level: 2 }),
    paragraph('numbered', `On ${dateInWords(on)}, the provisions stood as follows:`),
    tableOf(['Provision', 'Addressee', 'Status', 'Due'], rows),
  ]
}

function responseTo(call: CallFacts): string {
  const share = call.askedCount === 0 ? 0 : Math.round((call.answeredCount / call.askedCount) * 100)
  const rate =
    call.askedCount === 0
      ? `${call.answeredCount} ${call.answeredCount === 1 ? 'reply was' : 'replies were'} received.`
      : `Replies came from ${call.answeredCount} of the ${call.askedCount} that were asked (${share} per cent).`
  return `${capital(call.name)} of ${dateInWords(call.sentOn)} asked for information by ${dateInWords(call.dueOn)}. ${rate}`
}

/** Replies to calls with the rate of response, and what was submitted, by category. */
export function received(
  calls: readonly CallFacts[],
  submissions: readonly SubmissionFacts[],
  restrictedCount: number,
): Block[] {
  if (calls.length === 0 && submissions.length === 0 && restrictedCount === 0) return []
  const blocks: Block[] = [paragraph('heading', 'Information received')]
  blocks.push(...calls.map((call) => paragraph('numbered', responseTo(call))))
  if (submissions.length > 0) {
    const categories = [...new Set(submissions.map((submission) => submission.category))]
    blocks.push(
      paragraph('numbered', 'The working group received the following contributions:'),
      ...categories.map((category, index) => {
        const titles = submissions
          .filter((submission) => submission.category === category)
          .map((submission) => `${submission.from}, “${submission.title}” (${dateInWords(submission.receivedOn)})`)
        return paragraph('item', `${capital(category)}: ${titles.join('; ')}${listEnd(index, categories.length)}`)
      }),
    )
  }
  if (restrictedCount > 0) {
    const contributions = restrictedCount === 1 ? 'One contribution is' : `${restrictedCount} contributions are`
    blocks.push(
      paragraph(
        'numbered',
        `${contributions} not described here, since only some may read ${restrictedCount === 1 ? 'it' : 'them'}.`,
      ),
    )
  }
  return blocks
}

const CLOSED: ReadonlySet<string> = new Set(['implemented', 'not implementable', 'no longer relevant'])

const counted = (count: number) => (count === 0 ? 'none is' : `${count} ${count === 1 ? 'is' : 'are'}`)

/** What the meeting has to look at: provisions overdue, without money or not begun. */
export function discussion(mandates: readonly MandateFacts[], labels: ReadonlyMap<string, string>): Block[] {
  const open = mandates.filter((mandate) => !CLOSED.has(mandate.status))
  const cite = (mandate: MandateFacts) =>
    `Decision ${[labels.get(mandate.decision) ?? mandate.decision, mandate.cited].filter((part) => part !== '').join(', ')} (${mandate.addressee})`
  const lists = [
    ['past their date', open.filter((mandate) => mandate.isOverdue)],
    ['waiting for funding', open.filter((mandate) => mandate.needsFunding)],
    ['not started', open.filter((mandate) => mandate.status === 'not started' && !mandate.needsFunding)],
  ] as const
  const items = lists.filter(([, entries]) => entries.length > 0)
  const done = mandates.length - open.length
  const summary =
    open.length === 0
      ? 'All mandates followed in this report are closed.'
      : `Of the ${mandates.length} mandates followed in this report, ${counted(done)} closed and ${counted(open.length)} open.`
  if (mandates.length === 0) return []
  return [
    paragraph('heading', 'Discussion'),
    paragraph('numbered', items.length === 0 ? summary : `${summary} Of those that are open, these need attention:`),
    ...items.map(([state, entries], index) =>
      paragraph('item', `${state}: ${listInWords(entries.map(cite))}${listEnd(index, items.length)}`),
    ),
  ]
}
