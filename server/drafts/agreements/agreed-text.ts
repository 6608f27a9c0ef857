/** The recorded text as agreement sees it: its paragraphs, what each is called, and the hash to which it would be bound. */
import { agreeable, boundWords } from '#domain/drafts/agreements/agreement.ts'
import { blocksOf, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import { outline } from '#domain/drafts/outline.ts'
import { wholeLabels } from '#domain/drafts/whole-labels.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sha256.ts'
import { recordedText } from '../recorded-text.ts'

export interface AgreedText {
  /** The row of the log after which it stands so. */
  readonly sequence: number
  readonly paragraphs: readonly Paragraph[]
  readonly paragraphOf: (id: string) => Paragraph | null
  readonly orderOf: (id: string) => number
  readonly labelOf: (id: string) => string
  /** `Paragraph 2` or `Paragraph 2. a)`, for a sentence. */
  readonly nameOf: (id: string) => string
}

export const hashOf = (paragraph: Paragraph): string => sha256(boundWords(paragraph))

export async function agreedText(hub: Deps['hub'], draftId: DraftId): Promise<AgreedText> {
  const { sequence, content } = await recordedText(hub, draftId)
  const doc = readDocument(content)
  const paragraphs = agreeable(blocksOf(doc))
  const byId = new Map(paragraphs.map((paragraph, order) => [paragraph.id, { paragraph, order }]))
  const labels = wholeLabels(outline(doc))
  return {
    sequence,
    paragraphs,
    paragraphOf: (id) => byId.get(id)?.paragraph ?? null,
    orderOf: (id) => byId.get(id)?.order ?? paragraphs.length,
    labelOf: (id) => labels.get(id) ?? '',
    nameOf: (id) => {
      const label = labels.get(id) ?? ''
      return label === '' ? 'This paragraph' : `Paragraph ${label.replace(/^([^ ]+)\.$/, '$1')}`
    },
  }
}
