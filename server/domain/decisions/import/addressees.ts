/**
 * Reads an addressee as a whole: the leading bodies, those that only take part, and what narrows a body down.
 * "Standing Committee, in consultation with the Animals and Plants Committees" has one lead and two consulted.
 */
import type { Relation } from '../addressee.ts'
import { type BodyMention, bodiesIn, withoutCapitals } from './bodies.ts'
import { dutyIn } from './duties.ts'
import type { RecognisedAddressee } from './recognised.ts'

const RELATION =
  /,?\s(?:(?:and|et|y)\s)?(in (?:close )?(?:consultation|collaboration|cooperation|conjunction|coordination) with|with the (?:assistance|support|help|advice) of|together with|assisted by|en consultation avec|en (?:étroite )?(?:collaboration|coopération) avec|avec l['’](?:aide|assistance|appui) d[eu]|en (?:estrecha )?consulta con|en (?:estrecha )?(?:colaboración|cooperación) con|con la (?:asistencia|ayuda) de|con el apoyo de|with)\s/g

function relationOf(text: string): Relation {
  if (/consult/.test(text)) return 'in consultation with'
  if (/collabor|colabor|coop|coöp|conjunct|coordin/.test(text)) return 'in collaboration with'
  if (/assist|support|help|advice|aide|appui|asistencia|ayuda|apoyo/.test(text)) return 'with the assistance of'
  return 'with'
}

/** The addressees of a header such as `Directed to …`, without the word itself. */
export function readAddressees(header: string): RecognisedAddressee[] {
  const text = withoutCapitals(header.replace(/^[\s:]+|[\s:.,;*]+$/g, ''))
  const found: RecognisedAddressee[] = []
  let from = 0
  let relation: Relation = 'lead'
  for (const match of text.matchAll(RELATION)) {
    const before = text.slice(from, match.index)
    if (from === 0 && !bodiesIn(before).length) continue
    if (match[1] === 'with' && !bodiesIn(text.slice(match.index + match[0].length, match.index + 60)).length) continue
    found.push(...readPart(before, relation))
    relation = relationOf(match[1] ?? '')
    from = match.index + match[0].length
  }
  found.push(...readPart(text.slice(from), relation))
  return found
}

const ARTICLE =
  /^(?:,?\s?(?:and|et|y)\s)?(?:to\s|à\s|a\s)?(?:all\s)?(?:the\s|l['’]\s?|les?\s|la\s|las\s|los\s|el\s|du\s|des\s|al\s)?(?:CITES\s)?(?:all\s)?/i

/** One part between relations: `the Animals and Plants Committees`, `Parties affected by …`, `Parties and INTERPOL`. */
function readPart(part: string, relation: Relation): RecognisedAddressee[] {
  const text = part.trim().replace(/,$/, '')
  const mentions = leading(text, bodiesIn(text))
  const [first] = mentions
  if (!first) return text ? [{ body: text.replace(ARTICLE, ''), relation, scope: null, text }] : []
  const found: RecognisedAddressee[] = []
  const lone = /^(.{3,120}?)(?:,|\s(?:and|et|y))\s(?:the\s|all\s)?$/.exec(text.slice(0, first.start))?.[1]
  if (lone) found.push({ body: lone.replace(ARTICLE, ''), relation, scope: null, text: lone })
  for (const [i, mention] of mentions.entries()) {
    const next = mentions[i + 1]
    const isPair = next !== undefined && next.start === mention.start
    const after = isPair ? '' : text.slice(mention.end, next?.start ?? text.length)
    const qualifier = i === 0 && !lone ? text.slice(0, mention.start).replace(ARTICLE, '').trim() : ''
    const { scope, others } = readScope(after, next !== undefined)
    found.push({
      body: mention.body,
      relation,
      scope: [qualifier, scope].filter(Boolean).join(' … ') || null,
      text: text.slice(mention.start, mention.end) + (scope ?? ''),
    })
    for (const other of others) found.push({ body: other, relation, scope: null, text: other })
  }
  return found
}

/** Bodies that are addressed; one inside the scope of another ("Parties requested by the Secretariat") is not. */
function leading(text: string, mentions: readonly BodyMention[]): BodyMention[] {
  const kept: BodyMention[] = []
  for (const mention of mentions) {
    const previous = kept.at(-1)
    const between = previous ? text.slice(previous.end, mention.start) : ''
    // ", and the Secretariat" ends what narrowed the Parties down.
    const isAnother = /,\s(?:and|et|y)\s(?:the\s|le\s|la\s)?$/.test(between)
    const isFollowing =
      !previous || previous.start === mention.start || /^(?:,|\s(?:and|et|y|or|ou|o)\s|\s?\/)/.test(between)
    if (isAnother || (isFollowing && !/especially|particular|including|notamment|especial/.test(between)))
      kept.push(mention)
  }
  return kept
}

const JOINING = /^\s?,?\s?(?:and|et|y|or)?\s?(?:to\s)?(?:the\s|le\s|la\s|el\s|les\s|las\s|all\s)?$/

function readScope(
  after: string,
  isBeforeBody: boolean,
): { readonly scope: string | null; readonly others: readonly string[] } {
  if (JOINING.test(after)) return { scope: null, others: [] }
  const text = isBeforeBody ? after.replace(/,?\s?(?:and|et|y|or)?\s?(?:the\s|le\s|la\s|el\s|les\s)?$/, '') : after
  const listed =
    /^,?\s(?:and|et|y)\s(.+)$|^,\s(?!especially|particularly|in particular|including|notamment|en particuli?er|particulièrement|especialmente|en especial|where|as appropriate|that|which|who)(.+)$/.exec(
      text,
    )
  const other = listed?.[1] ?? listed?.[2]
  if (other) return { scope: null, others: [other.replace(ARTICLE, '').trim()] }
  return { scope: text.replace(/\s+$/, '') || null, others: [] }
}

/** As one string: the body with what narrows it down, the relation in brackets where it is not the lead. */
export function printAddressee(addressee: RecognisedAddressee): string {
  const { body, scope, relation } = addressee
  const [before, after] = splitScope(scope)
  const whole = `${before ? `${before} ` : ''}${body}${after}`
  return relation === 'lead' ? whole : `${whole} (${relation})`
}

function splitScope(scope: string | null): readonly [string, string] {
  if (!scope) return ['', '']
  if (/^[\s,']/.test(scope)) return ['', scope.replace(/^\s?/, scope.startsWith(' ') ? ' ' : '')]
  const [before, after] = scope.split(' … ')
  return [before ?? '', after === undefined ? '' : ` ${after.trimStart()}`]
}

/**
 * The addressee from the subject of a chapeau: the body that is told to act. Who only helps ("in collaboration with
 * the Secretariat") belongs to the duty, not to the direction.
 */
export function addresseesOfSubject(text: string): RecognisedAddressee[] {
  const head = text.slice(0, 500)
  const duty = dutyIn(head)
  const subject = duty && duty.start > 0 ? head.slice(0, duty.start) : head.slice(0, (duty?.end ?? 0) + 120)
  const isPassive = duty !== null && /^[Ss]e |^il est/.test(duty.verb)
  if (
    !duty &&
    !/^(?:(?:Le|La|Les|Tous les|Toutes les|El|Las|Los|Todas las)\s)?(?:\p{L}+\s)?(?=Part|Secr|Comit|Conf)/u.test(head)
  )
    return []
  const mentions = bodiesIn(isPassive ? head.slice(duty.end, duty.end + 80) : subject)
  const base = isPassive ? head.slice(duty.end, duty.end + 80) : subject
  const at = subjectStart(base, mentions)
  if (at < 0) return duty && duty.start > 0 && duty.start < 200 ? unnamed(subject) : []
  const tail = base.slice(at)
  const end = RELATION_OR_ASIDE.exec(tail)?.index ?? tail.length
  const found = readAddressees(isPassive || !duty ? bodiesOnly(tail) : tail.slice(0, end)).filter(
    ({ relation }) => relation === 'lead',
  )
  return found.map((addressee) => ({
    ...addressee,
    scope: addressee.scope?.startsWith("'") || addressee.scope?.startsWith('’') ? null : addressee.scope,
  }))
}

const RELATION_OR_ASIDE =
  /,?\s(?:in (?:close )?(?:consultation|collaboration|cooperation|conjunction|coordination)|with the (?:assistance|support|help|advice)|together with|en consult|en (?:étroite )?collab|avec l|en (?:estrecha )?col|con )|,\s(?:at|in|on|by|subject|where|as|if|when|upon|through|during|taking|to|drawing|working|based|following|sous|s['’]il|si|à sa|à ses|en su|sujeto|cuando|prior|within|for|noting)\b/

/** The first body that is the subject: at the head, or after the comma that ends a clause put in front. */
function subjectStart(text: string, mentions: readonly BodyMention[]): number {
  for (const { start } of mentions) {
    const before = text.slice(0, start)
    const clause = /(?:^|[,;:.]\s)([^,;:.]{0,60})$/.exec(before)?.[1] ?? null
    if (
      clause !== null &&
      !/\b(?:by|of|to|with|for|from|in|at|par|de|du|con|por|under)\s(?:the\s|la\s|le\s)?$/i.test(before)
    )
      return start - clause.length
  }
  return mentions[0]?.start ?? -1
}

function bodiesOnly(text: string): string {
  const mentions = bodiesIn(text)
  const last = mentions[0]
  if (!last) return text
  const pair = mentions.filter(
    ({ start }, i) =>
      i === 0 ||
      /^[\s,]*(?:and|et|y|e)?\s?(?:the|la|le|el|las|les|a la|al|au|aux)?\s?$/.test(
        text.slice(mentions[i - 1]?.end, start),
      ),
  )
  return text.slice(0, pair.at(-1)?.end ?? last.end)
}

function unnamed(subject: string): RecognisedAddressee[] {
  const name = subject
    .replace(/^(?:The|All|the|Les|Las|Los|El|La|Le)\s/, '')
    .replace(/,.*$/, '')
    .trim()
  return name && name.length < 120 ? [{ body: name, relation: 'lead', scope: null, text: name }] : []
}
