/** What the example tracks: the duties of the registry's provisions, who holds them, and what was recorded about them. */
import type { Deadline } from '#domain/decisions/deadline.ts'
import type { Strength } from '#domain/decisions/strength.ts'
import type { Holder } from '#domain/mandates/mandate.ts'
import type { EntryKind } from '#domain/mandates/progress.ts'

export interface ExampleEntry {
  readonly on: string
  readonly by: string
  readonly kind: EntryKind
  readonly text: string
  readonly evidence?: string
}

export interface ExampleMandate {
  readonly decision: string
  readonly path: string
  readonly body: string
  readonly duty: string
  readonly strength: Strength
  readonly condition: string | null
  readonly deadline: Deadline | null
  readonly reportsTo: string | null
  readonly holder: Holder
  readonly entries: readonly ExampleEntry[]
}

const at = (meeting: string, daysBefore = 0): Deadline => ({ kind: 'meeting', meeting, daysBefore })
const body = (name: string): Holder => ({ kind: 'body', name })
const PARTIES = { body: 'Parties', holder: body('Parties'), condition: null, deadline: null, reportsTo: 'Secretariat' }
const SECRETARIAT = { body: 'Secretariat', holder: body('Secretariat'), strength: 'shall', condition: null } as const
const COMMITTEE = { body: 'Standing Committee', condition: null } as const

const entry = (on: string, by: string, kind: EntryKind, text: string, evidence?: string): ExampleEntry => ({
  on,
  by: `${by}@example.org`,
  kind,
  text,
  ...(evidence ? { evidence } : {}),
})

export const MANDATES: readonly ExampleMandate[] = [
  {
    ...PARTIES,
    decision: '15.57',
    path: 'a',
    strength: 'urged',
    duty: 'send the Secretariat examples of good practice, and of websites that keep to a code of conduct',
    entries: [
      entry('2012-03-06', 'secretariat', 'started', 'Parties were asked for information.', 'Notification No. 2012/019'),
      entry(
        '2017-09-04',
        'secretariat',
        'progress',
        'Three Parties have sent examples; the page on the website is open.',
      ),
    ],
  },
  {
    ...PARTIES,
    decision: '15.57',
    path: 'b',
    strength: 'urged',
    duty: 'publish what research finds about the use of the Internet and the frequency of wildlife crime',
    entries: [
      entry('2018-02-12', 'germany', 'progress', 'A study of offers on six marketplaces was published and shared.'),
    ],
  },
  {
    ...PARTIES,
    decision: '15.57',
    path: 'c',
    strength: 'urged',
    duty: 'examine how large the trade in CITES-listed species by Internet is and how it develops',
    entries: [],
  },
  {
    ...PARTIES,
    decision: '15.57',
    path: 'd',
    strength: 'urged',
    duty: 'inform the Secretariat of changes in routes and ways of shipment',
    entries: [],
  },
  {
    ...SECRETARIAT,
    decision: '15.58',
    path: 'a',
    duty: 'open a portal that gathers and spreads what Parties and others send',
    deadline: null,
    reportsTo: null,
    entries: [
      entry(
        '2013-03-14',
        'secretariat',
        'no longer relevant',
        'The Decision was deleted; Decision 17.93 takes the task up again.',
      ),
    ],
  },
  {
    ...COMMITTEE,
    decision: '16.62',
    path: 'text',
    holder: body('Standing Committee'),
    strength: 'shall',
    duty: 'ask the World Customs Organization how its codes can make consignments ordered on line visible',
    deadline: at('CoP17'),
    reportsTo: 'Conference of the Parties',
    entries: [
      entry('2014-07-11', 'secretariat', 'started', 'The question was put to the World Customs Organization.'),
      entry('2016-01-15', 'secretariat', 'implemented', 'The answer was put before CoP17.', 'CoP17 working documents'),
    ],
  },
  {
    ...PARTIES,
    decision: '17.92',
    path: 'a',
    strength: 'should',
    duty: 'tell the Secretariat of every change in their laws and other measures that bears on wildlife cybercrime',
    entries: [
      entry(
        '2017-05-15',
        'secretariat',
        'started',
        'Parties were asked for changes in their laws.',
        'Notification No. 2017/036',
      ),
      entry('2017-09-04', 'secretariat', 'progress', 'Four Parties have reported changes; two have none to report.'),
    ],
  },
  {
    ...PARTIES,
    decision: '17.92',
    path: 'b',
    strength: 'should',
    duty: 'give the Secretariat models of good practice for the supervision of marketplaces and social media',
    entries: [
      entry(
        '2017-09-04',
        'secretariat',
        'partly implemented',
        'Five models have arrived, all from three regions.',
        'Submissions to Notification No. 2017/036',
      ),
    ],
  },
  {
    ...PARTIES,
    decision: '17.92',
    path: 'c',
    strength: 'should',
    duty: 'ask those who own and run marketplaces and social media for information that can be shared',
    entries: [],
  },
  {
    ...SECRETARIAT,
    decision: '17.93',
    path: 'a',
    condition: 'subject to available resources and where appropriate',
    duty: 'work with social media, search engines and marketplaces against illegal international trade on their pages',
    deadline: null,
    reportsTo: null,
    entries: [
      entry('2018-06-07', 'enforcement', 'progress', 'Eleven companies took part in a workshop with investigators.'),
    ],
  },
  {
    ...SECRETARIAT,
    decision: '17.93',
    path: 'b',
    duty: 'consult the partners of the Consortium on good practice and model measures, and report',
    deadline: at('SC69'),
    reportsTo: 'Standing Committee',
    entries: [
      entry(
        '2017-11-28',
        'secretariat',
        'implemented',
        'The partners were consulted and their advice is before the Committee.',
        'SC69 Doc. 31.1',
      ),
    ],
  },
  {
    ...SECRETARIAT,
    decision: '17.93',
    path: 'c',
    duty: 'place on its portal what Parties and experts send it under Decision 17.92',
    deadline: null,
    reportsTo: null,
    entries: [
      entry(
        '2017-09-18',
        'secretariat',
        'progress',
        'The portal shows everything that its senders released to the public.',
      ),
    ],
  },
  {
    ...SECRETARIAT,
    decision: '17.93',
    path: 'd',
    duty: 'invite INTERPOL to lend its innovation complex in Singapore, and to write guidelines for Parties',
    deadline: null,
    reportsTo: null,
    entries: [
      entry('2017-02-03', 'secretariat', 'started', 'The invitation was sent.'),
      entry(
        '2019-08-19',
        'enforcement',
        'partly implemented',
        'The capacity exists; the guidelines are being finished.',
        'Report of the Secretariat to CoP18',
      ),
    ],
  },
  {
    ...SECRETARIAT,
    decision: '17.94',
    path: 'text',
    condition: 'subject to external funding',
    duty: 'support operations and inquiries into wildlife cybercrime with advice and expertise, and report',
    deadline: at('SC70'),
    reportsTo: 'Standing Committee',
    entries: [],
  },
  {
    ...COMMITTEE,
    decision: '17.95',
    path: 'a',
    holder: body('Standing Committee'),
    strength: 'shall',
    duty: 'set up a working group on wildlife cybercrime at its 69th meeting',
    deadline: at('SC69'),
    reportsTo: null,
    entries: [
      entry(
        '2017-11-30',
        'secretariat',
        'implemented',
        'The group was set up under the chairmanship of Kenya.',
        'SC69 summary record',
      ),
    ],
  },
  {
    ...COMMITTEE,
    decision: '17.95',
    path: 'b',
    holder: { kind: 'group', name: 'Cybercrime group' },
    strength: 'shall',
    duty: 'report to each meeting of the Standing Committee and prepare, if appropriate, a draft resolution',
    deadline: { kind: 'each meeting', body: 'SC', until: 'CoP21' },
    reportsTo: 'Standing Committee',
    entries: [
      entry('2018-01-15', 'chair', 'started', 'The group agreed its way of working.'),
      entry(
        '2018-09-03',
        'chair',
        'progress',
        'A first outline of a draft resolution went to the members for comments.',
        'SC70 Doc. 30.3.1',
      ),
    ],
  },
  {
    ...COMMITTEE,
    decision: '17.96',
    path: 'text',
    holder: body('Standing Committee'),
    strength: 'should',
    duty: 'consider the reports under Decisions 17.93 to 17.95 and make recommendations',
    deadline: at('CoP18'),
    reportsTo: 'Conference of the Parties',
    entries: [
      entry(
        '2018-10-04',
        'secretariat',
        'progress',
        'The Committee considered both reports and asked for a further one.',
        'SC70 summary record',
      ),
    ],
  },
  {
    ...PARTIES,
    decision: 'Conf. 11.3',
    path: '1/b',
    strength: 'recommended',
    duty: 'give one national unit the task of inquiring into wildlife crime by Internet',
    entries: [
      entry('2017-10-20', 'vice-chair', 'progress', 'Peru has added wildlife to the tasks of its cybercrime unit.'),
    ],
  },
]
