/**
 * Deadlines are meetings or dates by which a duty is due. A meeting that is only mentioned (in a document's symbol, in
 * the revision of a Resolution, as the place where something was adopted) is none.
 */
import type { Deadline } from '../deadline.ts'
import { type Body, bodiesIn } from './bodies.ts'
import { dutyIn } from './duties.ts'
import { type Passage, spanOf } from './passage.ts'
import type { RecognisedDeadline } from './recognised.ts'

const SHORT: Readonly<Partial<Record<Body, string>>> = {
  'Conference of the Parties': 'CoP',
  'Standing Committee': 'SC',
  'Animals Committee': 'AC',
  'Plants Committee': 'PC',
}

const UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const TEENS = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const TIETHS: Readonly<Record<string, number>> = {
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
}
const IN_WORDS = `(?:(?:${Object.keys(TENS).join('|')})[- ]?)?(?:${[...UNITS, ...TEENS].join('|')})|${Object.keys(TIETHS).join('|')}`

/** `69`, `69th`, `sixty-ninth` as a number; null for anything else. */
export function readOrdinal(text: string): number | null {
  const digits = /^\d{1,3}/.exec(text)?.[0]
  if (digits) return Number(digits)
  const word = text.toLowerCase()
  if (TIETHS[word]) return TIETHS[word]
  const ten = Object.keys(TENS).find((name) => word.startsWith(name))
  const rest = word.slice(ten?.length ?? 0).replace(/^[- ]/, '')
  const unit = UNITS.includes(rest) ? UNITS.indexOf(rest) + 1 : TEENS.includes(rest) ? TEENS.indexOf(rest) + 10 : 0
  return unit ? (ten ? (TENS[ten] ?? 0) : 0) + unit : null
}

const ORDINAL = String.raw`(?:\d{1,3}\s?(?:st|nd|rd|th|e|è|ème|er|re|ère|[ªº]|[ao](?=\.|\s|$))\.?|${IN_WORDS})`
const AND = String.raw`\s?(?:,|and|or|et|ou|y|o|and\/or|and the|or the|,? and at its|and its|et à sa|y en su)\s?`
const MEETING = new RegExp(
  String.raw`(?<each>\b(?:each|every|chaque|cada|all) (?:regular )?)|(?<numbers>(?<![\w.])${ORDINAL}(?:${AND}${ORDINAL})*)\s(?:regular\s|ordinary\s|and final\s)?(?<noun>meetings?|sessions?|reuni(?:ón|ones|on)|(?<body>(?:Standing|Animals|Plants) Committee|Conference of the Parties)(?: meetings?)?)(?!\p{L})|(?<![\p{L}\d./])(?<code>(?:CoP|CdP|SC|AC|PC)\s?\d{1,3})(?!\d)(?!\s?(?:Doc|Inf|Com|Sum|SR|Plen|Prop|DG|WG|Rec))|(?<cut>${ORDINAL}(?:${AND}${ORDINAL})*)$`,
  'giu',
)
const PAST =
  /\b(?:adopted|agreed|approved|amended|established|held|taken|made|given|presented|submitted|convened|created|revised|reached|mandated|discussed|endorsed|decided|as requested|adoptées?|amendée?s?|établie?s?|aprobad[ao]s?|adoptad[ao]s?|enmendad[ao]s?)(?: by (?:the )?[\p{L} ]{1,40})?,?\s(?:at|in|by|during|à|lors de|en)\s(?:its|the|their|la|le|sa|ses|su|sus)?\s?$/iu
const REVISION_BEFORE = /\(?Rev\.?\s?$/
/** "After CoP18", "their first meeting following …": the name of another time, not a date by which. */
const AFTER = /\b(?:after|following|since|après|depuis|después de|desde)\s(?:the\s|its\s|la\s|le\s|sa\s|su\s)?$/i
const THEN_AFTER =
  /^(?:\sof the [\p{L} ]{1,40}|\s(?:de la|del|du) [\p{L} ]{1,40})?,?\s(?:after|following|held after|qui suivr|después)/iu
const BEFORE =
  /(?:\b(?:in advance of|ahead of|before|prior to|avant|antes de)\s(?:the\s|each\s|its\s|la\s|sa\s|su\s)?)$/i
const MONTHS_BEFORE =
  /(\d{1,3}|one|two|three|four|six) (day|week|month)s? (?:before|prior to|in advance of) (?:the |its )?$/i
const SMALL: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6 }
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

interface Place {
  readonly meetings: readonly string[]
  readonly start: number
  readonly end: number
  readonly isEach: boolean
}

/**
 * The deadlines in a passage.
 * @param lead the addressee, for "at its 69th meeting" where the sentence names no body
 */
export function deadlinesIn(passage: Passage, lead: string | null): RecognisedDeadline[] {
  const { text } = passage
  const found: RecognisedDeadline[] = []
  let each: { body: string; start: number } | null = null
  for (const match of text.matchAll(MEETING)) {
    if (match.groups?.each) {
      const body = eachBody(text, match.index + match[0].length)
      if (body) each = { body, start: match.index }
      continue
    }
    const place = readPlace(text, match, lead)
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    if (
      !place ||
      AFTER.test(before) ||
      THEN_AFTER.test(text.slice(place.end, place.end + 70)) ||
      PAST.test(before) ||
      REVISION_BEFORE.test(before)
    )
      continue
    const isUntil = each !== null && place.start - each.start < 140 && BEFORE.test(before)
    found.push(isUntil && each ? eachMeeting(passage, each, place) : meetingDeadline(passage, place, before))
    each = null
  }
  return [...found, ...datesIn(passage)]
}

function eachBody(text: string, from: number): string | null {
  const rest = text.slice(from, from + 60)
  if (!/meeting|session|reuni/.test(rest)) return null
  const [mention] = bodiesIn(rest)
  return mention ? (SHORT[mention.body] ?? null) : null
}

function eachMeeting(passage: Passage, each: { body: string; start: number }, place: Place): RecognisedDeadline {
  const until = place.meetings[0] ?? ''
  return {
    label: `each ${each.body} meeting before ${until}`,
    meetings: place.meetings,
    due: [{ kind: 'each meeting', body: each.body, until }],
    source: spanOf(passage, each.start, place.end),
  }
}

function meetingDeadline(passage: Passage, place: Place, before: string): RecognisedDeadline {
  const ahead = MONTHS_BEFORE.exec(before)
  const isBefore = BEFORE.test(before)
  const daysBefore = ahead
    ? (SMALL[ahead[1]?.toLowerCase() ?? ''] ?? Number(ahead[1])) * (DAYS[ahead[2]?.toLowerCase() ?? ''] ?? 1)
    : isBefore
      ? 1
      : 0
  const isEither = /\s(?:or|ou|o)\s/.test(passage.text.slice(place.start, place.end))
  const names = place.meetings.join(isEither ? ' or ' : ', ')
  return {
    label: ahead ? `${ahead[1]} ${ahead[2]}s before ${names}` : isBefore ? `in advance of ${names}` : names,
    meetings: place.meetings,
    due: place.meetings.map((meeting): Deadline => ({ kind: 'meeting', meeting, daysBefore })),
    source: spanOf(passage, place.start, place.end),
  }
}

function readPlace(text: string, match: RegExpExecArray, lead: string | null): Place | null {
  const { numbers, code, cut, body } = match.groups ?? {}
  const start = match.index
  const end = start + match[0].length
  if (code) {
    const meeting = code.replace(/\s/g, '').replace(/^cdp/i, 'CoP').replace(/^cop/i, 'CoP')
    return /^(?:CoP|SC|AC|PC)/.test(meeting) ? { meetings: [meeting], start, end, isEach: false } : null
  }
  const ordinals = (numbers ?? cut ?? '').match(new RegExp(ORDINAL, 'giu'))?.map(readOrdinal) ?? []
  const values = ordinals.filter((value): value is number => value !== null)
  if (!values.length) return null
  if (cut) {
    // Only the Standing Committee has met so often: a text that breaks off after the number is still clear.
    const isClear =
      values.every((value) => value >= 50) &&
      /\b(?:at|to|in|its|the|before)\s(?:its\s|the\s)?$/.test(text.slice(0, start))
    return isClear ? { meetings: values.map((value) => `SC${value}`), start, end, isEach: false } : null
  }
  const found = body ? [SHORT[bodiesIn(body)[0]?.body ?? 'Parties'] ?? ''] : meetingBodies(text, start, end, lead)
  if (!found.length) return null
  // Only the Standing Committee has met so often.
  const bodies = values.some((value) => value >= 50) ? ['SC'] : found
  const isPaired = bodies.length > 1 && bodies.length === values.length
  const meetings = isPaired
    ? values.map((value, i) => `${bodies[i]}${value}`)
    : values.flatMap((value) => bodies.map((name) => `${name}${value}`))
  return { meetings, start, end, isEach: false }
}

const OF =
  /^\s?(?:\((?:[^()]{1,40})\)\s)?(?:of|de la|de l['’]|del?|du|des|de los|de las)\s(?:the\s|la\s|el\s|los\s|las\s)?(?:CITES\s)?/

/** Whose meeting: the body after "of", else the one that "its" stands for. */
function meetingBodies(text: string, start: number, end: number, lead: string | null): string[] {
  const of = OF.exec(text.slice(end, end + 80))
  if (of) {
    const from = end + of[0].length
    const mentions = bodiesIn(text.slice(from, from + 90)).filter(({ start: at }) => at <= 2)
    const named = mentions.map(({ body }) => SHORT[body]).filter((name): name is string => name !== undefined)
    if (named.length) return named
  }
  return ownBodies(text, start, lead)
}

const GENITIVE = /\b(?:of|from|by|de|du|des|del)\s(?:the\s|la\s|le\s|el\s)?$/
const SENTENCE_HEAD = /[.;]\s(?=\p{Lu})/gu

/**
 * "its 69th meeting" is that of the body named right before it ("to the Standing Committee at its 69th meeting"), unless
 * something of that body is meant ("the advice of the Animals Committee"); else that of the subject or the addressee.
 */
function ownBodies(text: string, start: number, lead: string | null): string[] {
  const head = text.slice(Math.max(0, start - 400), start)
  let sentence = 0
  for (const { index } of head.matchAll(SENTENCE_HEAD)) sentence = index + 2
  const named = bodiesIn(head.slice(sentence)).filter(({ body }) => SHORT[body])
  const last = named.at(-1)
  const isRightBefore = last !== undefined && head.length - sentence - last.end < 24
  const isGenitive = last !== undefined && GENITIVE.test(head.slice(sentence, sentence + last.start))
  const chosen =
    isRightBefore && !isGenitive
      ? last
      : named.find((mention) => mention.start < 60 && dutyIn(head.slice(sentence + mention.end)) !== null)
  if (chosen) return named.filter((mention) => mention.start === chosen.start).map(({ body }) => SHORT[body] ?? '')
  const own = lead ? SHORT[lead as Body] : undefined
  if (own) return [own]
  return last ? named.filter((mention) => mention.start === last.start).map(({ body }) => SHORT[body] ?? '') : []
}

const MONTHS = [
  'january|janvier|enero',
  'february|février|febrero',
  'march|mars|marzo',
  'april|avril|abril',
  'may|mai|mayo',
  'june|juin|junio',
  'july|juillet|julio',
  'august|août|agosto',
  'september|septembre|septiembre',
  'october|octobre|octubre',
  'november|novembre|noviembre',
  'december|décembre|diciembre',
]
const DATE = new RegExp(
  String.raw`\b(?<lead>by|before|no later than|not later than|on or before|until|le|avant le|au plus tard le|antes del|a más tardar el)\s(?<day>\d{1,2})(?:er)?\s(?:de\s)?(?<month>${MONTHS.join('|')})(?:,?\s(?:de\s)?(?<year>\d{4})|\s(?<each>each year|every year|de chaque année|de cada año))?`,
  'giu',
)

/** Calendar dates by which something is due. */
function datesIn(passage: Passage): RecognisedDeadline[] {
  return [...passage.text.matchAll(DATE)].map((match) => {
    const { day = '', month = '', year, each } = match.groups ?? {}
    const number = readMonth(month)
    const on = year ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : null
    return {
      label: on ? `by ${on}` : `${day} ${month}${each ? ' each year' : ''}`,
      meetings: [],
      due: on ? [{ kind: 'date', on }] : [],
      source: spanOf(passage, match.index, match.index + match[0].length),
    }
  })
}

/** 1 to 12 from a month's name in the three languages, 0 for anything else. */
export function readMonth(name: string): number {
  return MONTHS.findIndex((names) => names.split('|').includes(name.toLowerCase())) + 1
}
