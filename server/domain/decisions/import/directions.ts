/** Lines that say to whom a decision is directed: `Directed to the Secretariat`, `À l'adresse des Parties`, `Dirigida a las Partes`. */
import { bodiesIn, withoutCapitals } from './bodies.ts'
import { NUMBER, REVISED, readNumber } from './numbers.ts'

const FORMS = [
  String.raw`(?:(?:Draft )?Decisions? [Dd]irected to|DECISIONS? DIRECTED TO|Directed to|DIRECTED TO)\b`,
  String.raw`(?:(?:Projets? de )?[Dd]écisions? à l['’]\s?(?:adresse|attention|intention) d|[ÀA] l['’]\s?(?:adresse|attention|intention) d|À L['’]ADRESSE D)(?:e la |e l['’]\s?|u |es |e |e(?=\s?:)|U |ES |E )?`,
  String.raw`(?:(?:[Pp]royectos? de )?[Dd]ecisi(?:ón|on|ones) dirigidas? a|Dirigid[ao]s? a|DIRIGID[AO]S? A)(?:l|L)?(?: la| las| los| LA| LAS)?(?!\p{L})`,
]
const FORM = FORMS.join('|')
const OPENING = new RegExp(`^(?:(?:Decision |Décision |Decisión )?(${REVISED})\\.?\\s)?(?:${FORM})[\\s:]*`, 'u')
const INSIDE = new RegExp(`(?:(?:Decision |Décision |Decisión )?${REVISED}\\s)?(?:${FORM})`, 'gu')

/** A word before which "Decision directed to" is part of a sentence. */
const IN_SENTENCE =
  /(?:^|\s)(?:the|this|that|these|those|each|every|a|any|of|in|under|to|and|or|la|les|une?|cette|ces|las?|los|una|esta|estas)\s$/i

export interface Direction {
  /** The number printed before the form, if any: `18.176 Directed to the Animals Committee`. */
  readonly number: string | null
  readonly revision: string | null
  /** Where the addressee begins. */
  readonly valueFrom: number
}

/** Reads a direction at the beginning of a passage. */
export function readDirection(text: string): Direction | null {
  const match = OPENING.exec(text)
  if (!match) return null
  const number = match[1] ? readNumber(match[1]) : null
  return { number: number?.number ?? null, revision: number?.revision ?? null, valueFrom: match[0].length }
}

export function opensDirection(text: string): boolean {
  return OPENING.test(text)
}

/** Before a number it makes that number the end of a range in a heading: `19.104 to 19.106 Decision directed to:`. */
const IN_RANGE = new RegExp(`${REVISED}\\s?(?:to|and|&|à|et|a|y|-|–|—)\\s?$`, 'u')
/** The label of a field that was left empty: `Decision directed to 17.170 Decision directed to: Standing Committee`. */
const EMPTY_FIELD = /\b(?:[Dd]irected to|[Dd]irigida a|adresse de)\s?:?\s$/

function mayOpen(before: string): boolean {
  return !IN_SENTENCE.test(before) || EMPTY_FIELD.test(before)
}

const FORM_INSIDE = new RegExp(FORM, 'u')

/** Where directions stand inside a passage that holds more than one paragraph. */
export function directionsInside(text: string): number[] {
  return [...text.matchAll(INSIDE)]
    .map(({ index, 0: found }) =>
      IN_RANGE.test(text.slice(Math.max(0, index - 40), index)) ? index + found.search(FORM_INSIDE) : index,
    )
    .filter((index) => index > 0 && mayOpen(text.slice(Math.max(0, index - 40), index)))
}

const SENTENCE_HEAD =
  /\s(?=(?:The|All|Each|Subject to|In|As|At|By|Upon|Where|When|If|With|Recommends?|Requests?|Urges?|Les?|La|Toutes|Tous|Sous|Si|Lors|El|Las|Los|Todas|Sujeto|Se|En|Cuando|During|Following|Prior|Taking|Noting|Based)\s)/g
const DIRECTED_AGAIN = new RegExp(
  `\\s(?=${NUMBER}|(?:Parties|Range States|Partes)\\b)|\\s(?=\\(?a\\)\\s)|[:.]\\s`,
  'gu',
)
const LONGEST_VALUE = 260

/**
 * Where the addressee ends that begins at `from`, in a passage that goes on with the decision itself:
 * at a number, at a list, or where a new sentence begins after a body has been named.
 */
export function directionEnd(text: string, from: number): number {
  const window = text.slice(from, from + LONGEST_VALUE)
  let end = window.length < text.length - from ? 0 : window.length
  for (const pattern of [SENTENCE_HEAD, DIRECTED_AGAIN])
    for (const { index } of window.matchAll(pattern)) {
      const value = window.slice(0, index)
      if (index < end || end === 0)
        if (
          (isAddressee(value) || isNameBeforeNumber(value, window.slice(index + 1))) &&
          !/(?:,|\b(?:and|or|the|of|with|et|y|de|la|les|las|especially|particularly))$/.test(value)
        )
          end = index
      if (end === index) break
    }
  return from + end
}

/** "Directed to Madagascar 18.94 …": what stands between the direction and a number is the addressee. */
function isNameBeforeNumber(value: string, rest: string): boolean {
  return readNumber(rest) !== null && /^\p{Lu}[\p{L}' ,-]{2,80}$/u.test(value.trim()) && !HAS_VERB.test(value)
}

const HAS_VERB = /\b(?:shall|should|is|are|was|were|will|may|has|have|devrai|sont|est|deber|será|report|establish)/

/** True for words that name an addressee and nothing else. */
export function isAddressee(text: string): boolean {
  const bare = text.replace(/^[\s:]+|[\s:.]+$/g, '')
  if (!bare || bare.length > LONGEST_VALUE || HAS_VERB.test(bare) || /[;:.?!]\s/.test(bare)) return false
  return (
    bodiesIn(withoutCapitals(bare)).length > 0 ||
    /[Rr]ange States|Management Authorities|[Ii]mporting|États|Estados|organi[sz]ations|INTERPOL/.test(bare)
  )
}
