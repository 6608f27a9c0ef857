/**
 * What the live references of a document read: `paragraph 12`, `paragraph b)` inside one Decision and
 * `Decision 17.XX, paragraph b)` from elsewhere, `Annex 2`. It is computed from the numbers as they stand and never stored, so
 * that it follows renumbering, and the labels of handles, so that it follows adoption. Rules: docs/spec/references.md.
 */
import type { Node } from 'prosemirror-model'
import { parseNumber } from '../decisions/number.ts'
import { citePath } from '../decisions/provision.ts'
import { type DecisionLabels, type OutlineEntry, outline } from './outline.ts'
import { type ParagraphRole, readLevel, readRole } from './schema.ts'

/** `unnumbered`: the paragraph is there and has nothing that it could be called by. `gone`: there is no such paragraph. */
export const REFERENCE_STATES = ['paragraph', 'registry', 'unnumbered', 'gone'] as const
export type ReferenceState = (typeof REFERENCE_STATES)[number]

export interface ReferenceReading {
  readonly text: string
  readonly state: ReferenceState
}

export interface ReadReference extends ReferenceReading {
  /** Position in the document, as ProseMirror counts. */
  readonly position: number
  readonly target: string
  /** The paragraph in which the reference stands, by its identity. */
  readonly paragraphId: string
}

export const DELETED_READING = '[paragraph deleted]'
export const UNNUMBERED_READING = '[paragraph without a number]'

const HANDLE = /^[a-z0-9]{7}$/
const RUNNING: ReadonlySet<ParagraphRole> = new Set(['numbered', 'recommendation', 'operative'])

/** Where a child of the document stands: what a reading needs of both ends. */
interface Place {
  readonly role: ParagraphRole
  /** Its own label without the full stop. */
  readonly label: string
  /** Labels of the items above it and its own, outermost first; none for what is no item. */
  readonly chain: readonly string[]
  /** The last block that is neither item nor plain: what an item belongs to. */
  readonly owner: Place | null
  /** The name in the registry of a decision; '' for any other paragraph and for a decision without one. */
  readonly decision: string
  /** The label of the annex in which it stands; '' in the main text. */
  readonly annex: string
  readonly words: string
}

/** The name of the text and the path in it, for what can be an address in the registry; null for an identity. */
export function readAddress(target: string): { readonly name: string; readonly path: string } | null {
  const [name = '', ...path] = target.split('/')
  const isNumber = parseNumber(name.replace(/^conf-/i, 'Conf. ')) !== null
  return isNumber || HANDLE.test(name) ? { name, path: path.join('/') } : null
}

/** The texts of the registry that a document names, by number or handle, in `ref` or in a reference. */
export function namedDecisions(doc: Node): string[] {
  const names = new Set<string>()
  doc.descendants((node) => {
    const address = node.type.name === 'reference' ? node.attrs.target : node.attrs.ref
    const named = typeof address === 'string' ? readAddress(address) : null
    if (named) names.add(named.name)
  })
  return [...names]
}

function wordsOf(node: Node): string {
  return node.children
    .map((child) => child.text ?? '')
    .join('')
    .trim()
}

/** How many levels of the lists above still stand: an item or plain paragraph ends its own and the deeper ones, others all. */
function lengthAfter(length: number, role: ParagraphRole, level: number): number {
  return role === 'item' || role === 'plain' ? Math.min(length, level - 1) : 0
}

/** The places of a document's children and of every paragraph in it, by identity. */
class Places {
  private readonly byId = new Map<string, Place>()
  private readonly byIndex: Place[] = []
  private readonly labels: DecisionLabels

  constructor(doc: Node, entries: readonly OutlineEntry[], labels: DecisionLabels) {
    this.labels = labels
    const entryAt = new Map(entries.map((entry) => [entry.index, entry]))
    let [owner, annex]: [Place | null, string] = [null, '']
    const chain: string[] = []
    doc.forEach((node, _offset, index) => {
      const role = readRole(node.attrs.role)
      const label = (entryAt.get(index)?.label ?? '').replace(/\.$/, '')
      if (role === 'annex-heading') annex = label
      if (node.type.name !== 'table') chain.length = lengthAfter(chain.length, role, readLevel(node.attrs.level))
      if (role === 'item') chain[readLevel(node.attrs.level) - 1] = label
      const decision = role === 'decision' ? String(node.attrs.ref) : ''
      const words = role === 'heading' ? wordsOf(node) : ''
      const items = role === 'item' ? chain.filter((part) => part !== undefined) : []
      const isOwned = node.type.name === 'table' || role === 'item' || role === 'plain'
      const place: Place = { role, label, chain: items, owner: isOwned ? owner : null, decision, annex, words }
      if (!isOwned) owner = place
      this.byIndex.push(place)
      this.learn(node, place)
    })
  }

  /** What a target is called in the paragraph that stands in the child of the document with this index. */
  read(target: string, index: number): ReferenceReading {
    const from = this.byIndex[index]
    const place = this.byId.get(target)
    if (place && from) {
      const text = nameFrom(place, from)
      return text === '' ? { text: UNNUMBERED_READING, state: 'unnumbered' } : { text, state: 'paragraph' }
    }
    const address = readAddress(target)
    if (!address || !from) return { text: DELETED_READING, state: 'gone' }
    return { text: this.cite(address.name, address.path, from), state: 'registry' }
  }

  private cite(name: string, path: string, from: Place): string {
    const isWhole = path === '' || path === 'text'
    if (!isWhole && decisionOf(from) === name) return citePath(path)
    const number = parseNumber(name.replace(/^conf-/i, 'Conf. '))
    const label = this.labels.get(name) ?? name.replace(/^conf-/i, 'Conf. ')
    const isResolution = number?.kind === 'resolution' || label.startsWith('Conf.')
    const text = `${isResolution ? 'Resolution' : 'Decision'} ${label}`
    return isWhole ? text : `${text}, ${citePath(path)}`
  }

  /** What stands in a table is there, and has no number. */
  private learn(node: Node, place: Place): void {
    const add = (id: unknown, known: Place) => {
      if (id && !this.byId.has(String(id))) this.byId.set(String(id), known)
    }
    if (node.type.name !== 'table') {
      add(node.attrs.id, place)
      return
    }
    node.descendants((inner) => {
      if (inner.type.name === 'paragraph') add(inner.attrs.id, { ...place, label: '', chain: [], words: '' })
      return inner.type.name !== 'paragraph'
    })
  }
}

function decisionOf(place: Place): string {
  return (place.role === 'decision' ? place : place.owner)?.decision ?? ''
}

const inAnnex = (place: Place, from: Place): string => {
  if (place.annex === from.annex) return ''
  if (place.annex === '') return ' of the main text'
  return place.annex === 'Annex' ? ' of the Annex' : ` of ${place.annex}`
}

/** '' for what has no name of its own. */
function nameFrom(place: Place, from: Place): string {
  if (place.role === 'annex-heading') return place.label
  if (place.role === 'heading') return place.words === '' ? '' : `“${place.words}”`
  if (place.role === 'decision') return place.label === '' ? '' : `Decision ${place.label}`
  if (RUNNING.has(place.role)) return `paragraph ${place.label}${inAnnex(place, from)}`
  if (place.chain.length === 0) return ''
  const path = place.chain.join(' ')
  const { owner } = place
  if (owner?.role === 'decision') {
    const isSame = owner === from || owner === from.owner
    return isSame || owner.label === '' ? `paragraph ${path}` : `Decision ${owner.label}, paragraph ${path}`
  }
  const number = owner && RUNNING.has(owner.role) ? `${owner.label} ` : ''
  return `paragraph ${number}${path}${inAnnex(place, from)}`
}

/** A reference that begins a sentence begins with a capital. */
function beginsSentence(before: Node | null): boolean {
  return before === null || /[.!?]\s+$/.test(before.text ?? '')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function hasReference(doc: Node): boolean {
  let found = false
  doc.descendants((node) => {
    found ||= node.type.name === 'reference'
    return !found
  })
  return found
}

/**
 * The references of a document in the order of reading.
 * @param labels what to show for the handle of a decision; a handle without an entry is shown as it is
 * @param entries the outline of the same document under the same labels, where there is one already
 */
export function readReferences(
  doc: Node,
  labels: DecisionLabels = new Map(),
  entries: readonly OutlineEntry[] | null = null,
): ReadReference[] {
  if (!hasReference(doc)) return []
  const places = new Places(doc, entries ?? outline(doc, labels), labels)
  const found: ReadReference[] = []
  doc.forEach((child, offset, index) => {
    const inspect = (node: Node, position: number, parent: Node | null, at: number) => {
      if (node.type.name !== 'reference') return
      const target = String(node.attrs.target)
      const { text, state } = places.read(target, index)
      const isFirst = beginsSentence(parent?.maybeChild(at - 1) ?? null)
      const paragraphId = String(parent?.attrs.id ?? '')
      found.push({ position, target, paragraphId, state, text: isFirst ? capital(text) : text })
    }
    child.descendants((node, position, parent, at) => inspect(node, offset + 1 + position, parent, at))
  })
  return found
}

/** Reads a target as it would stand in a given paragraph: what the writer is shown before it is put there. */
export function referenceReader(
  doc: Node,
  entries: readonly OutlineEntry[],
  labels: DecisionLabels,
): (target: string, index: number) => ReferenceReading {
  const places = new Places(doc, entries, labels)
  return (target, index) => places.read(target, index)
}
