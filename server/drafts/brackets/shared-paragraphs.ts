/** The paragraphs of a shared text in the order in which they are read, each with the element that it was read from. */
import * as Y from 'yjs'
import { type LetterEdit, piecesWith } from '#domain/drafts/brackets/edits.ts'
import { paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import { blocksOf, isTable, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { CONTENT } from '../document-form.ts'
import { writePieces } from '../proposals/write-inline.ts'
import { FragmentReader } from '../read-fragment.ts'
import { AS_IT_IS } from '../text-view.ts'

export interface SharedParagraph {
  readonly element: Y.XmlElement
  readonly paragraph: Paragraph
}

export function sharedParagraphs(doc: Y.Doc): SharedParagraph[] {
  const reader = new FragmentReader(AS_IT_IS)
  return elementsIn(doc.getXmlFragment(CONTENT)).flatMap((element) => {
    const [block] = blocksOf(readDocument({ type: 'doc', content: [reader.readBlock(element)] }))
    return block && !isTable(block) ? [{ element, paragraph: block }] : []
  })
}

/** What is recorded. */
export async function recordedParagraphs(hub: Deps['hub'], draftId: DraftId): Promise<Paragraph[]> {
  return paragraphsIn(blocksOf(readDocument(await hub.readContent(draftId))))
}

function elementsIn(parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return child.nodeName === 'paragraph' ? [child] : elementsIn(child)
  })
}

/** @param edits by the place of their paragraph in `shared` */
export function writeEdits(shared: readonly SharedParagraph[], edits: readonly LetterEdit[]): void {
  for (const [place, { element, paragraph }] of shared.entries()) {
    const here = edits.filter((edit) => edit.paragraph === place)
    if (here.length > 0) writePieces(element, piecesWith(paragraph, here))
  }
}
