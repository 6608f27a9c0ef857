/**
 * What is drawn of the open proposals, paragraph by paragraph: at most one ask in each spot, and never two on one paragraph.
 * Made anew when proposals or the choice among rivals change; how it meets the words that stand there is the layer's matter.
 */
import type { Paragraph } from '#domain/drafts/content.ts'
import { listed } from './proposal-words.ts'
import { type Ask, drawnIn, type Spot } from './spots.ts'

export interface Drawn {
  readonly proposalId: string
  /** The Parties, in words. */
  readonly who: string
  /** It is the one that is open in the list. */
  readonly isCurrent: boolean
}

/** What would become of a paragraph of the text. */
export interface DrawnChange extends Drawn {
  /** The words from which it was reckoned. */
  readonly live: Paragraph
  /** Null: it would go. */
  readonly result: Paragraph | null
  readonly isMoved: boolean
}

/** A paragraph that would be there. */
export interface DrawnParagraph extends Drawn {
  readonly paragraph: Paragraph
  readonly isMoved: boolean
}

export interface ParagraphDrawing {
  readonly change: DrawnChange | null
  /** What would stand before it. */
  readonly ahead: readonly DrawnParagraph[]
  readonly behind: readonly DrawnParagraph[]
  readonly spots: readonly { readonly spot: Spot; readonly drawn: Ask; readonly isCurrent: boolean }[]
}

/** By the identity of the paragraph; '' for the beginning of the text. */
export type Drawing = ReadonlyMap<string, ParagraphDrawing>

const NOTHING: ParagraphDrawing = { change: null, ahead: [], behind: [], spots: [] }

/**
 * @param chosen keys of asks, by the id of their spot
 * @param current the proposal that is open in the list
 */
export function drawingOf(spots: readonly Spot[], chosen: ReadonlyMap<string, string>, current = ''): Drawing {
  const drawing = new Map<string, ParagraphDrawing>()
  const at = (id: string): ParagraphDrawing => drawing.get(id) ?? NOTHING
  const put = (id: string, more: Partial<ParagraphDrawing>) => drawing.set(id, { ...at(id), ...more })
  for (const spot of spots) {
    const ask = drawnIn(spot, chosen)
    if (!ask) continue
    const { lead, parties, all } = ask
    const isCurrent = all.some(({ id }) => id === current)
    put(spot.paragraphId, { spots: [...at(spot.paragraphId).spots, { spot, drawn: ask, isCurrent }] })
    const drawn: Drawn = { proposalId: lead.id, who: listed(parties), isCurrent }
    const isAnchored = lead.kind === 'insert' || lead.kind === 'move'
    let place = isAnchored ? (lead.behind ?? '') : null
    for (const { live, result } of lead.changes as readonly Change[]) {
      if (live && lead.kind === 'move') {
        put(live.id, { change: { ...drawn, live, result: null, isMoved: true } })
        const to = place ?? ''
        put(to, { behind: [...at(to).behind, { ...drawn, paragraph: live, isMoved: true }] })
      } else if (live) {
        put(live.id, { change: { ...drawn, live, result, isMoved: false } })
        place = live.id
      } else if (result) {
        const made = { ...drawn, paragraph: result, isMoved: false }
        const first = lead.changes.find(({ live }) => live)?.live?.id ?? ''
        if (place === null) put(first, { ahead: [...at(first).ahead, made] })
        else put(place, { behind: [...at(place).behind, made] })
      }
    }
  }
  return drawing
}

/** As it comes over the wire, read as the domain's paragraphs. */
interface Change {
  readonly live: Paragraph | null
  readonly result: Paragraph | null
}
