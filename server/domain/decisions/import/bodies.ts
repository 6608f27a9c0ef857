/** The bodies of the procedure under their English, French and Spanish names. */
import type { BODIES } from '../addressee.ts'

export type Body = (typeof BODIES)[number]

export interface BodyMention {
  readonly body: Body
  readonly start: number
  readonly end: number
}

const ONE_COMMITTEE = '(?:Standing|Animals|Plants)'
const NAMES: readonly (readonly [RegExp, (text: string) => readonly Body[]])[] = [
  [
    new RegExp(`${ONE_COMMITTEE}(?:, ${ONE_COMMITTEE})*,? (?:and|or|and the|or the) ${ONE_COMMITTEE} Committees?`, 'y'),
    (text) => committees(text, { Standing: 'Standing', Animals: 'Animals', Plants: 'Plants' }),
  ],
  [/(?:Standing|Animals|Plants) Committees?/y, (text) => [`${text.split(' ')[0]} Committee` as Body]],
  [
    /Conference of (?:the )?(?:CITES )?Parties|Conférence des Parties|Conferencia de las Partes/y,
    () => ['Conference of the Parties'],
  ],
  [
    /Comités? pour les (?:animaux|plantes) et (?:le Comité )?pour les (?:animaux|plantes)/y,
    (text) => committees(text, { animaux: 'Animals', plantes: 'Plants' }),
  ],
  [/Comités? pour les animaux/y, () => ['Animals Committee']],
  [/Comités? pour les plantes/y, () => ['Plants Committee']],
  [
    /Comités? de (?:Fauna|Flora) y (?:el Comité )?(?:de )?(?:Fauna|Flora)/y,
    (text) => committees(text, { Fauna: 'Animals', Flora: 'Plants' }),
  ],
  [/Comités? de Fauna/y, () => ['Animals Committee']],
  [/Comités? de Flora/y, () => ['Plants Committee']],
  [/Comit[ée] [Pp]ermanente?/y, () => ['Standing Committee']],
  [
    /Secretariat(?! General)|Secrétariat|Secretaría|Secretary-General|Secrétaire général|Secretari[oa] General/y,
    () => ['Secretariat'],
  ],
  [/Parties|Partes/y, () => ['Parties']],
]

const CANDIDATE = /\b(?=Standing|Animals|Plants|Confer|Conf[ée]r|Comit|Secr|Part)/g
const OTHER_SECRETARIATS = /(?:General|Ramsar|CBD|CMS|Convention on Biological Diversity) $/

/** The bodies named in `text`, in order; a pair such as "Animals and Plants Committees" gives two at one place. */
export function bodiesIn(text: string): BodyMention[] {
  const found: BodyMention[] = []
  let reached = 0
  for (const { index } of text.matchAll(CANDIDATE)) {
    if (index < reached) continue
    const mention = bodyAt(text, index)
    if (!mention.length) continue
    found.push(...mention)
    reached = mention[0]?.end ?? index
  }
  return found
}

function bodyAt(text: string, index: number): BodyMention[] {
  for (const [name, read] of NAMES) {
    name.lastIndex = index
    const match = name.exec(text)?.[0]
    if (!match) continue
    const end = index + match.length
    if (/[\p{L}]/u.test(text[end] ?? '')) continue
    if (/^Secr/.test(match) && OTHER_SECRETARIATS.test(text.slice(Math.max(0, index - 40), index))) return []
    return read(match).map((body) => ({ body, start: index, end }))
  }
  return []
}

function committees(text: string, names: Readonly<Record<string, string>>): Body[] {
  return Object.keys(names)
    .filter((name) => text.includes(name))
    .sort((a, b) => text.indexOf(a) - text.indexOf(b))
    .map((name) => `${names[name]} Committee` as Body)
}

/** `STANDING COMMITTEE` as `Standing Committee`, so that headings in capitals are read like any other. */
export function withoutCapitals(text: string): string {
  if (/\p{Ll}{3}/u.test(text)) return text
  return text
    .toLocaleLowerCase('en')
    .replace(
      /\b(standing|animals|plants|committees?|conference|parties|secretariat|comité|comités|secrétariat|secretaría|partes|conférence|conferencia|permanente|fauna|flora)(?!\p{L})/gu,
      (word) => word[0]?.toLocaleUpperCase('en') + word.slice(1),
    )
}
