/**
 * Reads a confirmed text into proposed mandates: each provision with a duty, for each body that leads. The words of the text are
 * read with the same rules as at import, so that both see the same verbs, conditions and deadlines. A person confirms.
 */
import type { Addressee } from '../decisions/addressee.ts'
import type { Deadline } from '../decisions/deadline.ts'
import type { Decision, DecisionRevision } from '../decisions/decision.ts'
import { addresseesOfSubject } from '../decisions/import/addressees.ts'
import { bodiesIn } from '../decisions/import/bodies.ts'
import { conditionsIn } from '../decisions/import/conditions.ts'
import { deadlinesIn } from '../decisions/import/deadlines.ts'
import { dutyIn } from '../decisions/import/duties.ts'
import type { Passage } from '../decisions/import/passage.ts'
import { type Provision, parentPath, subtree } from '../decisions/provision.ts'
import type { Strength } from '../decisions/strength.ts'
import type { Holder, MandateProposal } from './mandate.ts'

/** Stands for an addressee that the text does not name; the person who confirms puts it right. */
export const NOT_NAMED: Addressee = { body: 'Addressee not named', relation: 'lead', scope: null }

/** A provision with the words that govern it. */
interface Task {
  readonly provision: Provision
  /** Its own text with everything under it. */
  readonly text: string
  /** Chapeau of the text or of the operative paragraph; empty when it stands alone. */
  readonly chapeau: string
  readonly leads: readonly Addressee[]
}

/**
 * What a text asks of whom, in reading order. Empty for a text that asks nothing.
 * @param introduced strength by path where the verb stood outside the text, in the sentence that introduced a quotation
 */
export function proposeMandates(
  decision: Decision,
  revision: DecisionRevision,
  introduced: ReadonlyMap<string, Strength> = new Map(),
): readonly MandateProposal[] {
  const tasks = decision.kind === 'resolution' ? tasksOfResolution(revision) : tasksOfDecision(revision)
  return tasks.flatMap((task) =>
    task.leads.map((addressee) => ({
      decisionId: decision.id,
      revisionId: revision.id,
      path: task.provision.path,
      addressee: { ...addressee, relation: 'lead' as const },
      ...readTask(task, addressee.body, introduced.get(task.provision.path)),
    })),
  )
}

/** Who answers for a mandate unless the person who confirms says otherwise: the body it is addressed to. */
export function defaultHolder(addressee: Addressee): Holder {
  return { kind: 'body', name: addressee.body }
}

function tasksOfDecision(revision: DecisionRevision): readonly Task[] {
  const { provisions } = revision
  const chapeau = provisions.find(({ kind }) => kind === 'chapeau')
  const head = chapeau?.text ?? ''
  const named = revision.addressees.filter(({ relation }) => relation === 'lead')
  const found = named.length > 0 ? named : addresseesOfSubject(head || (provisions[0]?.text ?? ''))
  const leads = found.length > 0 ? found.map(plain) : [NOT_NAMED]
  const hasItems = provisions.some(({ kind }) => kind === 'item')
  return provisions.flatMap((provision): Task[] => {
    const text = wholeText(provisions, provision)
    if (provision.kind === 'item' && parentPath(provision.path) === null)
      return [{ provision, text, chapeau: head, leads }]
    if (provision.kind === 'text') return [{ provision, text, chapeau: '', leads }]
    if (provision.kind === 'chapeau' && !hasItems) return [{ provision, text, chapeau: '', leads }]
    if (provision.kind === 'tail' && dutyIn(text)) {
      const own = addresseesOfSubject(text).map(plain)
      return [{ provision, text, chapeau: '', leads: own.length > 0 ? own : leads }]
    }
    return []
  })
}

/** What the Conference does, before those to whom it does it: `RECOMMENDS further that`, `URGES`. */
const OPERATIVE_VERB = /^\p{Lu}[\p{Lu}\s]*\p{Lu}(?:\s+(?:also|further))?\s+(?:that\s+)?/u

function tasksOfResolution({ provisions }: DecisionRevision): readonly Task[] {
  return provisions
    .filter(({ kind, path }) => kind === 'operative' && parentPath(path) === null)
    .flatMap((head): Task[] => {
      const leads = addresseesOfSubject(head.text.replace(OPERATIVE_VERB, ''))
        .filter(({ body }) => body !== 'Conference of the Parties')
        .map(plain)
      if (leads.length === 0) return []
      const depth = head.path.split('/').length
      const items = provisions.filter(
        ({ path, kind }) => kind === 'item' && path.startsWith(`${head.path}/`) && path.split('/').length === depth + 1,
      )
      if (items.length === 0) return [{ provision: head, text: head.text, chapeau: '', leads }]
      return items.map((provision) => ({
        provision,
        text: wholeText(provisions, provision),
        chapeau: head.text,
        leads,
      }))
    })
}

function plain({ body, relation, scope }: Addressee): Addressee {
  return { body, relation, scope }
}

/** A sub-paragraph that goes on in i) ii) is one duty: the levels below are its words. */
function wholeText(provisions: readonly Provision[], provision: Provision): string {
  if (provision.kind !== 'item' && provision.kind !== 'text') return provision.text
  return subtree(provisions, provision.path)
    .map((line) => (line.path === provision.path || !line.marker ? line.text : `${line.marker} ${line.text}`))
    .join(' ')
}

type Reading = Pick<MandateProposal, 'duty' | 'strength' | 'condition' | 'deadline' | 'reportsTo'>

function readTask(task: Task, lead: string, introduced: Strength | undefined): Reading {
  const own = passageOf(task.text)
  const above = passageOf(task.chapeau)
  const isItem = task.provision.kind === 'item'
  const conditions = [...conditionsIn(own, isItem), ...conditionsIn(above, false)].map(({ label }) => label)
  const strength = strengthOf(task.text, task.chapeau, isItem)
  return {
    duty: dutyWords(task.text, isItem),
    strength: strength === 'other' ? (introduced ?? strength) : strength,
    condition: [...new Set(conditions)].join('; ') || null,
    deadline: firstDeadline(own, lead) ?? firstDeadline(above, lead),
    reportsTo: reportsTo(task.text, lead),
  }
}

function passageOf(text: string): Passage {
  return { text, places: [0, 0], end: text.length, isAfterBlank: false }
}

/** Of several meetings the first: the one that is due next. The person who confirms may choose another. */
function firstDeadline(passage: Passage, lead: string): Deadline | null {
  return deadlinesIn(passage, lead).flatMap(({ due }) => due)[0] ?? null
}

/** The verb of the sentence itself when it names who acts, else that of the chapeau. */
function strengthOf(text: string, chapeau: string, isItem: boolean): Strength {
  const own = dutyIn(text)
  const governing = dutyIn(chapeau)
  const namesItself = own !== null && bodiesIn(text.slice(0, own.start)).length > 0
  if (isItem && governing && !(namesItself && opensWith(text, own.start))) return governing.strength
  return own?.strength ?? governing?.strength ?? 'other'
}

/** Whether the first sentence reaches the verb: a later sentence does not change how an item is asked. */
function opensWith(text: string, verbStart: number): boolean {
  return !/[.;]\s+\p{Lu}/u.test(text.slice(0, verbStart))
}

const EDGES = /^[\s,;:.]+|(?:[\s,;:.]+(?:and|or|et|ou|y|o)?)+$/g

/** The duty in the text's own words: without subject and binding verb, without condition, without the marks of a list. */
function dutyWords(text: string, isItem: boolean): string {
  const duty = dutyIn(text)
  const namesItself = duty !== null && opensWith(text, duty.start) && bodiesIn(text.slice(0, duty.end + 60)).length > 0
  const from = duty && (!isItem || (namesItself && bodiesIn(text.slice(0, duty.start)).length > 0)) ? duty.end : 0
  const cuts = conditionsIn(passageOf(text), isItem)
    .map(({ source }) => source)
    .filter(({ start }) => start >= from)
    .sort((a, b) => b.start - a.start)
  const bare = cuts.reduce((words, { start, end }) => {
    const before = words.slice(0, start).replace(/[\s,]+(?:and)?\s*$/, ' ')
    return `${before}${words.slice(end).replace(/^\s*,?(?:\s*and\s*,?)?\s*/, ' ')}`
  }, text)
  const words = bare.slice(from).replace(/\s+/g, ' ').replace(EDGES, '').replace(/^to /, '')
  return words || text.replace(EDGES, '')
}

const REPORTING =
  /\b(?:report|submit|present|provide|inform|send|communicate|share|recommendations?|findings|faire rapport|soumet|présent|rend compte|informe|presenta|comunica|remit)/giu
const TOWARDS =
  /(?:\b(?:to|with|provide|inform|advise|for consideration by|au|à la|aux|al|a la|a las)|meetings? of|session du|reunión del?)\s(?:the\s|each\s|all\s|le\s|la\s|l['’])?(?:CITES\s)?$/iu
const REPORT_WINDOW = 260

/** The body that a duty gives its information or report to; null when none is named. */
function reportsTo(text: string, lead: string): string | null {
  for (const { index } of text.matchAll(REPORTING)) {
    const window = text.slice(index, index + REPORT_WINDOW)
    const receiver = bodiesIn(window).find(({ body, start }) => body !== lead && TOWARDS.test(window.slice(0, start)))
    if (receiver) return receiver.body
  }
  return null
}
