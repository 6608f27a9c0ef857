/**
 * Where threads stand in a shared text: by their places in it while the words that they were put on are there, else by those
 * words wherever they were written anew. docs/spec/comments.md, CM9 to CM11.
 */
import * as Y from 'yjs'
import {
  type Anchor,
  type FoundWords,
  findQuote,
  type Letters,
  lettersOf,
  settleRange,
} from '#domain/drafts/comments/anchor.ts'
import type { Thread } from '#domain/drafts/comments/thread.ts'
import type { ThreadPlaceView } from '#domain/drafts/comments/wire.ts'
import { readDocument } from '#domain/drafts/content.ts'
import { outline } from '#domain/drafts/outline.ts'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import { wholeLabels } from '#domain/drafts/whole-labels.ts'
import type { ProposalId } from '#domain/ids.ts'
import { CONTENT } from '../document-form.ts'
import { readFragment } from '../read-fragment.ts'

type Spot = Pick<ThreadPlaceView, 'paragraphId' | 'offset' | 'isFound'>
type RangeAnchor = Anchor & { readonly on: 'range' }

const WHOLE: Spot = { paragraphId: null, offset: 0, isFound: true }

/** @param proposals those on which threads may stand */
export function threadPlaces(
  doc: Y.Doc,
  threads: readonly Thread[],
  proposals: readonly Proposal[],
): (thread: Thread) => ThreadPlaceView {
  const content = doc.getXmlFragment(CONTENT)
  const node = readDocument(readFragment(content))
  const paragraphs = lettersOf(node)
  const orderOf = new Map(paragraphs.map(({ id }, order) => [id, order]))
  const labelOf = wholeLabels(outline(node))
  const proposalOf = new Map(proposals.map((proposal) => [proposal.id, proposal]))
  const places = new Map(
    threads.map(({ id, anchor }) => {
      const spot = spotOf(anchor, { doc, content, paragraphs, orderOf, proposalOf })
      const { paragraphId } = spot
      const order = paragraphId === null ? -1 : (orderOf.get(paragraphId) ?? paragraphs.length)
      const proposal = anchor.on === 'proposal' ? (proposalOf.get(anchor.proposalId)?.number ?? null) : null
      return [id, { ...spot, label: labelOf.get(paragraphId ?? '') ?? '', order, proposal }]
    }),
  )
  return ({ id }) => places.get(id) ?? { ...WHOLE, label: '', order: -1, proposal: null }
}

interface Text {
  readonly doc: Y.Doc
  readonly content: Y.XmlFragment
  readonly paragraphs: readonly Letters[]
  readonly orderOf: ReadonlyMap<string, number>
  readonly proposalOf: ReadonlyMap<ProposalId, Proposal>
}

function spotOf(anchor: Anchor, text: Text): Spot {
  if (anchor.on === 'text') return WHOLE
  if (anchor.on === 'proposal') return spotOfProposal(text.proposalOf.get(anchor.proposalId), text)
  const { paragraphId } = anchor
  if (anchor.on === 'paragraph') {
    const isThere = text.orderOf.has(paragraphId)
    const found = isThere ? null : findQuote(text.paragraphs, { ...anchor, offset: 0 })
    return { paragraphId: found?.paragraphId ?? paragraphId, offset: 0, isFound: isThere || found !== null }
  }
  const found = settleRange(markedWords(anchor, text), text.paragraphs, anchor)
  if (!found) return { paragraphId, offset: anchor.offset, isFound: false }
  return { paragraphId: found.paragraphId, offset: found.from, isFound: true }
}

function spotOfProposal(proposal: Proposal | undefined, { orderOf }: Text): Spot {
  const paragraphId = proposal?.base[0]?.id ?? proposal?.afterId ?? null
  return { paragraphId, offset: 0, isFound: paragraphId === null || orderOf.has(paragraphId) }
}

/** By its places in the shared text; null when nothing stands between them any more. */
function markedWords({ start, end }: RangeAnchor, text: Text): FoundWords | null {
  const [first, last] = [letterAt(start, text), letterAt(end, text)]
  if (!first || !last || last.order < first.order) return null
  const to = last.order === first.order ? last.letter : Number.MAX_SAFE_INTEGER
  return first.letter < to ? { paragraphId: first.paragraphId, from: first.letter, to } : null
}

function letterAt(position: string, { doc, content, orderOf }: Text) {
  const place = absolute(position, doc)
  if (!place || !isIn(content, place.type)) return null
  const paragraph = paragraphOf(place.type)
  const paragraphId = paragraph?.getAttribute('id')
  const order = orderOf.get(paragraphId ?? '')
  if (!paragraph || paragraphId === undefined || order === undefined) return null
  return { paragraphId, order, letter: lettersBefore(paragraph, place) }
}

function absolute(position: string, doc: Y.Doc): Y.AbsolutePosition | null {
  try {
    const relative = Y.decodeRelativePosition(Buffer.from(position, 'base64'))
    return Y.createAbsolutePositionFromRelativePosition(relative, doc)
  } catch {
    // Whatever a client has sent in its place: the words are sought instead.
    return null
  }
}

/** Whether a part of the text is still in it. */
function isIn(content: Y.XmlFragment, type: Y.AbstractType<unknown>): boolean {
  for (let at: Y.AbstractType<unknown> | null = type; at; at = at._item?.parent as Y.AbstractType<unknown> | null) {
    if (at === content) return true
    if (!at._item || at._item.deleted) return false
  }
  return false
}

function paragraphOf(type: Y.AbstractType<unknown>): Y.XmlElement | null {
  for (let at: Y.AbstractType<unknown> | null = type; at; at = at._item?.parent as Y.AbstractType<unknown> | null) {
    if (at instanceof Y.XmlElement && at.nodeName === 'paragraph') return at
  }
  return null
}

/** What stands in a paragraph before a place in it: its letters, and one for each thing that cannot be cut. */
function lettersBefore(paragraph: Y.XmlElement, { type, index }: Y.AbsolutePosition): number {
  let letters = 0
  for (const [place, child] of paragraph.toArray().entries()) {
    if (child === type) return letters + index
    if (type === paragraph && place >= index) return letters
    letters += child instanceof Y.XmlText ? child.length : 1
  }
  return letters
}
