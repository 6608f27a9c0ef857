/**
 * What somebody looks for in agreed language: words that must all occur, found by their beginnings, and phrases in quotation
 * marks, found as they stand. Case and accents do not count, and a subject is found under each of its names.
 * Rules: docs/spec/precedents.md.
 */
import { alternativesOf, foldText, wordsOf } from './search.ts'

/** One reading of a question: all of it must be there. */
export interface PhraseQuestion {
  readonly words: readonly string[]
  /** Words that stand one behind another. */
  readonly phrases: readonly (readonly string[])[]
}

const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g

function replaceNames(phrase: readonly string[], sets: readonly (readonly string[])[]): (readonly string[])[] {
  return sets.flatMap((names) => {
    const spelled = names.map(wordsOf)
    for (const name of spelled) {
      const at = placeOf(phrase, name)
      if (at < 0) continue
      const around = (other: readonly string[]) => [...phrase.slice(0, at), ...other, ...phrase.slice(at + name.length)]
      return spelled.filter((other) => other !== name).map(around)
    }
    return []
  })
}

function placeOf(words: readonly string[], part: readonly string[], from = 0): number {
  if (part.length === 0) return -1
  for (let at = from; at + part.length <= words.length; at += 1) {
    if (part.every((word, offset) => words[at + offset] === word)) return at
  }
  return -1
}

/**
 * What a question may mean; a provision answers when it answers one of them. Empty when nothing is asked for.
 * @param sets names that are one subject
 */
export function readQuestion(query: string, sets: readonly (readonly string[])[]): PhraseQuestion[] {
  const phrases = [...query.matchAll(QUOTED)].map(([, words = '']) => wordsOf(words)).filter(({ length }) => length > 0)
  const words = alternativesOf(query.replace(QUOTED, ' '), sets)
  if (phrases.length === 0 && (words[0]?.length ?? 0) === 0) return []
  const renamed = phrases.flatMap((phrase, place) =>
    replaceNames(phrase, sets).map((other) => phrases.map((own, at) => (at === place ? other : own))),
  )
  const [own = []] = words
  return [
    ...words.map((alternative) => ({ words: alternative, phrases })),
    ...renamed.map((alternative) => ({ words: own, phrases: alternative })),
  ]
}

/** Whether a text with these words, in order, answers a question. */
export function answersQuestion(words: readonly string[], questions: readonly PhraseQuestion[]): boolean {
  return questions.some((question) => answers(words, question))
}

function answers(words: readonly string[], { words: starts, phrases }: PhraseQuestion): boolean {
  return (
    phrases.every((phrase) => placeOf(words, phrase) >= 0) &&
    starts.every((start) => words.some((word) => word.startsWith(start)))
  )
}

export interface TextRange {
  readonly from: number
  readonly to: number
}

const PRINTED = /[\p{L}\p{N}\p{M}]+(?:\.[\p{L}\p{N}\p{M}]+)*/gu

/** Where a text answers: its phrases whole, its words one by one, in order and without overlap. */
export function markAnswers(text: string, questions: readonly PhraseQuestion[]): TextRange[] {
  const tokens = [...text.matchAll(PRINTED)].map(({ 0: word, index }) => ({
    folded: foldText(word),
    from: index,
    to: index + word.length,
  }))
  const words = tokens.map(({ folded }) => folded)
  const hit = new Set<number>()
  const joined = new Set<number>()
  // Of a reading that the text does not answer, what happens to stand in it is no answer.
  for (const question of questions.filter((reading) => answers(words, reading))) {
    for (const phrase of question.phrases) {
      for (let at = placeOf(words, phrase); at >= 0; at = placeOf(words, phrase, at + 1)) {
        phrase.forEach((_word, offset) => {
          hit.add(at + offset)
          if (offset > 0) joined.add(at + offset)
        })
      }
    }
    for (const start of question.words)
      words.forEach((word, at) => {
        if (word.startsWith(start)) hit.add(at)
      })
  }
  const ranges: TextRange[] = []
  for (const [at, { from, to }] of tokens.entries()) {
    if (!hit.has(at)) continue
    const last = ranges.at(-1)
    if (last && joined.has(at) && hit.has(at - 1)) ranges[ranges.length - 1] = { from: last.from, to }
    else ranges.push({ from, to })
  }
  return ranges
}
