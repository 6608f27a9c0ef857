/**
 * Deadlines are meetings or dates by which a duty is due. A meeting that is only mentioned (in a document's symbol, in
 * the revision of a Resolution, as the place where something was adopted) is none.
 */
import type { Deadline } from '../deadline.ts'
import { type Body, bodiesIn } from './bodies.ts'
import { datesIn } from './calendar-dates.ts'
import { dutyIn } from './duties.ts'
import { ORDINAL, readOrdinal } from './ordinals.ts'
import { type Passage, spanOf } from './passage.ts'
import type { RecognisedDeadline } from './recognised.ts'

const SHORT: Readonly<Partial<Record<Body, string>>> = {
  'Conference of the Parties': 'CoP',
  'Standing Committee': 'SC',
  'Animals Committee': 'AC',
  'Plants Committee': 'PC',
}

const AND = String.raw`\s?(?:,|and|or|et|ou|y|o|and\/or|and the|or the|,? and at its|and its|et à sa|y en su)\s?`
const MEETING = new RegExp(
  String.raw`(?<each>\b(?:each|every|chaque|cada|all) (?:regular )?)|(?<numbers>(?<![\w.])${ORDINAL}(?:${AND}${ORDINAL})*)\s(?:regular\s|ordinary\s|and final\s)?(?<noun>meetings?|sessions?|reuni(?:ón|ones|on)|(?<body>(?:Standing|Animals|Plants) Committee|Conference of the Parties)(?: meetings?)?)(?!\p{L})|\breuni(?:ones|ón)\s(?<behind>${ORDINAL}(?:${AND}${ORDINAL})*)(?![\p{L}\d])|(?<![\p{L}\d./])(?<code>(?:CoP|CdP|SC|AC|PC)\s?\d{1,3})(?!\d)(?!\s?(?:Doc|Inf|Com|Sum|SR|Plen|Prop|DG|WG|Rec))|(?<cut>${ORDINAL}(?:${AND}${ORDINAL})*)$`,
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
const TIME_BEFORE =
  /(\d{1,3}|\p{L}{2,7}) (day|week|month|jour|semaine|mois|día|semana|mes)(?:es|s)?(?: (?:au moins|au plus tard|como mínimo|al menos))? (?:before|prior to|in advance of|ahead of|avant|antes de) (?:the |its |la |sa |su )?$/iu
const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  soixante: 60,
  dos: 2,
  tres: 3,
  cuatro: 4,
  seis: 6,
  sesenta: 60,
  noventa: 90,
}
const UNITS: Readonly<Record<string, readonly [name: string, days: number]>> = {
  day: ['day', 1],
  jour: ['day', 1],
  día: ['day', 1],
  week: ['week', 7],
  semaine: ['week', 7],
  semana: ['week', 7],
  month: ['month', 30],
  mois: ['month', 30],
  mes: ['month', 30],
}
/** "The decisions of the 18th meeting", "between the 17th and 18th meetings": the meeting gives its name to something else. */
const OUTCOME =
  /\b(?:decisions?|outcomes?|results?|conclusions?|records?|minutes|deliberations|discussions?|résultats?|conclusions?|délibérations|resultados?|deliberaciones)\s(?:adopted\s|reached\s)?(?:of|from|de|du)\s(?:the\s|la\s)?$/i
const BETWEEN = /\b(?:between|entre)\s(?:the\s|la\s|les\s|las\s)?$/i

interface Place {
  readonly meetings: readonly string[]
  readonly start: number
  readonly end: number
}

/**
 * The deadlines in a passage.
 * @param lead the addressee, for "at its 69th meeting" where the sentence names no body
 */
export function deadlinesIn(passage: Passage, lead: string | null): RecognisedDeadline[] {
  const { text } = passage
  const found: RecognisedDeadline[] = []
  let each: Each | null = null
  for (const match of text.matchAll(MEETING)) {
    if (match.groups?.each) {
      if (each) found.push(...everyMeeting(passage, each))
      each = readEach(text, match, lead)
      continue
    }
    const place = readPlace(text, match, lead)
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    if (!place || isOnlyNamed(text, place, before) || isRepeated(found.at(-1), place, before)) continue
    const isUntil = each !== null && place.start - each.start < 140 && BEFORE.test(before)
    if (each && !isUntil) found.push(...everyMeeting(passage, each))
    found.push(isUntil && each ? eachMeeting(passage, each, place) : meetingDeadline(passage, place, before))
    each = null
  }
  if (each) found.push(...everyMeeting(passage, each))
  return [...found, ...datesIn(passage)]
}

function isOnlyNamed(text: string, place: Place, before: string): boolean {
  return (
    AFTER.test(before) ||
    THEN_AFTER.test(text.slice(place.end, place.end + 70)) ||
    PAST.test(before) ||
    OUTCOME.test(before) ||
    BETWEEN.test(before) ||
    REVISION_BEFORE.test(before)
  )
}

/** "The 66th meeting of the Standing Committee (SC66)" names one meeting twice. */
function isRepeated(previous: RecognisedDeadline | undefined, place: Place, before: string): boolean {
  return /\($/.test(before) && place.meetings.every((meeting) => previous?.meetings.includes(meeting) === true)
}

interface Each {
  readonly body: string
  readonly start: number
  readonly end: number
  /** True for "each regular meeting", false for "each report to the meeting". */
  readonly isOfMeetings: boolean
}

const MEETINGS_AT_ONCE =
  /^(?:of (?:its|the|their) )?(?:(?:regular|ordinary|(?:Standing|Animals|Plants) Committee|Conference of the Parties) )*(?:meetings?|sessions?|reuni(?:ón|ones))/i

function readEach(text: string, match: RegExpExecArray, lead: string | null): Each | null {
  const from = match.index + match[0].length
  const rest = text.slice(from, from + 60)
  const meetings = MEETINGS_AT_ONCE.exec(rest)
  if (!meetings && !/meeting|session|reuni/.test(rest)) return null
  const [mention] = bodiesIn(rest)
  const named = mention?.body ?? (/^of (?:its|their) /.test(rest) ? lead : null)
  const body = named ? SHORT[named as Body] : undefined
  if (!body) return null
  const end = from + Math.max(meetings?.[0].length ?? 0, mention?.end ?? 0)
  return { body, start: match.index, end, isOfMeetings: meetings !== null }
}

/** A report to every meeting, without an end: the label says it, no single meeting makes it due. */
function everyMeeting(passage: Passage, { body, start, end, isOfMeetings }: Each): RecognisedDeadline[] {
  if (!isOfMeetings) return []
  return [{ label: `each ${body} meeting`, meetings: [], due: [], source: spanOf(passage, start, end) }]
}

function eachMeeting(passage: Passage, each: Each, place: Place): RecognisedDeadline {
  const until = place.meetings[0] ?? ''
  return {
    label: `each ${each.body} meeting before ${until}`,
    meetings: place.meetings,
    due: [{ kind: 'each meeting', body: each.body, until }],
    source: spanOf(passage, each.start, place.end),
  }
}

function meetingDeadline(passage: Passage, place: Place, before: string): RecognisedDeadline {
  const ahead = TIME_BEFORE.exec(before)
  const [unit, days] = UNITS[ahead?.[2]?.toLowerCase() ?? ''] ?? ['', 0]
  const count = SMALL[ahead?.[1]?.toLowerCase() ?? ''] ?? Number(ahead?.[1])
  const isCounted = ahead !== null && count > 0
  const isBefore = BEFORE.test(before)
  const daysBefore = isCounted ? count * days : isBefore ? 1 : 0
  const isEither = /\s(?:or|ou|o)\s/.test(passage.text.slice(place.start, place.end))
  const names = place.meetings.join(isEither ? ' or ' : ', ')
  return {
    label: isCounted
      ? `${ahead[2] === unit ? ahead[1] : count} ${unit}s before ${names}`
      : isBefore
        ? `in advance of ${names}`
        : names,
    meetings: place.meetings,
    due: place.meetings.map((meeting): Deadline => ({ kind: 'meeting', meeting, daysBefore })),
    source: spanOf(passage, place.start, place.end),
  }
}

function readPlace(text: string, match: RegExpExecArray, lead: string | null): Place | null {
  const { numbers, code, cut, body, behind } = match.groups ?? {}
  const start = match.index
  const end = start + match[0].length
  if (code) {
    const meeting = code.replace(/\s/g, '').replace(/^cdp/i, 'CoP').replace(/^cop/i, 'CoP')
    return /^(?:CoP|SC|AC|PC)/.test(meeting) ? { meetings: [meeting], start, end } : null
  }
  const ordinals = (numbers ?? behind ?? cut ?? '').match(new RegExp(ORDINAL, 'giu'))?.map(readOrdinal) ?? []
  const values = ordinals.filter((value): value is number => value !== null)
  if (!values.length) return null
  if (cut) {
    // Only the Standing Committee has met so often: a text that breaks off after the number is still clear.
    const isClear =
      values.every((value) => value >= 50) &&
      /\b(?:at|to|in|its|the|before)\s(?:its\s|the\s)?$/.test(text.slice(0, start))
    return isClear ? { meetings: values.map((value) => `SC${value}`), start, end } : null
  }
  const found = body
    ? [SHORT[bodiesIn(body)[0]?.body ?? 'Parties'] ?? '']
    : meetingBodies(text, start, end, plausible(lead, values))
  if (!found.length) return null
  // Only the Standing Committee has met so often; a lower number beside it is that of the Committee named with it.
  const isMixed = values.some((value) => value < 40) && values.some((value) => value >= 50)
  if (isMixed) return { meetings: mixedMeetings(text.slice(Math.max(0, start - 200), start), values), start, end }
  const bodies = values.some((value) => value >= 50) ? ['SC'] : found
  const isPaired = bodies.length > 1 && bodies.length === values.length
  const meetings = isPaired
    ? values.map((value, i) => `${bodies[i]}${value}`)
    : values.flatMap((value) => bodies.map((name) => `${name}${value}`))
  return { meetings, start, end }
}

/** "To the Animals Committee and the Standing Committee, at their 31st and 73rd meetings". */
function mixedMeetings(before: string, values: readonly number[]): string[] {
  const other = bodiesIn(before).findLast(({ body }) => body !== 'Standing Committee' && SHORT[body])
  return values.map((value) => `${value >= 50 || !other ? 'SC' : SHORT[other.body]}${value}`)
}

const OF =
  /^\s?(?:\((?:[^()]{1,40})\)\s)?(?:of|de la|de l['’]|del?|du|des|de los|de las)\s(?:the\s|la\s|el\s|los\s|las\s)?(?:CITES\s)?/

/** Whose meeting: the body after "of", else the one that "its" stands for. */
function meetingBodies(text: string, start: number, end: number, owner: Owner): string[] {
  const of = OF.exec(text.slice(end, end + 80))
  if (of) {
    const from = end + of[0].length
    const mentions = bodiesIn(text.slice(from, from + 90)).filter(({ start: at }) => at <= 2)
    const named = mentions.map(({ body }) => SHORT[body]).filter((name): name is string => name !== undefined)
    if (named.length) return named
  }
  return ownBodies(text, start, owner)
}

const GENITIVE = /\b(?:of|from|by|de|du|des|del)\s(?:the\s|la\s|le\s|el\s)?$/
/** "For consideration by the Conference of the Parties at its 18th meeting": the body acts there, it is no mere owner. */
const ACTS =
  /\b(?:consideration|adoption|approval|decision|decided|examination|review|attention|considération|approbation|consideración|aprobación|adopción)\s(?:of|by|from|de|du|por)\s(?:the\s|la\s|le\s|el\s)?$/
const SENTENCE_HEAD = /[.;]\s(?=\p{Lu})/gu

interface Owner {
  readonly lead: string | null
  /** The number rules out the Standing Committee, which had met more often before the first numbered decisions. */
  readonly isEarly: boolean
}

const plausible = (lead: string | null, values: readonly number[]): Owner => ({
  lead,
  isEarly: values.every((value) => value < 30),
})

/**
 * "its 69th meeting" is that of the body named right before it ("to the Standing Committee at its 69th meeting"), unless
 * something of that body is meant ("the advice of the Animals Committee"); else that of the subject or the addressee.
 */
function ownBodies(text: string, start: number, { lead, isEarly }: Owner): string[] {
  const head = text.slice(Math.max(0, start - 400), start)
  let sentence = 0
  for (const { index } of head.matchAll(SENTENCE_HEAD)) sentence = index + 2
  const all = bodiesIn(head.slice(sentence)).filter(({ body }) => SHORT[body])
  const others = all.filter(({ body }) => body !== 'Standing Committee')
  const isOther = isEarly && others.length > 0
  const named = isOther ? others : all
  const last = named.at(-1)
  const isRightBefore = last !== undefined && head.length - sentence - last.end < 24
  const before = last ? head.slice(sentence, sentence + last.start) : ''
  const isGenitive = GENITIVE.test(before) && !ACTS.test(before)
  const chosen =
    isRightBefore && !isGenitive
      ? last
      : named.find((mention) => mention.start < 60 && dutyIn(head.slice(sentence + mention.end)) !== null)
  if (chosen) return named.filter((mention) => mention.start === chosen.start).map(({ body }) => SHORT[body] ?? '')
  const own = lead ? SHORT[lead as Body] : undefined
  if (own && !(isOther && own === 'SC')) return [own]
  return last ? named.filter((mention) => mention.start === last.start).map(({ body }) => SHORT[body] ?? '') : []
}
