/** One page of a draft's sittings, gathered from as many entries of the log as they have. */
import { type Sitting, SittingGatherer } from '#domain/drafts/sittings.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'

const ENTRIES_AT_ONCE = 5_000

export interface SittingPage {
  readonly items: readonly Sitting[]
  /** The sequence below which the next page begins; null after the last one. */
  readonly next: number | null
}

export async function readSittings(
  { updates }: Pick<Stores, 'updates'>,
  draftId: DraftId,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<SittingPage> {
  const gatherer = new SittingGatherer()
  let below = before
  for (;;) {
    const entries = await updates.history(draftId, {
      limit: ENTRIES_AT_ONCE,
      ...(below !== undefined && { before: below }),
    })
    for (const entry of entries) gatherer.add(entry)
    below = entries.at(-1)?.sequence
    if (gatherer.closedCount >= limit || entries.length < ENTRIES_AT_ONCE) break
  }
  const items = gatherer.finish().slice(0, limit)
  const first = items.at(-1)?.first ?? 1
  return { items, next: first > 1 ? first : null }
}
