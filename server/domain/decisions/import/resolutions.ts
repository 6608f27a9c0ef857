/**
 * Resolutions: preambular paragraphs with a participle in capitals, the pivot line, operative paragraphs with a verb in
 * capitals. A part of one quoted in a document ("RECOMMEND that Parties:") is recognised too.
 */
import { bodiesIn } from './bodies.ts'
import { strengthOfOperative } from './duties.ts'
import { layProvisions } from './lay-provisions.ts'
import { markerAt } from './markers.ts'
import { readRevision } from './numbers.ts'
import { PIVOT, verbInCapitals } from './operative-verbs.ts'
import { joinPassages, type Passage, slicePassage, spanOf } from './passage.ts'
import type {
  RecognisedOperative,
  RecognisedPreambular,
  RecognisedProvision,
  RecognisedResolution,
} from './recognised.ts'

const TITLE =
  /^(?:Resolution|Résolution|Resolución|RESOLUTION)\s(Conf\.?\s?\d{1,2}\.\d{1,2})(?:\s?(\(\s?Rev\.?\s?(?:CoP\s?\d{1,2})?\s?\)))?\*?$/
const CITED =
  /(?:Resolution|Résolution|Resolución)\s(Conf\.?\s?\d{1,2}\.\d{1,2})(?:\s?(\(\s?Rev\.?\s?(?:CoP\s?\d{1,2})?\s?\)))?/
const SECOND_VERB = /\s(?:and|et|y)\s([\p{Lu}]{4,}(?: [\p{Lu}]{3,})?)\b/u
const PARAGRAPH = /^(?:\d{1,3}[.,]\s?(?=\p{Lu}\p{Ll})|[A-Z]\.\s)/u
const STOPS = /^(?:Background|Discussion|Introduction|Recommendations?|Annex|Annexe|Anexo|Original language)/

interface Draft {
  number: string | null
  revision: string | null
  title: Passage[]
  preambular: RecognisedPreambular[]
  operative: { verb: string; number: string | null; passages: Passage[] }[]
  start: Passage
}

/** @param skip passages already taken by decisions */
export function resolutionsIn(
  passages: readonly Passage[],
  skip: ReadonlySet<Passage>,
): { readonly resolutions: RecognisedResolution[]; readonly used: ReadonlySet<Passage> } {
  const drafts: Draft[] = []
  const used = new Set<Passage>()
  let open: Draft | null = null
  let cited: RegExpExecArray | null = null
  for (const passage of passages) {
    const { text } = passage
    if (skip.has(passage)) {
      open = null
      continue
    }
    const title = TITLE.exec(text)
    if (title) {
      open = draft(passage, title[1], title[2])
      drafts.push(open)
      used.add(passage)
      continue
    }
    const opening = verbInCapitals(text)
    if (opening || PIVOT.test(text)) {
      if (!open) {
        open = draft(passage, cited?.[1], cited?.[2])
        drafts.push(open)
      }
      used.add(passage)
      if (opening?.is === 'preambular')
        open.preambular.push({ verb: withSecond(opening.verb, text), text, source: spanOf(passage) })
      else if (opening)
        open.operative.push({
          verb: withSecond(opening.verb, text),
          number: opening.number,
          passages: [slicePassage(passage, opening.start)],
        })
    } else if (open && goesOn(open, passage)) used.add(passage)
    else {
      open = null
      cited = CITED.exec(text.slice(-400)) ?? cited
    }
  }
  return {
    resolutions: drafts.filter(({ operative, preambular }) => operative.length + preambular.length > 0).map(build),
    used,
  }
}

function draft(start: Passage, number: string | undefined, revision: string | undefined): Draft {
  return {
    number: number ? number.replace(/^Conf\.?\s?/, 'Conf. ') : null,
    revision: readRevision(revision),
    title: [],
    preambular: [],
    operative: [],
    start,
  }
}

/** Items and closing text belong to the operative paragraph above them, lines before the first participle to the title. */
function goesOn(open: Draft, passage: Passage): boolean {
  const { text } = passage
  if (STOPS.test(text) || (PARAGRAPH.test(text) && open.operative.length > 0)) return false
  const last = open.operative.at(-1)
  if (!last) {
    if (open.preambular.length === 0 && text.length < 260) {
      open.title.push(passage)
      return true
    }
    return false
  }
  const isItem = markerAt(text) !== null || /^(?:[-–•]\s)/.test(text)
  if (!isItem && /^\p{Lu}/u.test(text) && !/[;:,]$/.test(last.passages.at(-1)?.text ?? '')) return false
  last.passages.push(passage)
  return true
}

function withSecond(verb: string, text: string): string {
  const second = SECOND_VERB.exec(text)?.[1]
  const also = /^\S+ (also|further)\b/.exec(text)?.[1]
  const first = also && !verb.includes(also) ? `${verb} ${also}` : verb
  return second ? `${first} ... ${second}` : first
}

function build(resolution: Draft): RecognisedResolution {
  const last = resolution.operative.at(-1)?.passages.at(-1)
  const end = last ? spanOf(last).end : (resolution.preambular.at(-1)?.source.end ?? spanOf(resolution.start).end)
  return {
    number: resolution.number,
    revision: resolution.revision,
    title: resolution.title.length ? joinPassages(resolution.title).text : null,
    preambular: resolution.preambular,
    operative: resolution.operative.map((operative) => buildOperative(operative)),
    source: { start: spanOf(resolution.start).start, end: Math.max(end, spanOf(resolution.start).end) },
  }
}

function buildOperative({ verb, number, passages }: Draft['operative'][number]): RecognisedOperative {
  const parts = layProvisions(passages, false)
  const strength = strengthOfOperative(verb)
  const provisions = parts.map(
    ({ passage, ...part }): RecognisedProvision => ({
      ...part,
      text: passage.text,
      source: spanOf(passage),
      deadlines: [],
      conditions: [],
      verb,
      strength,
    }),
  )
  const whole = joinPassages(passages)
  return { verb, number, addressees: addressed(parts[0]?.passage.text ?? '', verb), provisions, source: spanOf(whole) }
}

/** The bodies that follow the verb directly: "RECOMMEND further that Parties and Interpol:". */
function addressed(text: string, verb: string): string[] {
  const after = text.slice(verb.split(' ... ')[0]?.length ?? 0).replace(/^\s(?:that|a|que)\s/, ' ')
  const match = /^\s(?:all |the |les |las |la |le |el |al |a las |aux |au )*((?:[^:;.]{0,80}))/.exec(after)
  const words = match?.[1] ?? ''
  const mentions = bodiesIn(words)
  const [first] = mentions
  if (!first || first.start > 14) return []
  const names: string[] = mentions
    .filter(({ start }, i) => i === 0 || start - (mentions[i - 1]?.end ?? 0) < 8)
    .map(({ body }) => body)
  const other = /^\s(?:and|et|y)\s(?:the\s)?((?:ICPO-)?I(?:nterpol|NTERPOL)|[A-Z]{3,})/.exec(
    words.slice(first.end),
  )?.[1]
  return other ? [...names, other] : names
}
