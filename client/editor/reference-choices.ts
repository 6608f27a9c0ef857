/** What a reference may point at in the draft itself: everything that has a number or a heading, as it would read here. */
import type { Node } from 'prosemirror-model'
import { answers, wordsOf } from '#domain/decisions/search.ts'
import { referenceReader } from '#domain/drafts/references.ts'
import type { Numbering } from './plugins/numbering.ts'

export interface ReferenceChoice {
  readonly target: string
  /** What the reference will read. */
  readonly reads: string
  /** The first words of what it points at. */
  readonly words: string
}

/** Finds texts of the registry by what somebody typed: a number, an address, words. */
export type FindInRegistry = (query: string, signal: AbortSignal) => Promise<readonly ReferenceChoice[]>

const LONGEST = 160

function firstWords(node: Node): string {
  return node
    .textBetween(0, Math.min(node.content.size, LONGEST), ' ', (leaf) => (leaf.type.name === 'footnote' ? '' : ' '))
    .trim()
}

/** @param index the child of the document in which the reference will stand */
export function referenceChoices(doc: Node, { entries, labels }: Numbering, index: number): ReferenceChoice[] {
  const read = referenceReader(doc, entries, labels)
  return entries.flatMap(({ id, index: place, role }) => {
    if (id === '') return []
    const { text, state } = read(id, index)
    return state === 'paragraph'
      ? [{ target: id, reads: text, words: role === 'heading' ? '' : firstWords(doc.child(place)) }]
      : []
  })
}

/**
 * The choices that answer a query, those first whose name it is: `12` finds paragraph 12 before a paragraph that speaks of 12.
 * An empty query finds all.
 */
export function matchingChoices(choices: readonly ReferenceChoice[], query: string): ReferenceChoice[] {
  const asked = wordsOf(query)
  const last = (reads: string) => wordsOf(reads).slice(-asked.length).join(' ')
  const rank = ({ reads }: ReferenceChoice) => {
    if (asked.length > 0 && last(reads) === asked.join(' ')) return 0
    return answers(wordsOf(reads), [asked]) ? 1 : 2
  }
  return choices
    .filter(({ reads, words }) => answers([...wordsOf(reads), ...wordsOf(words)], [asked]))
    .map((choice, order) => ({ choice, order, rank: rank(choice) }))
    .sort((one, next) => one.rank - next.rank || one.order - next.order)
    .map(({ choice }) => choice)
}
