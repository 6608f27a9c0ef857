/**
 * A proposal placed in brackets: what it puts in stands in the text between signs, and what it would take out stays, between
 * signs too. Of words for words the two are alternatives in one bracket, `[shall / should]`. So nothing is lost, and which of
 * them stays is agreed later, bracket by bracket. Rules: docs/spec/proposals.md.
 */
import { pairSigns } from '../brackets/pair-signs.ts'
import { compareInline, type Piece } from '../compare/compare-inline.ts'
import { bracketSign, type Inline, isBracket, type Paragraph } from '../content.ts'
import type { BracketSide } from '../schema.ts'
import type { Fit } from './fit.ts'
import type { ProposedChange } from './proposal.ts'

/** What is written into a paragraph of the text, or into a new one. */
export interface BracketedChange {
  /** The paragraph that stands there; null for a new one. */
  readonly live: Paragraph | null
  /** A new paragraph with its signs; the one that stands there, with the signs in it. */
  readonly result: Paragraph
  /** What is put into the paragraph that stands there, between what stays. */
  readonly pieces: readonly Piece[]
}

export interface Bracketed {
  readonly changes: readonly BracketedChange[]
  /** The identities of the brackets, in the order of the text: each is to have its record. */
  readonly bracketIds: readonly string[]
}

/**
 * The change between signs, or the sentence why it cannot stand so.
 * @param fit against the text in which it is to stand; one that fits
 * @param newId names a bracket
 */
export function inBrackets(
  { kind }: Pick<ProposedChange, 'kind'>,
  fit: Exclude<Fit, { readonly kind: 'does not fit' }>,
  newId: () => string,
): Bracketed | string {
  if (kind === 'move')
    return 'A move has no words of its own to put in brackets. Place it, or put the paragraph in brackets.'
  const bracketIds: string[] = []
  const changes: BracketedChange[] = []
  const sign = (side: BracketSide): Piece => ({
    change: 'inserted',
    inline: bracketSign(bracketIds.at(-1) ?? '', side),
  })
  const begin = (): Piece => {
    bracketIds.push(newId())
    return sign('open')
  }
  for (const { live, result } of fit.changes) {
    const spots =
      live && result ? spotsOf(live, result) : [{ kept: [], out: live?.inline ?? [], in: result?.inline ?? [] }]
    if (spots.some((spot) => cutsBracket(spot.out) || cutsBracket(spot.in)))
      return 'It puts in or takes out one end of a bracket. Place it, or write it into the text by hand.'
    const pieces = spots.flatMap(({ kept, out, in: added }): Piece[] => {
      if (out.length === 0 && added.length === 0) return keptAs(kept)
      const isChoice = out.length > 0 && added.length > 0
      return [
        ...keptAs(kept),
        begin(),
        ...keptAs(out),
        ...(isChoice ? [sign('or')] : []),
        ...added.map((inline): Piece => ({ change: 'inserted', inline })),
        sign('close'),
      ]
    })
    const stands = live ?? result
    if (!stands) continue
    changes.push({ live, result: { ...stands, inline: pieces.map(({ inline }) => inline) }, pieces })
  }
  if (bracketIds.length === 0) return 'It changes no words, which is all that a bracket holds. Place it instead.'
  return { changes, bracketIds }
}

/** A place where words give way to others, behind words that stay. */
interface Spot {
  readonly kept: readonly Inline[]
  readonly out: readonly Inline[]
  readonly in: readonly Inline[]
}

const keptAs = (inlines: readonly Inline[]): Piece[] => inlines.map((inline) => ({ change: 'kept', inline }))

function spotsOf(live: Paragraph, result: Paragraph): Spot[] {
  const spots: { kept: Inline[]; out: Inline[]; in: Inline[] }[] = []
  let isWithin = false
  for (const { change, inline, was } of compareInline(live.inline, result.inline)) {
    const last = spots.at(-1)
    if (change === 'kept') {
      // Its form stays too: a bracket holds words.
      if (isWithin || !last) spots.push({ kept: [was ?? inline], out: [], in: [] })
      else last.kept.push(was ?? inline)
      isWithin = false
      continue
    }
    const spot = last ?? { kept: [], out: [], in: [] }
    if (!last) spots.push(spot)
    if (change === 'deleted') spot.out.push(inline)
    else spot.in.push(inline)
    isWithin = true
  }
  return spots
}

function cutsBracket(inlines: readonly Inline[]): boolean {
  const signs = inlines.flatMap((inline) => (isBracket(inline) ? [{ id: inline.bracket, side: inline.side }] : []))
  return pairSigns(signs).strays.length > 0
}
