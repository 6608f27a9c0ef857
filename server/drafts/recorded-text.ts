/** The text of a draft as it is recorded now, with its place in the log. */
import type { DocumentJson } from '#domain/drafts/content.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'

export interface RecordedDraft {
  /** The recorded change after which the text stands like this. */
  readonly sequence: number
  readonly content: DocumentJson
}

/** What other processes have recorded is taken in first. @throws DomainError as `hub.open` */
export async function recordedText(hub: Deps['hub'], draftId: DraftId): Promise<RecordedDraft> {
  await hub.catchUp(draftId)
  const { sequence, content } = await hub.readRecorded(draftId)
  return { sequence, content: content as DocumentJson }
}
