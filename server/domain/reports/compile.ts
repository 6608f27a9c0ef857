/**
 * Compiles the report of a working group from facts: paragraph 1 with the author, the mandate quoted in full, the
 * membership, progress since the previous meeting, what was received, a discussion, recommendations, and the draft in an
 * annex. Pure: the same facts give the same paragraphs; identities are given by the caller. Rules: docs/spec/reports.md.
 */
import type { CalendarDate } from '../clock.ts'
import { type Block, isTable, type Paragraph, paragraph } from '../drafts/content.ts'
import { background, decisionsInWords, listEnd, membership } from './compile-background.ts'
import { discussion, progress, received } from './compile-progress.ts'
import type { AnnexFacts, ReportFacts } from './facts.ts'
import { listInWords } from './words.ts'

/** What the star behind the author's name leads to whenever the author is not the Secretariat. */
export const DISCLAIMER =
  'The names of countries, territories and areas in this document, and the way in which they are shown, are the ' +
  'choice of its author. They express no opinion of the CITES Secretariat or of the United Nations Environment ' +
  'Programme on the legal status of any place or on its frontiers. The author alone is responsible for the contents.'

export const SECRETARIAT = 'Secretariat'

/** Bodies and groups take the article, Parties do not. */
function withArticle(author: string, group: string): string {
  return author === SECRETARIAT || author === group || /committee|group|secretariat/i.test(author)
    ? `the ${author}`
    : author
}

function authorship(facts: ReportFacts): Paragraph {
  const text = `This document has been prepared by ${withArticle(facts.author, facts.group.name)}.`
  if (facts.author === SECRETARIAT) return paragraph('numbered', text)
  return paragraph('numbered', [{ text }, { footnote: 'star', text: DISCLAIMER }])
}

function recommendations(facts: ReportFacts): Block[] {
  const adopted = facts.decisions.filter((decision) => !decision.isDraft)
  const unanswered = facts.calls.filter((call) => call.answeredCount < call.askedCount)
  const names = adopted.length > 0 ? ` in the implementation of ${decisionsInWords(adopted)}` : ''
  const items = [
    `note this document and the progress made${names}`,
    ...(unanswered.length > 0
      ? [`encourage those that have not yet replied to ${listInWords(unanswered.map((call) => call.name))} to do so`]
      : []),
    ...(facts.annex
      ? [`consider the text in the annex to this document, “${facts.annex.title}”, and decide how to take it forward`]
      : []),
    `advise the ${facts.group.name} on its work until the next meeting`,
  ]
  return [
    paragraph('heading', 'Recommendations'),
    paragraph('recommendation', `The ${facts.meeting.body} is invited to:`),
    ...items.map((item, index) => paragraph('item', `${item}${listEnd(index, items.length)}`)),
  ]
}

/** The draft's own paragraphs without their identities: the annex is a copy that lives on by itself. */
function annexOf(annex: AnnexFacts): Block[] {
  const bare = (block: Paragraph): Paragraph => ({ ...block, id: '' })
  const copy = annex.blocks.map(
    (block): Block =>
      isTable(block)
        ? { rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(bare) }))) }
        : bare(block),
  )
  return [paragraph('annex-heading', annex.title), ...copy]
}

/**
 * The paragraphs of a report, in order, without identities.
 * @param on the day of compilation, for which the table of progress speaks
 */
export function compile(facts: ReportFacts, on: CalendarDate): Block[] {
  const mentions = new Set([facts.meeting.code])
  const labels = new Map(facts.decisions.map((decision) => [decision.ref, decision.label]))
  return [
    authorship(facts),
    ...background(facts.decisions, mentions),
    ...membership(facts.group),
    ...progress(facts.decisions, facts.mandates, facts.previousMeeting, on),
    ...received(facts.calls, facts.submissions, facts.restrictedCount),
    ...discussion(facts.mandates, labels),
    ...recommendations(facts),
    ...(facts.annex ? annexOf(facts.annex) : []),
  ]
}
