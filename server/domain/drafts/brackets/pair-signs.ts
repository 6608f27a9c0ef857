/**
 * Which signs belong together. Signs come from the text as people have left it: copied, moved, deleted one by one, merged from
 * several devices. Whatever is there is read the same way everywhere: on the server, in the editor, in a document.
 */
import type { BracketSide } from '../schema.ts'

export interface Sign {
  /** The identity of its bracket. */
  readonly id: string
  readonly side: BracketSide
}

/** Two ends that belong together. */
export interface SignPair<S extends Sign = Sign> {
  readonly id: string
  readonly open: S
  /** The signs between its alternatives. */
  readonly ors: readonly S[]
  readonly close: S
  /** How many others it stands in. */
  readonly depth: number
  /** The innermost of those, by its place in the list; null for none. */
  readonly parent: number | null
  /** An earlier pair in the text has the same identity: somebody pasted it with a program that gives no new one. */
  readonly isRepeated: boolean
}

/** A sign without the other end, or between alternatives of no bracket. */
export interface StraySign<S extends Sign = Sign> {
  readonly sign: S
  readonly lacks: 'end' | 'beginning' | 'bracket'
}

export interface PairedSigns<S extends Sign = Sign> {
  /** In the order in which they begin. */
  readonly pairs: readonly SignPair<S>[]
  /** In the order of the text. */
  readonly strays: readonly StraySign<S>[]
}

interface Found {
  readonly open: number
  readonly close: number
}

/** @param signs all signs of a text in their order */
export function pairSigns<S extends Sign>(signs: readonly S[]): PairedSigns<S> {
  const { found, lonely } = endsThatMeet(signs)
  found.sort((one, next) => one.open - next.open)
  const taken = new Map<number, S[]>(found.map(({ open }) => [open, []]))
  const strays: { at: number; stray: StraySign<S> }[] = lonely.map((at) => {
    const sign = signs[at] as S
    return { at, stray: { sign, lacks: sign.side === 'open' ? 'end' : 'beginning' } }
  })
  for (const [at, sign] of signs.entries()) {
    if (sign.side !== 'or') continue
    // The innermost of its identity: a repeated bracket may stand in its own original.
    const around = found.findLast(({ open, close }) => open < at && at < close && signs[open]?.id === sign.id)
    if (around) taken.get(around.open)?.push(sign)
    else strays.push({ at, stray: { sign, lacks: 'bracket' } })
  }
  const seen = new Set<string>()
  const pairs = found.map(({ open, close }, index): SignPair<S> => {
    const around = found.slice(0, index).flatMap((other, place) => (other.close > close ? [place] : []))
    const { id } = signs[open] as S
    const isRepeated = seen.has(id)
    seen.add(id)
    return {
      id,
      open: signs[open] as S,
      ors: taken.get(open) ?? [],
      close: signs[close] as S,
      depth: around.length,
      parent: around.at(-1) ?? null,
      isRepeated,
    }
  })
  strays.sort((one, next) => one.at - next.at)
  return { pairs, strays: strays.map(({ stray }) => stray) }
}

/** An end meets the nearest beginning of its identity before it that has no end yet. */
function endsThatMeet(signs: readonly Sign[]): { found: Found[]; lonely: number[] } {
  const open = new Map<string, number[]>()
  const found: Found[] = []
  const lonely: number[] = []
  for (const [at, { id, side }] of signs.entries()) {
    if (side === 'or') continue
    const waiting = open.get(id) ?? []
    open.set(id, waiting)
    if (side === 'open') waiting.push(at)
    else {
      const begun = waiting.pop()
      if (begun === undefined) lonely.push(at)
      else found.push({ open: begun, close: at })
    }
  }
  for (const waiting of open.values()) lonely.push(...waiting)
  return { found, lonely }
}
