/** The rest of the example's registry: Resolution Conf. 11.3 with two revisions, and the drafts that led to CoP17. Retold. */
import { chapeau, type ExampleDecision, type ExampleProvision, item, lead, whole } from './registry.ts'

const operative = (number: string, text: string): ExampleProvision => ({
  path: number,
  kind: 'operative',
  marker: `${number}.`,
  depth: 0,
  text,
})
const under = (number: string, letter: string, text: string): ExampleProvision => ({
  path: `${number}/${letter}`,
  kind: 'item',
  marker: `${letter})`,
  depth: 1,
  text,
})
const preambular = (serial: number, text: string): ExampleProvision => ({
  path: `p${serial}`,
  kind: 'preambular',
  marker: null,
  depth: 0,
  text,
})

const OPENING: readonly ExampleProvision[] = [
  preambular(1, 'RECALLING the earlier Resolutions on compliance and enforcement;'),
  preambular(2, 'AWARE that wildlife is offered, sold and paid for by Internet in every region;'),
  preambular(3, 'RECOGNIZING that national units and quick exchange between contact points have led to arrests;'),
]
const REGARDING = 'Regarding e-commerce of specimens of CITES-listed species'

const RESOLUTION_AT_15: readonly ExampleProvision[] = [
  ...OPENING,
  { path: 'h1', kind: 'heading', marker: null, depth: 0, text: REGARDING },
  operative('1', 'RECOMMENDS that Parties:'),
  under(
    '1',
    'a',
    'examine whether their laws are strong enough to control legal trade by Internet, to inquire into illegal trade and to punish it, Appendix I first;',
  ),
  under(
    '1',
    'b',
    'give one national unit the task of inquiring into wildlife crime by Internet, or add wildlife to the tasks of an existing cybercrime unit; and',
  ),
  under(
    '1',
    'c',
    'coordinate the watching of on-line trade nationally, and pass on quickly what it shows to the contact points of other authorities;',
  ),
  operative('2', 'RECOMMENDS further that Parties and INTERPOL:'),
  under('2', 'a', 'tell the Secretariat which methods other agencies use to supervise legal trade by Internet;'),
  under('2', 'b', 'put sufficient means into inquiries into illegal trade by Internet;'),
  under('2', 'c', 'use what they learn to plan enforcement, training and public information; and'),
  under('2', 'd', 'look for funds for a full-time post on e-commerce within the General Secretariat of INTERPOL.'),
]

const RESOLUTION_AT_16: readonly ExampleProvision[] = [
  ...OPENING,
  preambular(4, 'NOTING the founding of the International Consortium on Combating Wildlife Crime;'),
  ...RESOLUTION_AT_15.slice(OPENING.length, -1),
  under(
    '2',
    'd',
    'look for funds for a full-time post on e-commerce within INTERPOL, and see that its findings reach the authorities that Parties have designated.',
  ),
]

export const TEXTS: readonly ExampleDecision[] = [
  {
    key: 'Conf. 11.3',
    kind: 'resolution',
    label: null,
    subject: 'Compliance and enforcement',
    proposedBy: null,
    addressees: [
      { body: 'Parties', relation: 'lead', scope: null },
      { body: 'INTERPOL', relation: 'with', scope: null },
    ],
    revisions: [
      { revision: 'CoP15', adoptedAt: 'CoP15', source: 'Resolutions of CoP15, retold', provisions: RESOLUTION_AT_15 },
      { revision: 'CoP16', adoptedAt: 'CoP16', source: 'Resolutions of CoP16, retold', provisions: RESOLUTION_AT_16 },
    ],
    events: [
      { kind: 'adopted', meeting: 'CoP15', number: 'Conf. 11.3' },
      { kind: 'amended', meeting: 'CoP16' },
    ],
  },
  {
    key: 'draft of the Secretariat',
    kind: 'decision',
    label: '17.XX',
    subject: 'Combating wildlife cybercrime',
    proposedBy: 'Secretariat',
    addressees: lead('Secretariat'),
    revisions: [
      {
        revision: null,
        adoptedAt: null,
        source: 'CoP17 Doc. 29, comments of the Secretariat, retold',
        provisions: [
          whole(
            'The Secretariat shall work with INTERPOL against wildlife crime linked to the Internet, and invite it to consider capacity at its innovation complex in Singapore and guidelines for Parties.',
          ),
        ],
      },
    ],
    events: [{ kind: 'incorporated', meeting: 'CoP17', note: 'Became paragraph d) of Decision 17.93.' }],
  },
  {
    key: 'draft of Kenya',
    kind: 'decision',
    label: '17.XX',
    subject: 'Combating wildlife cybercrime',
    proposedBy: 'Kenya',
    addressees: lead('Parties'),
    revisions: [
      {
        revision: null,
        adoptedAt: null,
        source: 'CoP17 Doc. 29, Annex, retold',
        provisions: [
          chapeau('Recommends that Parties:'),
          item('a', 'Keep the Secretariat informed of changes in their laws that bear on wildlife cybercrime;'),
          item(
            'b',
            'Give the Secretariat models of good practice for the supervision of marketplaces and social media;',
          ),
          item('c', 'Ask the owners of marketplaces and social media for what can be shared with the Secretariat.'),
        ],
      },
    ],
    events: [],
  },
  {
    key: '17.C',
    kind: 'decision',
    label: '17.C',
    subject: 'Illegal trade in cheetahs',
    proposedBy: null,
    addressees: lead('Secretariat'),
    revisions: [
      {
        revision: null,
        adoptedAt: null,
        source: 'CoP17 Doc. 49, Annex, retold',
        provisions: [
          whole(
            'The Secretariat shall, subject to available resources and where appropriate, work with social media platforms against offers of live cheetahs.',
          ),
        ],
      },
    ],
    events: [
      { kind: 'incorporated', meeting: 'CoP17', note: 'Broadened to all species as paragraph a) of Decision 17.93.' },
    ],
  },
]

/** What came from where: one adopted Decision may have three sources. Each line: from (text, path), kind, to (text, path). */
export const LINEAGE = [
  ['17.92', 'a', 'derived from', 'draft of Kenya', 'a'],
  ['17.92', 'b', 'derived from', 'draft of Kenya', 'b'],
  ['17.92', 'c', 'derived from', 'draft of Kenya', 'c'],
  ['17.93', 'a', 'derived from', '17.C', 'text'],
  ['17.93', 'd', 'derived from', 'draft of the Secretariat', 'text'],
  ['17.92', 'b', 'overlaps', '15.57', 'a'],
  ['17.93', 'c', 'overlaps', '15.58', 'a'],
] as const

/** The subject has had three names since 2007; a search for one finds all. */
export const SUBJECT_NAMES = [
  'E-commerce of specimens of CITES-listed species',
  'Combating wildlife cybercrime',
  'Wildlife cybercrime',
  'Wildlife crime linked to the Internet',
] as const
