/** The text of a draft as blocks: recorded, or as it stands in a copy of the shared text. */
import type * as Y from 'yjs'
import { type Block, blocksOf, readDocument } from '#domain/drafts/content.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { CONTENT } from '../document-form.ts'
import { readFragment } from '../read-fragment.ts'

export const blocksIn = (doc: Y.Doc): Block[] => blocksOf(readDocument(readFragment(doc.getXmlFragment(CONTENT))))

export async function recordedBlocks(hub: Deps['hub'], draftId: DraftId): Promise<Block[]> {
  return blocksOf(readDocument(await hub.readContent(draftId)))
}
