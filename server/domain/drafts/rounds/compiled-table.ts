/**
 * What a round has brought, in the order of the text on which it stood: one row for each comment and proposal. What came before
 * the date that was set at first and what came only after an extension stand apart, and what a delegation keeps to itself does
 * not appear.
 */
import type { Node } from 'prosemirror-model'
import type { Instant } from '../../clock.ts'
import { outline } from '../outline.ts'
import { wholeLabels } from '../whole-labels.ts'
import { type Receipt, type Round, receiptOf } from './round.ts'

/** Something said in a round, by a comment or a proposal, in words ready for a reader. */
export interface Contribution {
  readonly id: string
  /** The paragraph it is about; null for the beginning of the text, or when it is about the whole. */
  readonly paragraphId: string | null
  /** Where in the paragraph it begins, in letters; 0 when it is about the whole paragraph. */
  readonly offset: number
  readonly at: Instant
  readonly visibility: 'delegation' | 'group'
  readonly party: string
  readonly type: 'editorial' | 'substantive' | 'technical' | 'proposal'
  readonly text: string
  /** The words that are proposed instead; '' for a comment. */
  readonly proposedChange: string
  /** What became of it, e.g. "Placed"; '' while that is open. */
  readonly disposition: string
  readonly reason: string
}

export interface CompiledRow extends Omit<Contribution, 'paragraphId' | 'offset' | 'visibility'> {
  /** The paragraph's number in the frozen text behind those above it, "2. a)"; its first words where it has none. */
  readonly paragraph: string
}

export interface CompiledTable {
  readonly inTime: readonly CompiledRow[]
  readonly afterExtension: readonly CompiledRow[]
}

export const WHOLE_TEXT = 'Whole text'
export const NOT_IN_VERSION = 'Not in this version'

interface Place {
  readonly position: number
  readonly name: string
}

/** @param version the text on which the round stands */
export function compileTable(round: Round, version: Node, contributions: readonly Contribution[]): CompiledTable {
  const places = placesOf(version)
  const placed = contributions
    .filter(({ visibility }) => visibility === 'group')
    .map((contribution) => ({ contribution, place: placeOf(places, contribution.paragraphId) }))
    .sort(
      (a, b) =>
        a.place.position - b.place.position ||
        a.contribution.offset - b.contribution.offset ||
        order(a.contribution.at, b.contribution.at) ||
        order(a.contribution.id, b.contribution.id),
    )
  const under = (head: Receipt) =>
    placed.filter(({ contribution }) => receiptOf(round, contribution.at) === head).map(rowOf)
  return { inTime: under('in time'), afterExtension: under('after the extension') }
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function rowOf({ contribution, place }: { contribution: Contribution; place: Place }): CompiledRow {
  const { paragraphId: _id, offset: _offset, visibility: _visibility, ...said } = contribution
  return { ...said, paragraph: place.name }
}

function placeOf(places: ReadonlyMap<string, Place>, paragraphId: string | null): Place {
  if (paragraphId === null) return { position: -1, name: WHOLE_TEXT }
  return places.get(paragraphId) ?? { position: Number.MAX_SAFE_INTEGER, name: NOT_IN_VERSION }
}

/** What each paragraph of a text is called in a table, by its identity. */
export function paragraphNames(version: Node): ReadonlyMap<string, string> {
  return new Map([...placesOf(version)].map(([id, { name }]) => [id, name]))
}

/** Every paragraph with an identity, also those in tables, by where it stands and what it is called. */
function placesOf(version: Node): Map<string, Place> {
  const numbers = wholeLabels(outline(version))
  const places = new Map<string, Place>()
  version.descendants((node, position) => {
    const id = String(node.attrs.id ?? '')
    if (id !== '') places.set(id, { position, name: numbers.get(id) ?? firstWords(node.textContent) })
    return true
  })
  return places
}

const SHOWN_LETTERS = 40

function firstWords(text: string): string {
  if (text.length <= SHOWN_LETTERS) return text
  return `${text.slice(0, SHOWN_LETTERS).replace(/\s+\S*$/, '')} …`
}
