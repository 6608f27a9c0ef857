/**
 * The text in force that a draft revises: of every text of the registry that its paragraphs quote, the newest revision that a
 * meeting adopted. Official mark-up is the difference between the two. Rules: docs/spec/readings.md.
 *
 * A text is taken whole when it is the one that the draft was begun from or when its decision stands in the draft; of any other
 * only the provisions that are quoted count, or the rest of it would be shown as deleted though nobody spoke of it. A paragraph
 * that names a provision and has other words answers it and does not quote it.
 */
import { type Decision, type DecisionRevision, numberOf, revisionsInOrder, stateOf } from '../decisions/decision.ts'
import { citeNumber } from '../decisions/number.ts'
import type { DecisionId } from '../ids.ts'
import { countWords, likeness } from './compare/similarity.ts'
import { type Block, isTable, type Paragraph, wordsOf } from './content.ts'
import { blocksOfRevision } from './from-decision.ts'
import { readAddress } from './references.ts'

/** A text that a draft quotes, and what is in force of it. */
export interface QuotedText {
  /** `Decision 15.57 (Rev. CoP16)`. */
  readonly name: string
  /** The meeting that adopted the revision in force; null when nothing of the text is in force. */
  readonly adoptedAt: string | null
  /** Why nothing of it is in force, as a sentence; '' where something is. */
  readonly absence: string
}

export interface TextInForce {
  /** In the order in which the draft quotes them. */
  readonly texts: readonly QuotedText[]
  /** A paragraph that the draft quotes bears the identity of the paragraph that quotes it. */
  readonly blocks: readonly Block[]
}

/** The names of the texts that paragraphs of a draft quote, by number or handle, in their order. */
export function quotedNames(blocks: readonly Block[]): string[] {
  const names = blocks.flatMap((block) => (isTable(block) ? [] : [readAddress(block.ref)?.name ?? '']))
  return [...new Set(names)].filter((name) => name !== '')
}

/**
 * @param begunFrom the text of the registry that the draft was begun from
 * @param decisions those of the quoted names that the registry has, by name, and the one that it was begun from
 */
export function textInForce(
  blocks: readonly Block[],
  begunFrom: DecisionId | null,
  decisions: ReadonlyMap<string, Decision>,
): TextInForce {
  const quoted = new Set(quotedNames(blocks).flatMap((name) => decisions.get(name) ?? []))
  const first = [...decisions.values()].find(({ id }) => id === begunFrom)
  const all = first && !quoted.has(first) ? [first, ...quoted] : [...quoted]
  const texts: QuotedText[] = []
  const inForce: Block[] = []
  for (const decision of all) {
    const revision = revisionInForce(decision)
    const quotes = quotesOf(blocks, decision, decisions)
    const isWhole = decision.id === begunFrom || quotes.has('')
    const quoted = revision ? quotedBlocks(blocksOfRevision(decision, revision), quotes, isWhole) : []
    if (isWhole || quoted.length > 0) texts.push(quotedText(decision, revision))
    inForce.push(...quoted)
  }
  return { texts, blocks: inForce }
}

/** The share of words in common from which a paragraph is a quotation. */
const ALIKE = 0.5

/** Of a text that is not taken whole the provisions that stand in the draft with words much alike. */
function quotedBlocks(text: readonly Block[], quotes: ReadonlyMap<string, Paragraph>, isWhole: boolean): Paragraph[] {
  return text.flatMap((block) => {
    if (isTable(block)) return []
    const path = readAddress(block.ref)?.path ?? ''
    const quote = quotes.get(block.role === 'addressee' ? 'Directed to' : path)
    if (isWhole) return [{ ...block, id: quote?.id ?? '' }]
    const share = quote ? likeness(countWords(wordsOf(block)), countWords(wordsOf(quote))) : 0
    return quote && share >= ALIKE ? [{ ...block, id: quote.id }] : []
  })
}

/** The newest revision that a meeting adopted, of a text that is still in force. */
function revisionInForce(decision: Decision): DecisionRevision | null {
  const state = stateOf(decision)
  if (state !== 'in effect' && state !== 'superseded') return null
  return revisionsInOrder(decision).findLast(({ adoptedAt }) => adoptedAt !== null) ?? null
}

function quotedText(decision: Decision, revision: DecisionRevision | null): QuotedText {
  const kind = decision.kind === 'resolution' ? 'Resolution' : 'Decision'
  const number = numberOf(decision)
  const base = number ? `${kind} ${number}` : `Draft ${kind.toLowerCase()} ${decision.label ?? decision.handle}`
  if (revision) return { name: citeNumber(base, revision.revision), adoptedAt: revision.adoptedAt, absence: '' }
  const state = stateOf(decision)
  const absence = state === 'draft' ? `${base} was never adopted.` : `${base} is not in force any more (${state}).`
  return { name: base, adoptedAt: null, absence }
}

/** The first paragraph that names each path of a text; '' for the text itself, and for whom it is directed to. */
function quotesOf(
  blocks: readonly Block[],
  decision: Decision,
  decisions: ReadonlyMap<string, Decision>,
): Map<string, Paragraph> {
  const quotes = new Map<string, Paragraph>()
  let above: Paragraph | null = null
  for (const block of blocks) {
    if (isTable(block)) continue
    const address = readAddress(block.ref)
    if (address && decisions.get(address.name) === decision && !quotes.has(address.path)) {
      quotes.set(address.path, block)
      if (address.path === '' && above?.role === 'addressee') quotes.set('Directed to', above)
    }
    above = block
  }
  return quotes
}

/** `Decision 15.57, as adopted at CoP15`, with what is not in force; what is there, '' for nothing. */
function inForceInWords(texts: readonly QuotedText[]): { readonly present: string; readonly absent: string } {
  const named = texts.filter(({ adoptedAt }) => adoptedAt !== null)
  return {
    present: named.map(({ name, adoptedAt }) => `${name}, as adopted at ${adoptedAt}`).join('; '),
    absent: texts.flatMap(({ absence }) => (absence === '' ? [] : [absence])).join(' '),
  }
}

/** What is in force, in one or two sentences. */
export function adoptedInWords(texts: readonly QuotedText[]): string {
  const { present, absent } = inForceInWords(texts)
  if (present !== '') return `${present}.${absent && ` ${absent}`}`
  return `${absent || 'This draft quotes no text of the registry.'} There is no text in force.`
}

/** What official mark-up compares with, in one or two sentences. */
export function comparedWith(texts: readonly QuotedText[]): string {
  const { present } = inForceInWords(texts)
  if (present !== '') return `Compared with ${adoptedInWords(texts)}`
  return `${adoptedInWords(texts).replace(/\.$/, '')} to compare with: every word of the draft is new.`
}
