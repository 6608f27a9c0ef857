/** The difference of two texts of a draft, found in a thread of its own, as the JSON that goes to the reader. */
import { readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { CompareQuery } from '#domain/drafts/versions/wire.ts'
import type { Moment } from '../history/moment.ts'
import { labelsOf } from '../labels-of.ts'
import { readNames } from '../views.ts'
import type { ComparisonThread } from './compare-thread.ts'
import type { ComparisonQuestion } from './compare-worker.ts'
import { type NamedText, readTexts, type TextSources } from './read-text.ts'

/** @throws DomainError `invalid` for a name that is none, `not_found`, `too_large` */
export async function compareTexts(
  sources: TextSources & { readonly comparisons: ComparisonThread },
  draft: Draft,
  { from: before, to: after, writers = false }: CompareQuery,
): Promise<string> {
  const [from, to] = await readTexts(sources, draft, before, after)
  const documents = [from, to].map(({ content }) => readDocument(content))
  const labels = [...(await labelsOf(sources.stores, ...documents))]
  const moment = writers ? await momentBetween(sources, draft, from, to) : null
  const people = moment ? await peopleOf(sources, moment) : []
  return sources.comparisons.compare({ from, to, labels, moment, people })
}

/** Null where the two are not places of one history, the earlier first. */
async function momentBetween(
  { threads }: TextSources,
  draft: Draft,
  from: NamedText,
  to: NamedText,
): Promise<Moment | null> {
  const [since, until] = [from.head.sequence, to.head.sequence]
  if (since === null || until === null || since > until) return null
  return threads.ask(draft.id, (thread) => thread.moment(until, since))
}

async function peopleOf({ stores }: TextSources, { runs }: Moment): Promise<ComparisonQuestion['people']> {
  const nameOf = await readNames(stores)
  const ids = new Set(runs.flatMap(({ writer, change }) => (change ? [writer, change.writer] : [writer])))
  return [...ids].map((id) => {
    const { name: by, delegation } = nameOf(id)
    return [id, { by, delegation }] as const
  })
}
