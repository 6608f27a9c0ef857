/**
 * What reports need beside the house: the text of a draft is the sync engine's, so reading it and beginning one are handed
 * in, bound to the caller's transaction.
 */
import type { Actor } from '#domain/access.ts'
import type { DocumentJson } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'

export interface ReportNeeds extends Pick<Deps, 'stores' | 'clock' | 'newId'> {
  /** Creates a draft whose first update holds this content. */
  readonly createDraft: (
    stores: Stores,
    actor: Actor,
    draft: Pick<Draft, 'title' | 'kind' | 'groupId' | 'meetingId' | 'label'>,
    content: DocumentJson,
  ) => Promise<Draft>
  /** The text of a draft as it is recorded now. */
  readonly readContent: (stores: Stores, draftId: DraftId) => Promise<DocumentJson>
}
