/**
 * Of all shortest ways, the one that reads best: a change begins and ends between words, and two changes with nothing but a
 * space or a comma between them are one.
 */
import { isAtom } from '../content.ts'
import type { Match } from './sequence.ts'
import type { Token } from './tokens.ts'

/** Letters of signs and spaces that two changes may have between them and still be one. */
const LONGEST_BRIDGE = 3

export function settleMatches(matches: readonly Match[], before: readonly Token[], after: readonly Token[]): Match[] {
  const bridged = matches.filter((match, index) => !isBridge(match, matches[index - 1], matches[index + 1], before))
  return slid(bridged, before, after)
}

/** "the old" to "a new" is one change, not two with a space between. */
function isBridge(
  match: Match,
  previous: Match | undefined,
  next: Match | undefined,
  before: readonly Token[],
): boolean {
  if (!previous || !next) return false
  const isBetween =
    previous.before + previous.length < match.before &&
    previous.after + previous.length < match.after &&
    match.before + match.length < next.before &&
    match.after + match.length < next.after
  if (!isBetween) return false
  const tokens = before.slice(match.before, match.before + match.length)
  const letterCount = tokens.reduce((sum, { key }) => sum + key.length, 0)
  return letterCount <= LONGEST_BRIDGE && tokens.every(({ key, inline }) => !isAtom(inline) && !isWord(key))
}

/**
 * What was only put in, or only taken out, can often be seen in several places: "b) and c)" from "b)" has gained ") and c" or
 * " and c)". Moves each such run to where it begins with a space, else to where it ends with one.
 */
function slid(matches: readonly Match[], before: readonly Token[], after: readonly Token[]): Match[] {
  const settled = [...matches]
  for (let index = 1; index < settled.length; index++) {
    const [left, right] = [settled[index - 1], settled[index]]
    if (!left || !right) continue
    const isInserted = left.before + left.length === right.before
    const isDeleted = left.after + left.length === right.after
    if (isInserted === isDeleted) continue
    const side = isInserted ? after : before
    const start = isInserted ? left.after + left.length : left.before + left.length
    const end = isInserted ? right.after : right.before
    const by = bestStep(side, start, end, left.length, right.length)
    settled[index - 1] = { ...left, length: left.length + by }
    settled[index] = { before: right.before + by, after: right.after + by, length: right.length - by }
  }
  return settled.filter(({ length }) => length > 0)
}

function bestStep(side: readonly Token[], start: number, end: number, leftMost: number, rightMost: number): number {
  let best = { by: 0, score: score(side, start, end) }
  const consider = (by: number) => {
    const found = score(side, start + by, end + by)
    if (found > best.score) best = { by, score: found }
  }
  for (let by = 1; by <= rightMost && side[start + by - 1]?.key === side[end + by - 1]?.key; by++) consider(by)
  for (let by = 1; by <= leftMost && side[start - by]?.key === side[end - by]?.key; by++) consider(-by)
  return best.by
}

function score(side: readonly Token[], start: number, end: number): number {
  const begins = isSpace(side[start])
  const ends = isSpace(side[end - 1])
  if (begins !== ends) return begins ? 3 : 2
  return begins ? 0 : 1
}

const isSpace = (token: Token | undefined): boolean => token !== undefined && /^\s+$/.test(token.key)
const isWord = (key: string): boolean => /[\p{L}\p{N}]/u.test(key)
