/**
 * The formulae that bind an addressee, in three languages, and how strongly they do.
 * French decisions bind by the present tense and Spanish ones by the future: there is no formula to find then,
 * and the subject at the head of the sentence stands for it.
 */
import type { Strength } from '../strength.ts'
import { bodiesIn } from './bodies.ts'

export interface Duty {
  readonly strength: Strength
  /** As printed: `shall`, `are urged to`. */
  readonly verb: string
  readonly start: number
  readonly end: number
}

const ENGLISH =
  /\b(?:(?<plain>shall|should|must)\b|(?:is|are)(?: (?:also|strongly|further|hereby|therefore|kindly|again|especially)){0,3}(?:, [^,;:.]{1,90},)? (?<asked>urged|encouraged|invited|requested|directed|instructed|recommended|called upon|asked|reminded|charged)\b(?:(?:, [^,;:.]{1,90},)? to\b)?|^(?<active>(?:RE[A-Z]+|Re[a-z]+|URGES?|Urges?|ENCOURAGES?|Encourages?|INVITES?|Invites?|DIRECTS?|Directs?|INSTRUCTS?|Instructs?|CALLS?|Calls?) (?:further |also |upon |on |that )*)(?=(?:all |the |All )*(?:Parties|Secretariat|Standing|Animals|Plants|range)))/u
const FRENCH =
  /\b(?:(?<plain>devraient|devrait|doivent|doit|devra|devront)|(?:est|sont)(?: (?:instamment|vivement|également|aussi|fortement)){0,3} (?<asked>priée?s?|encouragée?s?|invitée?s?|chargée?s?|tenue?s?)|il est (?<passive>demandé|recommandé))(?!\p{L})/u
const SPANISH =
  /\b(?:(?<plain>deber(?:án|á|an|a|ían|ía))(?!\p{L})|[Ss]e (?<passive>insta|alienta|exhorta|invita|pide|solicita|ruega|encarga|encomienda|recomienda)n?\b|(?:está|están|queda|quedan) (?<asked>invitad[ao]s?|encargad[ao]s?))/u

const STRENGTH_OF: readonly (readonly [RegExp, Strength])[] = [
  [/^(?:shall|must|doi|devra$|devront|deber(?:án|á|an|a)$)/, 'shall'],
  [/^(?:should|devrai|deberí)/, 'should'],
  [/^(?:direct|instruct|charg|encarg|encomiend|tenu)/i, 'directed'],
  [/^(?:request|asked|demand|pide|solicit|ruega|reminded)/i, 'requested'],
  [/^(?:urge|called upon|calls? |insta|exhort)/i, 'urged'],
  [/^(?:encourag|alient)/i, 'encouraged'],
  [/^(?:invit)/i, 'invited'],
  [/^(?:recom)/i, 'recommended'],
]

/** The first binding formula in `text`, or null. */
export function dutyIn(text: string): Duty | null {
  const match = earliest([ENGLISH.exec(text), FRENCH.exec(text), SPANISH.exec(text)])
  if (!match) return null
  const { plain, asked, passive, active } = match.groups ?? {}
  const word = (plain ?? asked ?? passive ?? active ?? '').trim()
  const isUrgent = /instamment|vivement/.test(match[0])
  const strength = isUrgent ? 'urged' : /^pri/.test(word) ? 'requested' : strengthOf(word)
  return { strength, verb: match[0].trim(), start: match.index, end: match.index + match[0].length }
}

function earliest(matches: readonly (RegExpExecArray | null)[]): RegExpExecArray | null {
  let first: RegExpExecArray | null = null
  for (const match of matches) if (match && (!first || match.index < first.index)) first = match
  return first
}

function strengthOf(word: string): Strength {
  return STRENGTH_OF.find(([pattern]) => pattern.test(word))?.[1] ?? 'other'
}

const SUBJECT_FR = /^(?:Le|La|Les|Tous les|Toutes les|L['’])\s?/
const SUBJECT_ES = /^(?:El|La|Las|Los|Todas las|Todos los)\s/
/** A clause in front of the subject: "Sous réserve de …, le Secrétariat". */
const FRONTED =
  /^(?:Sous|Si|Lorsque|À|A|Au|Lors|Dans|Avec|En|Afin|Compte|Sur|Moyennant|Avant|Sujet[oa]|Con|Siempre|Cuando|Previa|Dentro|Antes|Para|Tras)\s[^.;:]{2,200}?,\s(?=(?:le|la|les|tous les|toutes les|el|las|los)\s)/
const PERFECT = /^\s(?:a|ont|avait|avaient|ha|han|había|habían)\s\p{L}/u
const REPORTED =
  /\b(?:agreed|adopted|noted|considered|decided|introduced|established|convient|est convenu|a adopté|acordó|adoptó)\b/
const WINDOW = 420
const FIRST_SENTENCE = /^(?:[^.;:]|\.(?!\s\p{Lu})|(?<=\b(?:Conf|Rev|Doc|No))\.)*[.;:]?/u

/**
 * True when a sentence lays a duty on a body of the procedure at its head, so that it can open a decision by itself:
 * "The Secretariat shall", "Subject to external funding, the Secretariat shall", "Le Secrétariat collabore",
 * "Se insta a las Partes".
 */
export function opensWithDuty(text: string): boolean {
  const head = FIRST_SENTENCE.exec(text.slice(0, WINDOW))?.[0] ?? ''
  if (!/^\p{Lu}/u.test(head)) return false
  const duty = dutyIn(head)
  const bodies = bodiesIn(duty ? head.slice(0, Math.min(head.length, duty.end + 40)) : head)
  const [first] = bodies
  if (!first)
    return (
      duty !== null && /^(?:All |The )?\p{L}*\s?(?:[Rr]ange States|États de l['’]aire|Estados del área)/u.test(head)
    )
  if (duty) return !REPORTED.test(head.slice(0, duty.start))
  const fronted = FRONTED.exec(head)?.[0].length ?? 0
  const clause = head.charAt(fronted).toLocaleUpperCase('fr') + head.slice(fronted + 1)
  const subject = SUBJECT_FR.exec(clause) ?? SUBJECT_ES.exec(clause)
  return (
    subject !== null &&
    first.start >= fronted &&
    first.start - fronted <= subject[0].length + 8 &&
    first.body !== 'Conference of the Parties' &&
    !REPORTED.test(head.slice(0, first.end + 60)) &&
    !PERFECT.test(head.slice(first.end)) &&
    /[:.,]$/.test(head) &&
    head.length > first.end
  )
}

/** How strongly an operative verb in capitals binds: `RECOMMENDS`, `CHARGE`, `INSTA`. */
export function strengthOfOperative(verb: string): Strength {
  return strengthOf(
    verb
      .toLocaleLowerCase('fr')
      .replace(/^recomm/, 'recom')
      .replace(/^prie instamment/, 'urge')
      .replace(/^prie/, 'request')
      .replace(/^engage/, 'urge'),
  )
}
