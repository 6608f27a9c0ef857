/** The head of a working document: symbol, meeting, place, dates, title, author, language. */

import { bodiesIn } from './bodies.ts'
import { readMonth } from './calendar-dates.ts'
import { NOTIFICATION, readNotification } from './notification-header.ts'
import { readOrdinal } from './ordinals.ts'
import type { Passage } from './passage.ts'
import type { ImportLanguage, RecognisedHeader } from './recognised.ts'
import { readWordOrdinal } from './word-ordinals.ts'

const HEAD_LENGTH = 3000
const SYMBOL =
  /(?<![\w/])((?:CoP|CdP|SC|AC|PC)\s?\d{1,3})\s((?:Doc\. Inf\.|Plen\. Doc\.|(?:DG|WG)\s?\d+ Doc\.|Doc\.|Inf\.|Com\.(?:\s?I{1,2}\.)?|Sum\.|SR|Prop\.|Rec\.)(?:\s?\d{1,3}(?:\.\d{1,2}){0,3})?(?:\s?\(Rev\.?\s?\d+\))?)/g
const CONVENTION =
  /CONVENTION ON INTERNATIONAL TRADE|CONVENTION SUR LE COMMERCE INTERNATIONAL|CONVENCI[ÓO]N SOBRE EL COMERCIO INTERNACIONAL/
const MEETING_EN =
  /\b([A-Z][a-z]+(?:[- ][a-z]+)?|\d{1,3}(?:st|nd|rd|th)) (?:regular )?meeting of the (Conference of the Parties|Standing Committee|Animals Committee|Plants Committee)/
const MEETING_FR =
  /([A-ZÀ-Ý][\p{Ll}-]+(?:[- ](?:et[- ])?[\p{Ll}-]+){0,2}|\d{1,3}e) session (?:de la|du) (Conférence des Parties|Comité permanent|Comité pour les animaux|Comité pour les plantes)/u
const MEETING_ES =
  /([A-ZÀ-Ý]\p{Ll}+(?: \p{Ll}+)?|\d{1,3}[ªa]\.?) reuni[óo]n (?:de la|del) (Conferencia de las Partes|Comité Permanente|Comité de Fauna|Comité de Flora)/u
const PLACE =
  /([\p{Lu}][\p{L}' ,.-]{1,60} \([\p{L}' ,-]{3,60}\)),\s?(\d{1,2}(?:er)?\s?(?:(?:de )?\p{L}{3,12})?(?:\s?(?:\d{4})?)\s?[-–—]\s?\d{1,2} (?:de )?\p{L}{3,12}(?: de)? \d{4}|\d{1,2} (?:de )?\p{L}{3,12}(?: de)? \d{4})/u
const AUTHOR =
  /(?:This (?:information )?document (?:has been|was) (?:(?:prepared|submitted)[^.]{0,80}? and (?:has been |was )?submitted by|(?:prepared|submitted)[^.]{0,80}? by)|Le présent document (?:a été|est) (?:préparé|soumis|élaboré)[^.]{0,60}? par|El presente documento ha sido (?:preparado|presentado)[^.]{0,60}? por)\s([^.]{2,200})/g
const LANGUAGE_LINE =
  /(?:Original language|Langue originale|Idioma original)\s?:?\s?(English|French|Spanish|anglais|français|espagnol|inglés|francés|español)/i
const SHORT: Readonly<Record<string, string>> = {
  'Conference of the Parties': 'CoP',
  'Standing Committee': 'SC',
  'Animals Committee': 'AC',
  'Plants Committee': 'PC',
}

const WORDS: Readonly<Record<ImportLanguage, RegExp>> = {
  en: /\b(?:the|of|and|shall|to|by|is|are)\b/gi,
  fr: /\b(?:les|des|du|et|une?|est|sont|pour|aux|par|sur)\b/gi,
  es: /\b(?:los|las|del|y|una?|por|con|para|se|en|el)\b/gi,
}

/** The language of the text itself, by its commonest words; the line "Original language" may name another. */
export function languageOf(text: string): ImportLanguage {
  const sample = text.slice(0, 20_000)
  const count = (language: ImportLanguage) => sample.match(WORDS[language])?.length ?? 0
  const counts = { en: count('en'), fr: count('fr'), es: count('es') }
  if (counts.fr > counts.en && counts.fr >= counts.es) return 'fr'
  return counts.es > counts.en ? 'es' : 'en'
}

/** True for working documents, records, notifications: only what is plainly marked as a decision is read as one there. */
export function isDocument(passages: readonly Passage[]): boolean {
  const head = headText(passages)
  if (CONVENTION.test(head) || NOTIFICATION.test(head) || LANGUAGE_LINE.test(head)) return true
  let numbered = 0
  for (const { text } of passages) if (/^\d{1,3}[.,]\s?[\p{Lu}"“]/u.test(text)) numbered += 1
  return numbered >= 2
}

function headText(passages: readonly Passage[]): string {
  const parts: string[] = []
  let length = 0
  for (const { text } of passages) {
    parts.push(text.slice(0, HEAD_LENGTH))
    length += text.length
    if (length > HEAD_LENGTH) break
  }
  return parts.join('\n').slice(0, HEAD_LENGTH * 2)
}

export function readHeader(passages: readonly Passage[], text: string): RecognisedHeader {
  const head = headText(passages)
  const flat = head.replace(/\n/g, ' ')
  const isPaper = isDocument(passages)
  const place = PLACE.exec(flat)
  const meeting = isPaper || /session documents|working documents/i.test(flat) ? meetingOf(flat) : null
  const notification = isPaper ? readNotification(passages, flat) : null
  if (notification) return { ...notification, meeting, submittedBy: [], language: languageOf(text) }
  const symbol = isPaper ? symbolOf(head, meeting) : null
  return {
    symbol,
    meeting: symbol ? (/^\S+/.exec(symbol)?.[0].replace('CdP', 'CoP') ?? meeting) : meeting,
    title: isPaper ? (titleOf(passages) ?? RECORD.exec(head)?.[0] ?? null) : null,
    submittedBy: isPaper ? authorsOf(flat) : [],
    place: place?.[1]
      ? place[1].replace(/^.*\b(?:Committee|Parties|Parties|permanent|Permanente|Partes)\s/u, '')
      : null,
    dates: place?.[2] ? readDates(place[2]) : [],
    language: languageOf(text),
  }
}

/** The symbol printed first, above the title; a symbol cited in the text is none. */
function symbolOf(head: string, meeting: string | null): string | null {
  const convention = CONVENTION.exec(head)?.index ?? 200
  const found = [...head.matchAll(SYMBOL)].filter((match) => match.index < Math.max(convention, 60))
  const symbols = found.map((match) =>
    `${match[1]?.replace(/\s/g, '')} ${match[2]?.trim()}`.replace(/\bDG\s?(\d)/, 'DG$1').replace(/\s+/g, ' '),
  )
  const last = symbols.at(-1)
  return symbols.find((symbol) => meeting && symbol.startsWith(meeting) && symbol === last) ?? last ?? null
}

function meetingOf(head: string): string | null {
  const english = MEETING_EN.exec(head)
  const match = english ?? MEETING_FR.exec(head) ?? MEETING_ES.exec(head)
  const body = bodiesIn(match?.[2] ?? '')[0]?.body
  const number = readOrdinal(match?.[1] ?? '') ?? readWordOrdinal(match?.[1] ?? '')
  return body && number ? `${SHORT[body]}${number}` : null
}

function readDates(text: string): string[] {
  const year = /\d{4}/.exec(text)?.[0]
  const days = [...text.matchAll(/(\d{1,2})(?:er)?\s?(?:de )?(\p{L}{3,12})?/gu)].filter(
    ([whole]) => !/^\d{4}/.test(whole) && whole !== year?.slice(0, 2) && whole !== year?.slice(2),
  )
  const last = days.findLast(([, , month]) => month && readMonth(month))?.[2] ?? ''
  return days
    .slice(0, 2)
    .map(([, day = '', month]) => ({ day, month: readMonth(month && readMonth(month) ? month : last) }))
    .filter(({ month }) => month > 0 && year !== undefined)
    .map(({ day, month }) => `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

const NO_TITLE =
  /CONVENTION|CONVENCI|^(?:CONCERNING|OBJET|OF WILD FAUNA|DE FAUNE|DE FAUNA|SUMMARY$|NOTIFICATION|ANNEX|COMMENTS)/
const RECORD = /\bSUMMARY(?: RECORD)?\b|\bCOMPTE RENDU(?: RÉSUMÉ| SOMMAIRE)?|\bACTA RESUMIDA\b/
/** The day of a record stands in capitals too. */
const DAY_LINE =
  /(?:^|\s)(?:MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|LUNDI|MARDI|MERCREDI|JEUDI|VENDREDI|SAMEDI|DIMANCHE|LUNES|MARTES|MIÉRCOLES|JUEVES|VIERNES|SÁBADO|DOMINGO),?\s\d.*$/
const CAPITAL_RUN = /(?:[\p{Lu}][\p{Lu}\d'’(),:;&/-]+\s?(?:[\p{Lu}\d(][\p{Lu}\d'’(),:;&/.-]*\s?)+)/gu

/** The heading in capitals that stands before paragraph 1. */
function titleOf(passages: readonly Passage[]): string | null {
  for (const { text } of passages.slice(0, 40)) {
    if (/^\d{1,3}[.,]\s/.test(text)) break
    if (text.length > 300) {
      const runs = [...text.slice(0, 1200).matchAll(CAPITAL_RUN)]
        .map(([run]) =>
          run
            .replace(/\s\d{1,3}\.\s.*$|\s\p{Lu}$/u, '')
            .replace(DAY_LINE, '')
            .trim(),
        )
        .filter((run) => run.length > 12 && !NO_TITLE.test(run) && !/FLORA|FLORE/.test(run))
      if (runs[0]) return runs[0]
      continue
    }
    if (
      text.length > 5 &&
      !/\p{Ll}/u.test(text.replace(/\([^)]*\)/g, '')) &&
      /\p{Lu}{4}/u.test(text) &&
      !NO_TITLE.test(text) &&
      !DAY_LINE.test(text)
    )
      return text
  }
  return null
}

function authorsOf(head: string): string[] {
  const names = [...head.matchAll(AUTHOR)][0]?.[1] ?? ''
  return names
    .replace(/\*\s?\d.*$/, '')
    .replace(/\s?\*\s?/g, ' ')
    .replace(/\s\(.*$|\s(?:in relation|at the request|on behalf|and has been|pursuant|in accordance)\b.*$/, '')
    .split(/,\s(?:and\s)?|\sand\s(?:by\s)?|\set\s(?:par\s)?|\sy\s/)
    .map((name) => name.replace(/^(?:the|le|la|el|du|de la|del)\s/i, '').trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [body] = bodiesIn(name)
      return body && body.end - body.start === name.length ? body.body : name
    })
}
