/**
 * Brings a change that was made on an older text into the text as it stands. A change that meets another one is not guessed
 * at: then there is nothing to return, and a person has to look. Rules: docs/spec/compare.md.
 */
import { type Inline, isAtom } from '../content.ts'
import { type Match, matchSequences } from './sequence.ts'
import { settleMatches } from './settle-matches.ts'
import { formOf, joinInline, type Token, tokensOf } from './tokens.ts'

/** Tokens of the base from `from` to before `to` give way to others; for an insertion both are the same. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly tokens: readonly Token[]
}

interface Changes {
  readonly edits: readonly Edit[]
  /** What became of each token of the base that stays. */
  readonly kept: ReadonlyMap<number, Token>
}

/**
 * @param base what the change was made on
 * @param proposed what the change makes of it
 * @param live what has become of the base meanwhile
 * @returns the live words with the change in them; null where both touch the same words, or put different words in one place
 */
export function mergeInline(
  base: readonly Inline[],
  proposed: readonly Inline[],
  live: readonly Inline[],
): Inline[] | null {
  const ground = tokensOf(base)
  const [own, other] = [changesOf(ground, tokensOf(proposed)), changesOf(ground, tokensOf(live))]
  const fresh = own.edits.filter((edit) => !other.edits.some((made) => isSame(edit, made)))
  if (fresh.some((edit) => other.edits.some((made) => isMeeting(edit, made)))) return null
  const edits = [...other.edits, ...fresh].sort((one, next) => one.from - next.from || one.to - next.to)
  const merged: Token[] = []
  let place = 0
  const keepUntil = (end: number) => {
    for (; place < end; place++) {
      const token = ground[place]
      if (token) merged.push(formedToken(token, own.kept.get(place), other.kept.get(place)))
    }
  }
  for (const edit of edits) {
    keepUntil(edit.from)
    merged.push(...edit.tokens)
    place = Math.max(place, edit.to)
  }
  keepUntil(ground.length)
  return joinInline(merged.map(({ inline }) => inline))
}

function changesOf(ground: readonly Token[], made: readonly Token[]): Changes {
  const keysOf = (tokens: readonly Token[]) => tokens.map(({ key }) => key)
  const matches = settleMatches(matchSequences(keysOf(ground), keysOf(made)), ground, made)
  const edits: Edit[] = []
  const kept = new Map<number, Token>()
  let [here, there] = [0, 0]
  const replace = (match: Match) => {
    if (match.before > here || match.after > there)
      edits.push({ from: here, to: match.before, tokens: made.slice(there, match.after) })
  }
  for (const match of matches) {
    replace(match)
    for (let step = 0; step < match.length; step++) {
      const token = made[match.after + step]
      if (token) kept.set(match.before + step, token)
    }
    here = match.before + match.length
    there = match.after + match.length
  }
  replace({ before: ground.length, after: made.length, length: 0 })
  return { edits, kept }
}

function isSame(one: Edit, other: Edit): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.tokens.length === other.tokens.length &&
    one.tokens.every(({ key }, index) => key === other.tokens[index]?.key)
  )
}

/** They take away the same words, or one puts words where the other takes or puts some. Neighbours do not meet. */
function isMeeting(one: Edit, other: Edit): boolean {
  if (one.from < other.to && other.from < one.to) return true
  if (one.from === one.to && other.from === other.to) return one.from === other.from
  const [point, range] = one.from === one.to ? [one, other] : [other, one]
  if (point.from !== point.to) return false
  // At the edge of what gives way to other words, nobody can say which of the two comes first.
  return (point.from === range.from || point.from === range.to) && range.tokens.length > 0
}

/** The form is the newer one of the live text, unless only the change has touched it. */
function formedToken(base: Token, own: Token | undefined, live: Token | undefined): Token {
  if (!own || !live || isAtom(own.inline) || isAtom(live.inline) || isAtom(base.inline)) return live ?? base
  return formOf(live.inline) === formOf(base.inline) ? own : live
}
