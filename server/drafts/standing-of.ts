/** How a draft stands, for co-editing, which knows drafts by their id alone. */
import type { DraftStanding } from '#domain/collab/standing.ts'
import { standingOf } from '#domain/drafts/draft.ts'
import type { DraftStore } from '#domain/drafts/store.ts'
import type { DraftId } from '#domain/ids.ts'

/** Reads the standing anew each time; null when there is no such draft. */
export function draftStanding(drafts: DraftStore): (draftId: DraftId) => Promise<DraftStanding | null> {
  return async (draftId) => {
    const draft = await drafts.find(draftId)
    return draft && standingOf(draft)
  }
}
