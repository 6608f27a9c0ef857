/** What a passage is by itself, before its neighbours are looked at. */
import { bodiesIn, withoutCapitals } from './bodies.ts'
import { readDirection } from './directions.ts'
import { dutyIn, opensWithDuty } from './duties.ts'
import { markerAt } from './markers.ts'
import { NUMBER, type PrintedNumber, REVISED, readNumber, readNumbers } from './numbers.ts'
import { PIVOT, verbInCapitals } from './operative-verbs.ts'

export type PassageKind =
  | { readonly is: 'direction'; readonly number: PrintedNumber | null; readonly valueFrom: number }
  /** A number that stands alone or before a heading: `17.83`, `Decision xxx: Title`. */
  | { readonly is: 'number'; readonly number: PrintedNumber; readonly titleFrom: number }
  | { readonly is: 'numbered'; readonly number: PrintedNumber; readonly textFrom: number }
  /** The heading of a page or group: `17.83 to 17.85 Enforcement matters`. */
  | {
      readonly is: 'group'
      readonly numbers: readonly PrintedNumber[]
      readonly titleFrom: number
      readonly titleTo: number
    }
  | { readonly is: 'breadcrumb'; readonly numbers: readonly PrintedNumber[] }
  | { readonly is: 'field'; readonly numbers: readonly PrintedNumber[] }
  | { readonly is: 'body' }
  | { readonly is: 'item' }
  | { readonly is: 'paragraph' }
  | { readonly is: 'gap' }
  | { readonly is: 'heading' }
  /** A paragraph of a Resolution: its verb stands in capitals. */
  | { readonly is: 'resolution' }
  | { readonly is: 'duty' }
  | { readonly is: 'prose' }

const PREFIX =
  /^(?:(?:Draft |DRAFT )?(?:Decisions?|DECISIONS?)|(?:Projet de )?[Dd]écisions?|(?:Proyecto de )?[Dd]ecisi(?:ón|ones))\s(?=[\dxX])/u
const FIELD =
  /^(?:Number ?\/ ?Code|(?:CoP|COP|CdP) meeting|Status|Type|Numéro ?\/ ?Code|Session CoP|Número ?\/ ?Código)\s?:+\s?/i
const TRAIL =
  /^(?:[-–>»/•]\s)?(?:Home|Documents|Decisions|Accueil|Décisions|Inicio|Documentos|Decisiones)(?:\s[-–>»/•]\s.*)?$|^[-•]\s/
const BOILERPLATE =
  /^(?:back to |Back to |Retour |retour |Volver |(?:Print|Share)\b|(?:First|Fifth|Sixth|Seven|Eigh|Nin|T\w+th|Fifteenth|Sixteenth)\w* meeting of the Conference of the Parties$)/
const TRAILING_NUMBER = new RegExp(`^(.{3,220}?)\\s(${REVISED}(?:\\s?(?:to|and|&|-|–)\\s?${REVISED})*)$`, 'u')
const SOURCE_ROW = /^(?:ex-|Doc\.|Com\.|Inf\.|Plen\.|Prop\.)/
const CITED_AFTER = /^(?:[,;)]|(?:and|to|et|y|of|in|on|was|were|is|are|has|have|à|de|a)\s)/

export function classify(text: string): PassageKind {
  if (/^\[gap\]$/.test(text)) return { is: 'gap' }
  const direction = readDirection(text)
  if (direction) {
    const { number, revision, valueFrom } = direction
    return { is: 'direction', number: number ? { number, revision } : null, valueFrom }
  }
  const field = FIELD.exec(text)
  if (field) return { is: 'field', numbers: readNumbers(text.slice(field[0].length))?.numbers ?? [] }
  const numbered = classifyNumbered(text)
  if (numbered) return numbered
  if (TRAIL.test(text)) return { is: 'breadcrumb', numbers: numbersAtEnd(text) }
  if (BOILERPLATE.test(text)) return { is: 'field', numbers: [] }
  if (markerAt(text)) return { is: 'item' }
  if (/^\d{1,2}\.\s?\p{Lu}{4}/u.test(text) && verbInCapitals(text)) return { is: 'resolution' }
  if (/^\d{1,3}[.,]\s?[\p{Lu}"“]/u.test(text) || /^[A-Z]\.\s\p{Lu}/u.test(text)) return { is: 'paragraph' }
  if (verbInCapitals(text) || PIVOT.test(text)) return { is: 'resolution' }
  if (isBodyAlone(text)) return { is: 'body' }
  const trailing = classifyTrailing(text)
  if (trailing) return trailing
  if (opensWithDuty(text)) return { is: 'duty' }
  return isHeading(text) ? { is: 'heading' } : { is: 'prose' }
}

function classifyNumbered(text: string): PassageKind | null {
  const prefix = PREFIX.exec(text)?.[0].length ?? 0
  const bare = text.slice(prefix)
  const listed = readNumbers(bare.slice(0, 400))
  const number = readNumber(bare)
  if (!listed || !number) return null
  const afterOne = /^[.:]?\s?(?:\d{1,2}\s(?=\p{Lu}))?(?:[-–:]\s)?/u.exec(bare.slice(number.length))?.[0].length ?? 0
  const textFrom = prefix + number.length + afterOne
  const rest = text.slice(textFrom)
  const own = { number: number.number, revision: number.revision }
  if (rest === '') return { is: 'number', number: own, titleFrom: textFrom }
  if (listed.numbers.length > 1) {
    const titleFrom = prefix + listed.length
    const title = text.slice(titleFrom).trim()
    if (isNumberedText(rest) && !/^(?:to|and|&|-|–)/.test(bare.slice(number.length).trim()))
      return { is: 'numbered', number: own, textFrom }
    return CITED_AFTER.test(title) ? null : { is: 'group', numbers: listed.numbers, titleFrom, titleTo: text.length }
  }
  if (SOURCE_ROW.test(rest)) return { is: 'heading' }
  if (CITED_AFTER.test(rest)) return null
  if (isNumberedText(rest)) return { is: 'numbered', number: own, textFrom }
  if (prefix > 0) return isHeading(rest) ? { is: 'number', number: own, titleFrom: textFrom } : null
  return { is: 'group', numbers: [own], titleFrom: textFrom, titleTo: text.length }
}

/** A sentence or chapeau follows the number, not a title. */
function isNumberedText(rest: string): boolean {
  if (opensWithDuty(rest) || markerAt(rest)) return true
  const isSentence = /[.;:,]$/.test(rest)
  return isSentence && (dutyIn(rest) !== null || rest.length > 120 || bodiesIn(rest.slice(0, 40)).length > 0)
}

function classifyTrailing(text: string): PassageKind | null {
  if (text.length > 240 || dutyIn(text)) return null
  const match = TRAILING_NUMBER.exec(text)
  if (
    !match?.[2] ||
    /(?:\b(?:Conf|Doc|Inf|No|Com)\.?|[Dd]ecisions?|[Dd]écisions?|[Dd]ecisi(?:ón|ones)|[Rr]ule|[Aa]nnex|and|to|of|in)$/.test(
      match[1] ?? '',
    )
  )
    return null
  const numbers = readNumbers(match[2])?.numbers
  return numbers ? { is: 'group', numbers, titleFrom: 0, titleTo: match[1]?.length ?? 0 } : null
}

const LAST_NUMBERS = new RegExp(`(${NUMBER})(?:.{0,60})$`, 'u')

function numbersAtEnd(text: string): readonly PrintedNumber[] {
  const tail = text.slice(-120)
  for (const match of tail.matchAll(new RegExp(NUMBER, 'gu'))) {
    const listed = readNumbers(tail.slice(match.index))
    if (listed) return listed.numbers
  }
  return LAST_NUMBERS.test(tail) ? [] : []
}

function isBodyAlone(text: string): boolean {
  const bare = withoutCapitals(text).replace(/^(?:The|Les?|La|Las|Los|El)\s|[\s:]+$/g, '')
  const mentions = bodiesIn(bare)
  return mentions.length > 0 && mentions[0]?.start === 0 && mentions.at(-1)?.end === bare.length && bare.length < 60
}

/** A short line without the end of a sentence. */
export function isHeading(text: string): boolean {
  return (
    text.length <= 260 &&
    /^["“‘(\p{Lu}\d]/u.test(text) &&
    !/[.;:,]["”’]?$/.test(text.replace(/\b(?:spp|sp|ssp|var)\.\)?$/, '')) &&
    dutyIn(text) === null
  )
}
