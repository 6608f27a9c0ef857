/**
 * Whether a proposal still fits the text, which has moved on since, and what the text would say with it. A proposal is made on
 * paragraphs; each is sought by its identity, and the change is brought into the words that stand there now.
 */

import { compareInline } from '../compare/compare-inline.ts'
import { mergeInline } from '../compare/merge-inline.ts'
import { spelled, tokensOf } from '../compare/tokens.ts'
import { type Block, isTable, type Paragraph } from '../content.ts'
import type { ProposedChange } from './proposal.ts'

/** One paragraph before and after; before is null for a new one, after for one that goes. */
export interface ParagraphChange {
  readonly live: Paragraph | null
  readonly result: Paragraph | null
}

export type Fit =
  | {
      /** `rebased`: the words under it have changed since, and the change fits them too. */
      readonly kind: 'fits' | 'rebased'
      /** In the order of the result; what goes stands where it stood. */
      readonly changes: readonly ParagraphChange[]
      /** The paragraph behind which new ones go; null for the beginning. */
      readonly behind: string | null
    }
  | { readonly kind: 'does not fit'; readonly why: string }

const misfit = (why: string): Fit => ({ kind: 'does not fit', why })

/** @param blocks the text as it stands */
export function fitOf(change: ProposedChange, blocks: readonly Block[]): Fit {
  const standing = standingParagraphs(blocks)
  const live = change.base.map(({ id }) => standing.get(id))
  if (live.some((paragraph) => !paragraph)) return misfit('A paragraph that it changes is not in the text any more.')
  const isAnchored = change.kind === 'insert' || change.kind === 'move'
  if (isAnchored && change.afterId !== null && !standing.has(change.afterId))
    return misfit('The paragraph behind which it goes is not in the text any more.')
  if (change.base.some(({ id }) => id === change.afterId)) return misfit('It would go behind itself.')
  const found = live.filter((paragraph) => paragraph !== undefined)
  const isUntouched = found.every((paragraph, index) => isSame(paragraph, change.base[index]))
  const kind = isUntouched ? 'fits' : 'rebased'
  if (change.kind === 'move') {
    return { kind, changes: found.map((paragraph) => ({ live: paragraph, result: paragraph })), behind: change.afterId }
  }
  const changes = brought(change, found)
  if (typeof changes === 'string') return misfit(changes)
  if (!isUntouched && takesFromCut(change, [...standing.values()]))
    return misfit('Words that it takes out stand in a paragraph of their own since.')
  return { kind, changes, behind: change.afterId }
}

/** By identity; of two that share one after a merge, the first. */
function standingParagraphs(blocks: readonly Block[]): ReadonlyMap<string, Paragraph> {
  const standing = new Map<string, Paragraph>()
  for (const block of blocks) {
    if (!isTable(block) && block.id !== '' && !standing.has(block.id)) standing.set(block.id, block)
  }
  return standing
}

/** The change brought into the words that stand there, or why it cannot be. */
function brought({ base, proposed }: ProposedChange, live: readonly Paragraph[]): ParagraphChange[] | string {
  const kept = new Map(proposed.map((paragraph) => [paragraph.id, paragraph]))
  const changes: ParagraphChange[] = []
  let told = 0
  const tellNew = (until: number) => {
    for (; told < until; told++) {
      const paragraph = proposed[told]
      if (paragraph && !base.some(({ id }) => id === paragraph.id)) changes.push({ live: null, result: paragraph })
    }
  }
  for (const [index, was] of base.entries()) {
    const [wanted, stands] = [kept.get(was.id), live[index]]
    if (!stands) continue
    if (!wanted) {
      // Words that came into a paragraph since are nobody's to take away unseen.
      if (saying(stands) !== saying(was)) return 'A paragraph that it takes away has been changed since.'
      changes.push({ live: stands, result: null })
      continue
    }
    const result = mergedParagraph(was, wanted, stands)
    if (!result) return 'The same words have been changed in the text since.'
    tellNew(proposed.indexOf(wanted))
    changes.push({ live: stands, result })
  }
  tellNew(proposed.length)
  return isHalfMade(base, changes) ? 'It has been made in the text already, in part.' : changes
}

/** Words that went from a paragraph into a new one have left it already: putting them in would double them. */
function isHalfMade(base: readonly Paragraph[], changes: readonly ParagraphChange[]): boolean {
  if (!changes.some(({ live }) => !live)) return false
  return changes.some(({ live, result }) => {
    const was = base.find(({ id }) => id === live?.id)
    if (!was || !live || !result) return false
    return spelled(live.inline) === spelled(result.inline) && spelled(live.inline) !== spelled(was.inline)
  })
}

/**
 * Whether it takes out words that were cut off since, with the end of their paragraph: they stand in the next one, where it would
 * leave them without a word.
 */
function takesFromCut({ base, proposed }: ProposedChange, standing: readonly Paragraph[]): boolean {
  return base.some((was) => {
    const wanted = proposed.find(({ id }) => id === was.id)
    const place = standing.findIndex(({ id }) => id === was.id)
    const [stands, next] = [standing[place], standing[place + 1]]
    if (!wanted || !stands || !next || isSame(stands, was)) return false
    const last = compareInline(was.inline, stands.inline).at(-1)
    const cutOff = last?.change === 'deleted' ? last.inline.text.trim() : ''
    if (cutOff === '' || !wordsOf(next).includes(cutOff)) return false
    return compareInline(was.inline, wanted.inline).some(
      ({ change, inline }) => change === 'deleted' && inline.text.trim() !== '' && cutOff.includes(inline.text.trim()),
    )
  })
}

const wordsOf = ({ inline }: Paragraph): string => inline.map(({ text }) => text).join('')

/** The words of a paragraph, a reference by what it points at: another number before it changes nothing of what it says. */
const saying = ({ inline }: Paragraph): string =>
  tokensOf(inline)
    .map(({ key }) => key)
    .join('')

function mergedParagraph(was: Paragraph, wanted: Paragraph, stands: Paragraph): Paragraph | null {
  const inline = mergeInline(was.inline, wanted.inline, stands.inline)
  if (!inline) return null
  const role = wanted.role === was.role ? stands.role : wanted.role
  const level = wanted.level === was.level ? stands.level : wanted.level
  const ref = wanted.ref === was.ref ? stands.ref : wanted.ref
  return { id: stands.id, role, level, ref, inline }
}

function isSame(one: Paragraph, other: Paragraph | undefined): boolean {
  return (
    other !== undefined &&
    one.role === other.role &&
    one.level === other.level &&
    spelled(one.inline) === spelled(other.inline)
  )
}
