/**
 * Conditions: formulae that make a duty depend on something.
 *
 * A formula belongs to the duty when it stands before the duty's verb. A formula of money may stand later in the
 * sentence too, as long as no subordinate clause has begun: laboratories that are "able and willing, subject to
 * available resources, to test samples" put no condition on the duty. "As appropriate" inside a duty is plain wording.
 */
import { bodiesIn } from './bodies.ts'
import { dutyIn } from './duties.ts'
import { type Passage, spanOf } from './passage.ts'
import type { RecognisedCondition } from './recognised.ts'

const MONEY = String.raw`(?:[\p{L}-]+\s){0,5}?(?:fund(?:s|ing)|resources|means|budgets?)\b`
const IS_THERE = String.raw`\s(?:(?:is|are|be|being|become|becomes|becoming|made|so)\s)*(?:available|secured|obtained|provided|permits?|permitting|allows?|allowing)\b`
const ARGENT = String.raw`[^,;:.]{0,50}?\b(?:fonds|ressources|financements?|moyens)\b`
const DINERO = String.raw`[^,;:.]{0,50}?\b(?:fondos|recursos|financiaci[óo]n|financiamiento)(?!\p{L})`

const FORMULAE: readonly (readonly [RegExp, string, 'money' | 'manner'])[] = [
  [
    new RegExp(
      String.raw`\b(?:(?:subject|pursuant and subject) to|(?:depending|dependent|contingent|conditional) (?:up)?on|pending|upon receipt of|within (?:the |its )?(?:limits of (?:the )?)?(?=available|existing|approved|current))\s?${MONEY}(?:${IS_THERE})?`,
      'giu',
    ),
    '',
    'money',
  ],
  [
    new RegExp(
      String.raw`(?:\b(?:if|when|where|once)|(?<=^|[,.;:]\s)should|\b(?:as|provided(?: that)?|to the extent(?: that)?|in ?so ?far as))\s${MONEY}${IS_THERE}|\b(?:resources|funds|funding) (?:permitting|allowing)`,
      'giu',
    ),
    '',
    'money',
  ],
  [
    new RegExp(
      String.raw`\b(?:sous réserve|dans l[ae]s? limites?|en fonction|moyennant|à condition)(?:\s(?:d[eu]s?|que?)\s|\sd['’]|\squ['’]|\s)${ARGENT}(?:\s(?:externes?|extérieurs?|extrabudgétaires?|disponibles?|nécessaires|supplémentaires|soient|suffisants?))*`,
      'giu',
    ),
    'fr',
    'money',
  ],
  [
    new RegExp(
      String.raw`\b(?:si|lorsque|quand|dans la mesure où|pour autant que)\s${ARGENT}[^,;:.]{0,30}?\b(?:disponibles?|permettent|permet)\b`,
      'giu',
    ),
    'fr',
    'money',
  ],
  [
    new RegExp(
      String.raw`\b(?:sujet[oa]s? a|con sujeción a|supeditad[ao]s? a|a reserva de|en función de|dentro de|previa)(?:l)?\s${DINERO}(?:\s(?:extern[ao]s?|disponibles?|necesari[ao]s?|suficientes?))*`,
      'giu',
    ),
    'es',
    'money',
  ],
  [
    new RegExp(
      String.raw`\b(?:si|siempre que|siempre y cuando|cuando|en la medida en que)\s(?=[^,;:.]{0,80}?(?:hay|dispon|exist|permit))${DINERO}(?:\s(?:extern[ao]s?|disponibles?|lo permit\p{L}+))*`,
      'giu',
    ),
    'es',
    'money',
  ],
  [
    /\b(?:where|as|if|when|wherever|whenever) (?:and (?:where|when|as) )?(?:appropriate|necessary|needed|relevant|applicable|possible|feasible|required|so requested)\b/gi,
    'manner',
    'manner',
  ],
  [/\b(?:up)?on request(?: (?:from|of|by) (?:the )?(?:Parties|range States))?/gi, 'manner', 'manner'],
  [
    /\bon a voluntary basis|\bto the (?:greatest |maximum )?extent (?:possible|practicable|feasible)|\bas far as possible|\bin so far as possible/gi,
    'manner',
    'manner',
  ],
  [
    /\bs['’]il y a lieu|\ble cas échéant|\bs['’]il convient|\blorsque c['’]est possible|\bselon (?:que de besoin|les besoins)|\bdans la mesure du possible|\bsur demande/giu,
    'manner',
    'manner',
  ],
  [
    /\b(?:según|cuando|si) (?:proceda|corresponda|sea (?:necesario|posible|apropiado|pertinente))|\ben la medida de lo posible|\bprevia solicitud|\bcuando así se solicite/giu,
    'manner',
    'manner',
  ],
]

/** French and Spanish formulae by the English one that they stand for. */
const IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/extern|extérieur/i, 'subject to external funding'],
  [/ressources|recursos/i, 'subject to available resources'],
  [/fonds|financement|fondos|financiaci/i, 'subject to available funding'],
  [
    /s['’]il y a lieu|cas échéant|s['’]il convient|selon que|selon les|proceda|corresponda|apropiad|pertinente/i,
    'as appropriate',
  ],
  [/necesari/i, 'where necessary'],
  [/mesure du possible|medida de lo posible|posible|c['’]est possible/i, 'to the extent possible'],
  [/sur demande|solicit/i, 'upon request'],
]

/** Words that begin a clause inside which a formula no longer belongs to the duty. */
const SUBORDINATE =
  /\b(?:that|which|who|whose|whether|able|willing|such as|so that|qui|dont|lesquel(?:le)?s?|capables?|que (?:puedan|estén|sean|tengan)|quienes|cuy[ao]s?)\b/i
const NO_CLAUSE =
  /\b(?:recommend|recommends|requests?|urges?|decides?|agree[sd]?|provided|given|in that|noting|so)\s(?:that)\b/gi
const SENTENCE = /[.;]\s(?=\p{Lu})/gu

/**
 * @param isItem true for a sub-paragraph, whose verb is its first word; a chapeau or sentence has its verb after the
 * binding formula
 */
export function conditionsIn(passage: Passage, isItem: boolean): RecognisedCondition[] {
  const { text } = passage
  const found: (RecognisedCondition & { readonly at: number; readonly to: number })[] = []
  const lead = leadEnd(text, isItem)
  for (const [pattern, language, kind] of FORMULAE)
    for (const match of text.matchAll(pattern)) {
      const at = match.index
      const to = at + match[0].length
      if (found.some((other) => at < other.to && other.at < to)) continue
      if (kind === 'manner' ? at > lead : at > lead && isSubordinate(text, at)) continue
      found.push({ label: labelOf(match[0], language), source: spanOf(passage, at, to), at, to })
    }
  return found.sort((a, b) => a.at - b.at).map(({ label, source }) => ({ label, source }))
}

function labelOf(text: string, language: string): string {
  const printed = text.trim().replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
  if (language === '' || /^(?:where|as|if|when|upon|on|to|in so)\b/.test(printed)) return printed
  return IN_ENGLISH.find(([pattern]) => pattern.test(printed))?.[1] ?? printed
}

/** Where the duty's verb stands: formulae up to here belong to it. */
function leadEnd(text: string, isItem: boolean): number {
  const opening = openingEnd(text)
  const duty = dutyIn(text.slice(0, 500))
  if (isItem && !(duty && opensWithSubject(text))) return opening
  if (!duty) return Math.max(opening, presentTenseEnd(text))
  const after = text.slice(duty.end)
  const aside = /^(?:,[^,;:.]{1,160},(?:\sand\s[^,;:.]{1,120},)?)/.exec(after)
  return Math.max(opening, duty.end + (aside?.[0].length ?? 0))
}

const ASIDE_START =
  /^(?:and |et |y |,\s?)*(?:subject|where|as |if |when|upon|on |to the|in |with|through|at |by |sous|s['’]il|si |le cas|dans|avec|en |sujet|según|cuando|con |previa|a reserva|depending|within|resources|during|following|dentro|lors)/i

/** Where phrases put in front of an item's verb end: "where appropriate, and subject to external funding, …". */
function openingEnd(text: string): number {
  let end = 0
  for (let i = 0; i < 4; i += 1) {
    const rest = text.slice(end)
    if (!ASIDE_START.test(rest)) break
    const comma = /^[^,;:.]{1,200},\s?/.exec(rest)
    if (!comma) break
    end += comma[0].length
  }
  return end
}

function opensWithSubject(text: string): boolean {
  return /^(?:The|All|Parties|Le|La|Les|El|Las|Los)\s/.test(text)
}

/** French without a formula: "Le Secrétariat, sous réserve de …, collabore". */
function presentTenseEnd(text: string): number {
  const match = /^(?:Le|La|Les|El|Las|Los)\s[^,;:.]{1,60},[^,;:.]{1,120},/.exec(text)
  const subject = match?.[0].slice(0, match[0].indexOf(',')) ?? ''
  return match && bodiesIn(subject).some(({ end }) => end === subject.length) ? match[0].length : 0
}

function isSubordinate(text: string, at: number): boolean {
  let from = 0
  for (const match of text.slice(0, at).matchAll(SENTENCE)) from = match.index + match[0].length
  return SUBORDINATE.test(text.slice(from, at).replace(NO_CLAUSE, ' '))
}
