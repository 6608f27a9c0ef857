/** What is drawn of proposals between the letters and the paragraphs of a text: words that would come, and whose they are. */
import { Decoration } from 'prosemirror-view'
import { spelled } from '#domain/drafts/compare/tokens.ts'
import type { Inline, Paragraph } from '#domain/drafts/content.ts'
import type { Drawn, DrawnChange, DrawnParagraph, ParagraphDrawing } from './drawing.ts'
import { inlineDom } from './inline-dom.ts'
import { edgeInWords, fewOf, formInWords, listed } from './proposal-words.ts'

/** What every decoration of the layer says of itself. */
export interface Spec {
  /** The paragraph to which it belongs; '' for the beginning. */
  readonly of: string
}

/** A widget is made once for a key; one with the same key stays as it is on the screen. */
const keyOf = ({ proposalId, who, isCurrent }: Drawn, ...more: unknown[]) =>
  [proposalId, who, isCurrent, ...more].join(' ')

export function insertionWidget(at: number, of: string, drawn: Drawn, inlines: readonly Inline[]): Decoration {
  const toDom = () => insElement(drawn, 'insertion', inlineDom(inlines))
  const key = keyOf(drawn, 'in', spelled(inlines))
  return Decoration.widget(at, toDom, { side: 1, key, marks: [], ignoreSelection: true, of })
}

/** A paragraph whose role or level alone would be another. */
export function formWidget(at: number, result: Paragraph, drawn: DrawnChange): Decoration {
  const words = ` [${formInWords(result)}]`
  const toDom = () => insElement(drawn, 'change of form', [document.createTextNode(words)])
  const of = drawn.live.id
  return Decoration.widget(at, toDom, { side: 2, key: keyOf(drawn, words), marks: [], ignoreSelection: true, of })
}

/** A whole paragraph that would come. @param side its place among what stands between the same two paragraphs */
export function paragraphWidget(of: string, at: number, drawn: DrawnParagraph, side: number): Decoration {
  const { paragraph, isMoved } = drawn
  const act = isMoved ? 'move to here' : 'new paragraph'
  const toDom = () => {
    const block = document.createElement('div')
    block.className = 'wg-proposed-block'
    block.contentEditable = 'false'
    block.dataset.role = paragraph.role
    block.dataset.level = String(paragraph.level)
    block.append(insElement(drawn, act, inlineDom(paragraph.inline)))
    return block
  }
  const key = keyOf(drawn, act, paragraph.role, paragraph.level, spelled(paragraph.inline))
  return Decoration.widget(at, toDom, { side, key, ignoreSelection: true, of })
}

function insElement(drawn: Drawn, act: string, children: readonly Node[]): HTMLElement {
  const element = document.createElement('ins')
  element.className = `wg-proposed is-in${drawn.isCurrent ? ' is-current' : ''}`
  element.contentEditable = 'false'
  element.dataset.proposal = drawn.proposalId
  element.dataset.start = edgeInWords('start', act, drawn.who)
  element.dataset.end = edgeInWords('end', act, drawn.who)
  element.append(...children)
  return element
}

interface Mark {
  readonly id: string
  readonly number: number
  readonly parties: readonly string[]
  readonly place: number
  readonly count: number
  readonly isCurrent: boolean
}

/** Above the paragraph: whose proposal is drawn, and how many there are. */
export function markWidgets(of: string, at: number, { spots }: ParagraphDrawing): Decoration[] {
  const marks = spots.map(({ spot, drawn, isCurrent }): Mark => {
    const { lead, parties } = drawn
    const place = spot.asks.indexOf(drawn) + 1
    return { id: lead.id, number: lead.number, parties, place, count: spot.asks.length, isCurrent }
  })
  if (marks.length === 0) return []
  const toDom = () => {
    const frame = document.createElement('div')
    frame.className = 'wg-proposal-marks'
    frame.contentEditable = 'false'
    frame.append(...marks.map(markButton))
    return frame
  }
  return [Decoration.widget(at, toDom, { side: -2, key: `marks ${JSON.stringify(marks)}`, ignoreSelection: true, of })]
}

function markButton({ id, number, parties, place, count, isCurrent }: Mark): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.tabIndex = -1
  button.className = `wg-proposal-mark${isCurrent ? ' is-current' : ''}`
  button.dataset.proposal = id
  const rivals = count > 1 ? `, ${place} of ${count} proposals here` : ''
  button.ariaLabel = `Proposal P${number}, ${listed(parties)}${rivals}`
  button.title = button.ariaLabel
  const lines = [fewOf(parties), ...(count > 1 ? [`${count} proposals`] : [])]
  for (const line of lines) {
    const span = document.createElement('span')
    span.textContent = line
    button.append(span)
  }
  return button
}
