/**
 * Who has changed a paragraph since it was agreed: who put words in or took some out, cut it, or joined it to its neighbour. Where
 * none of that has happened, its role or level was changed, and who did so first is sought by halves.
 */
import type { Node } from 'prosemirror-model'
import type { Instant } from '#domain/clock.ts'
import { agreeable, boundWords } from '#domain/drafts/agreements/agreement.ts'
import { blocksOf, readDocument } from '#domain/drafts/content.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { HistoryThreads } from '../history/history-threads.ts'
import type { Run } from '../history/moment.ts'

export interface Changer {
  readonly accountId: AccountId
  readonly at: Instant
}

export interface ChangerSources {
  readonly stores: Pick<Stores, 'updates'>
  readonly threads: HistoryThreads
}

/**
 * @param since the row of the log after which it was agreed
 * @param until the newest row
 * @returns each person once, with their last change, the newest first
 */
export async function changersOf(
  sources: ChangerSources,
  draftId: DraftId,
  paragraphId: string,
  since: number,
  until: number,
): Promise<Changer[]> {
  if (until <= since) return []
  const { content, runs } = await sources.threads.ask(draftId, (thread) => thread.moment(until, since))
  const acts = actsOn(readDocument({ type: 'doc', content }), runs, paragraphId)
  if (acts.length > 0) return acts
  const first = await firstDeparture(sources, draftId, paragraphId, since, until)
  const [entry] = await sources.stores.updates.history(draftId, { limit: 1, before: first + 1 })
  return entry ? [{ accountId: entry.accountId, at: entry.at }] : []
}

function actsOn(doc: Node, runs: readonly Run[], paragraphId: string): Changer[] {
  let [from, to, behind] = [-1, -1, -1]
  doc.forEach((node, offset) => {
    if (from >= 0 && behind < 0) behind = offset + node.nodeSize
    if (node.attrs.id !== paragraphId || from >= 0) return
    ;[from, to] = [offset, offset + node.nodeSize]
  })
  if (from < 0) return []
  const within = runs.filter((run) => run.change && run.from >= from && run.to <= to)
  // A cut or a join leaves the words to who wrote them: what came or went is the paragraph behind.
  const beside = runs.filter((run) => run.change && run.what === 'element' && run.from === to && run.to === behind)
  const found = within.length > 0 ? within : beside
  const lastOf = new Map<AccountId, Instant>()
  for (const { change } of found) {
    if (!change) continue
    const known = lastOf.get(change.writer)
    if (known === undefined || known < change.at) lastOf.set(change.writer, change.at)
  }
  return [...lastOf]
    .map(([accountId, at]) => ({ accountId, at }))
    .sort((one, next) => (one.at > next.at ? -1 : one.at < next.at ? 1 : 0))
}

/** A row that has changed the paragraph from how it was agreed. */
async function firstDeparture(
  { threads }: ChangerSources,
  draftId: DraftId,
  paragraphId: string,
  since: number,
  until: number,
): Promise<number> {
  const spelledAt = async (row: number) => {
    const { content } = await threads.ask(draftId, (thread) => thread.moment(row, null))
    const paragraphs = agreeable(blocksOf(readDocument({ type: 'doc', content })))
    const found = paragraphs.find(({ id }) => id === paragraphId)
    return found ? boundWords(found) : null
  }
  const agreed = await spelledAt(since)
  let [same, other] = [since, until]
  while (other - same > 1) {
    const middle = (same + other) >> 1
    if ((await spelledAt(middle)) === agreed) same = middle
    else other = middle
  }
  return other
}
