/**
 * The registry of the example: what CoP15 to CoP17 decided on wildlife offered on line, retold in our own words (these are
 * not the official texts). Numbers, addressees, letters and the order of things are those of the history.
 */
import type { Addressee } from '#domain/decisions/addressee.ts'
import type { DecisionEventKind, DecisionKind } from '#domain/decisions/decision.ts'
import type { ProvisionKind } from '#domain/decisions/provision.ts'

export interface ExampleProvision {
  readonly path: string
  readonly kind: ProvisionKind
  readonly marker: string | null
  readonly depth: number
  readonly text: string
}

export interface ExampleRevision {
  readonly revision: string | null
  readonly adoptedAt: string | null
  readonly source: string
  readonly provisions: readonly ExampleProvision[]
}

export interface ExampleDecision {
  /** Name within the example, for links between its parts. */
  readonly key: string
  readonly kind: DecisionKind
  readonly label: string | null
  readonly subject: string
  readonly proposedBy: string | null
  readonly addressees: readonly Addressee[]
  readonly revisions: readonly ExampleRevision[]
  readonly events: readonly {
    readonly kind: DecisionEventKind
    readonly meeting: string
    readonly number?: string
    readonly note?: string
  }[]
}

export const lead = (body: string, scope: string | null = null): readonly Addressee[] => [
  { body, relation: 'lead', scope },
]
export const chapeau = (text: string): ExampleProvision => ({
  path: 'chapeau',
  kind: 'chapeau',
  marker: null,
  depth: 0,
  text,
})
export const whole = (text: string): ExampleProvision => ({ path: 'text', kind: 'text', marker: null, depth: 0, text })
export const item = (letter: string, text: string): ExampleProvision => ({
  path: letter,
  kind: 'item',
  marker: `${letter})`,
  depth: 1,
  text,
})

/** A Decision as one meeting adopted it, with what later meetings did to it. */
function adopted(
  number: string,
  meeting: string,
  subject: string,
  addressees: readonly Addressee[],
  provisions: readonly ExampleProvision[],
  later: ExampleDecision['events'] = [],
): ExampleDecision {
  return {
    key: number,
    kind: 'decision',
    label: null,
    subject,
    proposedBy: null,
    addressees,
    revisions: [{ revision: null, adoptedAt: meeting, source: `Decisions of ${meeting}, retold`, provisions }],
    events: [{ kind: 'adopted', meeting, number }, ...later],
  }
}

const E_COMMERCE = 'E-commerce of specimens of CITES-listed species'
const CYBERCRIME = 'Wildlife cybercrime'

export const DECISIONS: readonly ExampleDecision[] = [
  adopted('15.57', 'CoP15', E_COMMERCE, lead('Parties'), [
    chapeau('Parties are urged to:'),
    item(
      'a',
      'send the Secretariat examples of good practice, and of websites that keep to a code of conduct, so that they can be shown on the website of the Convention;',
    ),
    item(
      'b',
      'publish what research finds about the use of the Internet and the frequency of wildlife crime, and share it with the Secretariat;',
    ),
    item(
      'c',
      'examine how large the trade in CITES-listed species by Internet is and how it develops, and send the findings to the Secretariat for analysis; and',
    ),
    item(
      'd',
      'inform the Secretariat of changes in routes and ways of shipment that they notice where wildlife is advertised on line.',
    ),
  ]),
  adopted(
    '15.58',
    'CoP15',
    E_COMMERCE,
    lead('Secretariat'),
    [
      chapeau('The Secretariat shall:'),
      item(
        'a',
        'open a portal on the website of the Convention that gathers and spreads what Parties and others send about trade by Internet; and',
      ),
      item(
        'b',
        'ask INTERPOL whether it would set up a protected forum in which authorized contributors exchange intelligence on such crime without delay.',
      ),
    ],
    [{ kind: 'deleted', meeting: 'CoP16', note: 'The mandate of the e-commerce group ended as well.' }],
  ),
  adopted(
    '16.62',
    'CoP16',
    E_COMMERCE,
    [
      { body: 'Standing Committee', relation: 'lead', scope: null },
      { body: 'Secretariat', relation: 'with', scope: null },
    ],
    [
      whole(
        'The Standing Committee shall, with the Secretariat, ask the World Customs Organization how its codes can make consignments ordered on line visible to customs, and report to the 17th meeting of the Conference of the Parties.',
      ),
    ],
    [
      {
        kind: 'deleted',
        meeting: 'CoP17',
        note: 'Implemented: the answer of the World Customs Organization was before CoP17.',
      },
    ],
  ),
  adopted('17.92', 'CoP17', CYBERCRIME, lead('Parties'), [
    chapeau('All Parties should:'),
    item(
      'a',
      'tell the Secretariat of every change in their laws and other domestic measures that bears on wildlife cybercrime;',
    ),
    item(
      'b',
      'give the Secretariat models of good practice for the supervision of marketplaces and social media, protocols for enforcement among them; and',
    ),
    item(
      'c',
      'ask those who own and run marketplaces and social media for information that can be shared with the Secretariat.',
    ),
  ]),
  adopted('17.93', 'CoP17', CYBERCRIME, lead('Secretariat'), [
    chapeau('The Secretariat shall:'),
    item(
      'a',
      'subject to available resources and where appropriate, work with social media, search engines and marketplaces against the illegal international trade in CITES-listed species on their pages;',
    ),
    item(
      'b',
      'consult the partners of the International Consortium on Combating Wildlife Crime on good practice and model measures, and report to the Standing Committee at its 69th meeting;',
    ),
    item('c', 'place on its portal what Parties and experts send it under Decision 17.92; and'),
    item(
      'd',
      'invite INTERPOL to lend its innovation complex in Singapore to the fight against wildlife crime on line, and to write guidelines for Parties.',
    ),
  ]),
  adopted('17.94', 'CoP17', CYBERCRIME, lead('Secretariat'), [
    whole(
      'The Secretariat shall, subject to external funding, support operations and inquiries into wildlife cybercrime with advice and expertise, and report on them to the Standing Committee at its 70th meeting.',
    ),
  ]),
  adopted('17.95', 'CoP17', CYBERCRIME, lead('Standing Committee'), [
    chapeau('The Standing Committee shall:'),
    item(
      'a',
      'at its 69th meeting, set up a working group on wildlife cybercrime of producer and consumer countries, countries with large internet companies, organizations, lawyers and other experts; and',
    ),
    item(
      'b',
      'have that group report to each meeting of the Standing Committee before the 21st meeting of the Conference of the Parties and prepare, if appropriate, a draft resolution.',
    ),
  ]),
  adopted('17.96', 'CoP17', CYBERCRIME, lead('Standing Committee'), [
    whole(
      'The Standing Committee should consider the reports under Decisions 17.93 to 17.95 and make recommendations to the 18th meeting of the Conference of the Parties.',
    ),
  ]),
]
