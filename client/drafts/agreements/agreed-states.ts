/** Where agreed paragraphs stand in the text on the screen, which may be ahead of what is recorded. */
import type { Node } from 'prosemirror-model'
import { type AgreementState, boundWords, isOperative } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementView } from '#domain/drafts/agreements/wire.ts'
import { blocksOf, isTable, type Paragraph } from '#domain/drafts/content.ts'

export interface AgreedStates {
  /** By the identity of the paragraph. */
  readonly states: ReadonlyMap<string, AgreementState>
  readonly agreedCount: number
  readonly operativeCount: number
}

/** What a paragraph of the screen says; kept as long as it stands so, since most paragraphs stay as they are. */
const read = new WeakMap<Node, { readonly paragraph: Paragraph; readonly words: string }>()

function readParagraph(doc: Node, node: Node): { readonly paragraph: Paragraph; readonly words: string } | null {
  const known = read.get(node)
  if (known) return known
  const [block] = blocksOf(doc.type.create(null, node))
  if (!block || isTable(block)) return null
  const found = { paragraph: block, words: boundWords(block) }
  read.set(node, found)
  return found
}

/** A paragraph of the screen that is not in a table; null where it is not there. */
export function paragraphOnScreen(doc: Node, paragraphId: string): Paragraph | null {
  const node = doc.children.find(({ type, attrs }) => type.name === 'paragraph' && attrs.id === paragraphId)
  return node ? (readParagraph(doc, node)?.paragraph ?? null) : null
}

export function agreedStates(doc: Node, items: readonly AgreementView[]): AgreedStates {
  const live = new Map<string, string>()
  const operative: string[] = []
  doc.forEach((node) => {
    if (node.type.name !== 'paragraph') return
    const found = readParagraph(doc, node)
    if (!found || found.paragraph.id === '') return
    live.set(found.paragraph.id, found.words)
    if (isOperative(found.paragraph)) operative.push(found.paragraph.id)
  })
  const states = new Map(items.map((item) => [item.paragraphId, stateOf(item, live.get(item.paragraphId))]))
  const agreedCount = operative.filter((id) => states.get(id) === 'agreed').length
  return { states, agreedCount, operativeCount: operative.length }
}

function stateOf({ bound, entries }: AgreementView, live: string | undefined): AgreementState {
  if (entries.at(-1)?.kind === 'reopened' || !bound) return 'reopened'
  if (live === undefined) return 'gone'
  return live === boundWords(bound as Paragraph) ? 'agreed' : 'changed'
}

export function areSameStates(some: AgreedStates, others: AgreedStates): boolean {
  return (
    some.agreedCount === others.agreedCount &&
    some.operativeCount === others.operativeCount &&
    [...some.states].every(([id, state]) => others.states.get(id) === state)
  )
}
