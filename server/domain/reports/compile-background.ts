/** The first two parts of a report: where the mandate comes from, in the words of the texts themselves, and who takes part. */
import { type Block, type Paragraph, paragraph } from '../drafts/content.ts'
import type { DecisionFacts, GroupFacts, MeetingFacts, ProvisionFacts } from './facts.ts'
import { listInWords, ordinalInFigures } from './words.ts'

/** `(CoP15, Doha, 2010)` at the first mention, `(CoP15)` afterwards. */
function mention(meeting: MeetingFacts, mentions: Set<string>): string {
  if (mentions.has(meeting.code) || meeting.place === '') return `(${meeting.code})`
  mentions.add(meeting.code)
  return `(${meeting.code}, ${meeting.place.replace(/\s*\(.*\)$/, '')}, ${meeting.startsOn.slice(0, 4)})`
}

/** `Decision 15.57`, `Decisions 15.57 and 15.58`. */
export function decisionsInWords(decisions: readonly DecisionFacts[]): string {
  const names = listInWords(decisions.map((decision) => decision.label))
  return `${decisions.length === 1 ? 'Decision' : 'Decisions'} ${names}`
}

function quoteProvision(decision: DecisionFacts, provision: ProvisionFacts): Paragraph {
  const ref = `${decision.ref}/${provision.path}`
  if (provision.kind === 'item') return paragraph('item', provision.text, { level: Math.max(1, provision.depth), ref })
  return paragraph('plain', provision.text, { ref })
}

/** A decision in full: to whom, its number with the chapeau, then every sub-paragraph under its own letter. */
export function quoteDecision(decision: DecisionFacts): Block[] {
  const [first, ...others] = decision.provisions
  const chapeau = first && first.kind !== 'item' ? first : undefined
  const rest = chapeau ? others : decision.provisions
  return [
    paragraph('addressee', `Directed to ${decision.directedTo}`),
    paragraph('decision', chapeau?.text ?? '', { ref: decision.ref }),
    ...rest.map((provision) => quoteProvision(decision, provision)),
  ]
}

/** One paragraph for the decisions of each meeting, in the order in which they come, each followed by their texts. */
function adopted(decisions: readonly DecisionFacts[], mentions: Set<string>): Block[] {
  const meetings = new Map<string, { readonly meeting: MeetingFacts | null; readonly decisions: DecisionFacts[] }>()
  for (const decision of decisions) {
    const key = decision.adoptedAt?.code ?? ''
    const entry = meetings.get(key) ?? { meeting: decision.adoptedAt, decisions: [] }
    entry.decisions.push(decision)
    meetings.set(key, entry)
  }
  return [...meetings.values()].flatMap(({ meeting, decisions: together }) => {
    const names = decisionsInWords(together)
    const sentence = meeting
      ? `At its ${ordinalInFigures(meeting.ordinal)} meeting ${mention(meeting, mentions)}, the ${meeting.body} adopted ${names}, as follows:`
      : `The mandate of the working group includes ${names}, as follows:`
    return [paragraph('numbered', sentence), ...together.flatMap(quoteDecision)]
  })
}

function drafted(decisions: readonly DecisionFacts[]): Block[] {
  return decisions.flatMap((decision) => {
    const by = decision.proposedBy ? `, proposed by ${decision.proposedBy},` : ''
    return [
      paragraph('numbered', `Draft decision ${decision.label}${by} reads as follows:`),
      ...quoteDecision(decision),
    ]
  })
}

/** @param mentions codes of the meetings that the report has named already; those named here are added */
export function background(decisions: readonly DecisionFacts[], mentions: Set<string>): Block[] {
  if (decisions.length === 0) return []
  return [
    paragraph('heading', 'Background'),
    ...adopted(
      decisions.filter((decision) => !decision.isDraft),
      mentions,
    ),
    ...drafted(decisions.filter((decision) => decision.isDraft)),
  ]
}

/** Who takes part, the Chair first; nothing when the group has no members on record. */
export function membership(group: GroupFacts): Block[] {
  if (group.members.length === 0) return []
  const named = (role: string) => group.members.filter((member) => member.role === role).map((member) => member.name)
  const chairs = named('Chair')
  const viceChairs = named('Vice-Chair')
  const leads = [
    ...(chairs.length > 0 ? [`chaired by ${listInWords(chairs)}`] : []),
    ...(viceChairs.length > 0 ? [`with ${listInWords(viceChairs)} as Vice-Chair`] : []),
  ].join(', ')
  const setUp = group.setUpBy ? `The ${group.name} was set up under ${group.setUpBy}. ` : ''
  const itIs = leads === '' ? 'Its membership is as follows:' : `It is ${leads}. Its membership is as follows:`
  const members = group.members.filter((member) => member.role !== 'observer')
  const lists = [
    ['Parties', members.filter((member) => member.isParty)],
    ['organizations', members.filter((member) => !member.isParty)],
    ['observers', group.members.filter((member) => member.role === 'observer')],
  ] as const
  const items = lists.filter(([, entries]) => entries.length > 0)
  return [
    paragraph('heading', 'Membership of the working group'),
    paragraph('numbered', `${setUp}${itIs}`),
    ...items.map(([title, entries], index) =>
      paragraph('item', `${title}: ${listInWords(entries.map((entry) => entry.name))}${listEnd(index, items.length)}`),
    ),
  ]
}

/** What ends an item of a list in running text: `;`, `; and`, `.` */
export function listEnd(index: number, count: number): string {
  if (index === count - 1) return '.'
  return index === count - 2 ? '; and' : ';'
}
