/**
 * Recognises a document: the pipeline of the import, pure and linear in the length of its input.
 *
 *   layout → split → classify and gather → decisions · resolutions · references · header → what was not understood
 */
import { readAddressees } from './addressees.ts'
import { bodiesIn } from './bodies.ts'
import { buildDecision, type Introduced } from './build-decision.ts'
import { isDocument, readHeader } from './document-header.ts'
import { dutyIn, opensWithDuty } from './duties.ts'
import { BlockGatherer, type Gathered } from './gather-blocks.ts'
import { layOut } from './layout.ts'
import { numberUnnumbered } from './number-unnumbered.ts'
import { readNumbers } from './numbers.ts'
import { type Passage, spanOf } from './passage.ts'
import type { NotUnderstood, Recognised, RecognisedDecision } from './recognised.ts'
import { referencesIn } from './references.ts'
import { resolutionsIn } from './resolutions.ts'
import { splitPassages } from './split-passages.ts'

export interface RecogniseOptions {
  /** True where the reader of the file knows that every line is a whole paragraph (Word, web pages). */
  readonly isParagraphPerLine?: boolean
}

/** @param text the plain text of a document; all places in the answer count in it */
export function recognise(text: string, options: RecogniseOptions = {}): Recognised {
  const layout = layOut(text, options.isParagraphPerLine === true)
  const passages = splitPassages(layout.passages)
  const isPaper = isDocument(passages)
  const gathered = new BlockGatherer(isPaper).gather(passages)
  const missing = numberUnnumbered(gathered)
  const introduced = introductions(passages)
  const isOneLine = layout.passages.some(
    (passage) => passage.text.length > 1500 && passage.text.length > text.length * 0.6,
  )
  const decisions = withoutRepeats(gathered.blocks.map((block) => buildDecision(block, introduced, isOneLine)))
  const taken = new Set(gathered.blocks.flatMap(({ passages: own }) => own))
  const { resolutions, used } = resolutionsIn(passages, taken)
  return {
    header: readHeader(layout.passages, text),
    decisions,
    resolutions,
    references: passages.flatMap((passage) => referencesIn(passage)),
    notUnderstood: [...missing, ...lostNumbers(gathered, passages), ...substance(gathered, used)],
    text,
  }
}

/** The same decision quoted twice in one document is one decision. */
function withoutRepeats(decisions: readonly RecognisedDecision[]): RecognisedDecision[] {
  const seen = new Set<string>()
  return decisions.filter((decision) => {
    if (!decision.number) return true
    const key = `${decision.number} ${decision.revision} ${decision.provisions.map(({ text }) => text).join(' ')}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const INTRODUCES = /\b(?:[Dd]ecisions?|[Dd]écisions?|[Dd]ecisi(?:ón|ones))\s(?=\d)/gu
const TOLD = /\b(?:(urg|direct|request|encourag|invit|instruct)(?:ed|s|es)|(?:is|are) directed to)\b\s/g

/**
 * "It also adopted Decisions 15.57 and 15.58 …, which urged Parties and directed the Secretariat to:" says to whom
 * each of the decisions below is directed, in the same order.
 */
function introductions(passages: readonly Passage[]): Map<string, Introduced> {
  const found = new Map<string, Introduced>()
  for (const { text } of passages) {
    if (!/(?::|as follows[.:]?)$/.test(text) || text.length > 1500) continue
    const numbers = [...text.matchAll(INTRODUCES)].flatMap(
      (match) => readNumbers(text.slice(match.index + match[0].length))?.numbers ?? [],
    )
    const told = [...text.matchAll(TOLD)].flatMap((match) => {
      const [mention] = bodiesIn(text.slice(match.index + match[0].length, match.index + match[0].length + 60))
      return mention && mention.start < 12 ? [{ verb: `are ${match[1] ?? 'direct'}ed to`, body: mention.body }] : []
    })
    for (const [i, { number }] of numbers.entries()) {
      const to = told.length === 1 || told.length === numbers.length ? (told[i] ?? told[0]) : undefined
      const [addressee] = to ? readAddressees(to.body) : []
      if (to && addressee) found.set(number, { addressee, verb: to.verb.replace('inviteed', 'invited') })
    }
  }
  return found
}

function lostNumbers({ areNumbersLost }: Gathered, passages: readonly Passage[]): NotUnderstood[] {
  if (!areNumbersLost) return []
  const place = passages.find(({ text }) => /\bDecisions?\s(?:to|and|&|-|on|of|regarding)\b/.test(text)) ?? passages[0]
  if (!place) return []
  return [
    {
      text: place.text.slice(0, 300),
      why: 'The numbers of the decisions are missing in this text. Add them before confirming.',
      source: spanOf(place),
    },
  ]
}

/** Sentences that lay a duty on somebody and that no rule took. */
function substance({ left }: Gathered, used: ReadonlySet<Passage>): NotUnderstood[] {
  return left
    .filter(
      (passage) =>
        !used.has(passage) &&
        dutyIn(passage.text) !== null &&
        opensWithDuty(passage.text.replace(/^(?:\d{1,3}[.,]|[A-Z]\.|\(?[a-z]+\))\s/, '')),
    )
    .map((passage) => ({
      text: passage.text,
      why: 'This reads like a duty, but nothing marks it as a decision.',
      source: spanOf(passage),
    }))
}
