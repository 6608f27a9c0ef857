/**
 * The negotiation of the example: what delegations propose for its draft resolution, who supports it, and what the Chair has
 * made of it so far. All of it is our own text. In the order of time, which is that of their numbers.
 */
import type { DispositionKind } from '#domain/drafts/proposals/proposal.ts'

export interface ExampleProposal {
  readonly by: string
  readonly daysAgo: number
  readonly minute: number
  /** How the paragraph begins that it is about, or behind which it puts something in. */
  readonly begins: string
  readonly asks:
    | { readonly kind: 'replace'; readonly find: string; readonly by: string }
    | { readonly kind: 'insert after'; readonly text: string }
    | { readonly kind: 'cut'; readonly into: readonly [string, string] }
    | { readonly kind: 'delete' }
    | { readonly kind: 'move behind'; readonly begins: string }
  readonly reason: string
  /** The number of the proposal that it answers. */
  readonly counterTo?: number
  readonly supporters?: readonly string[]
  readonly answer?: {
    readonly kind: DispositionKind
    readonly reason: string
    readonly daysAgo: number
    readonly minute: number
  }
}

/** Days before the example is loaded, and the minute, from which members propose and no longer edit. */
export const PROPOSING_SINCE = { daysAgo: 1, minute: 905 }

export const PROPOSALS: readonly ExampleProposal[] = [
  {
    ...by('indonesia', 13, 600),
    begins: 'keep the records',
    asks: { kind: 'replace', find: 'two years', by: 'three years' },
    reason: 'Courts need longer than two years to come to their end.',
  },
  {
    ...by('canada', 6, 555),
    begins: 'RECOMMENDS that Parties name',
    asks: { kind: 'replace', find: 'its name and address;', by: 'its name and address and keep them up to date;' },
    reason: 'A list of people who have moved on is worse than none.',
    supporters: ['indonesia'],
    answer: { kind: 'placed', reason: '', daysAgo: 5, minute: 540 },
  },
  {
    ...by('germany', 4, 570),
    begins: 'RECOMMENDS that Parties in which',
    asks: { kind: 'replace', find: 'at least once a year', by: 'at least twice a year' },
    reason: 'Sellers change their ways faster than once a year.',
  },
  {
    ...by('canada', 4, 630),
    begins: 'RECOMMENDS that Parties in which',
    asks: { kind: 'replace', find: 'at least once a year', by: 'as often as both find useful' },
    reason: 'A fixed number makes meetings, not results.',
    counterTo: 3,
  },
  {
    ...by('cameroon', 4, 700),
    begins: 'INVITES those who own',
    asks: { kind: 'replace', find: 'INVITES', by: 'URGES' },
    reason: 'An invitation was sent eight years ago.',
  },
  {
    ...by('member', 3, 545),
    begins: 'INVITES those who own',
    asks: { kind: 'replace', find: 'INVITES', by: 'URGES' },
    reason: 'The same companies have asked for clear words.',
    supporters: ['germany', 'new-zealand'],
  },
  {
    ...by('canada', 3, 610),
    begins: 'INVITES those who own',
    asks: { kind: 'replace', find: 'INVITES', by: 'ENCOURAGES' },
    reason: 'The Convention speaks to Parties; companies can be encouraged.',
    counterTo: 5,
  },
  {
    ...by('new-zealand', 3, 640),
    begins: 'NOTING that lawful trade',
    asks: {
      kind: 'insert after',
      text: 'MINDFUL that young people use the same services, and should meet no such offers there;',
    },
    reason: 'Nobody under age should be asked to buy a live animal on a telephone.',
    supporters: ['member'],
  },
  {
    ...by('indonesia', 3, 660),
    begins: 'report to the Secretariat closed cases',
    asks: { kind: 'delete' },
    reason: 'National law decides what may be published.',
    answer: {
      kind: 'declined',
      reason: 'The text asks only for cases that may be published, so national law stays as it is.',
      daysAgo: 2,
      minute: 600,
    },
  },
  {
    ...by('member', 2, 620),
    begins: 'DIRECTS the Standing Committee to review',
    asks: { kind: 'replace', find: 'at each of its meetings', by: 'at every second of its meetings' },
    reason: 'The list does not change so quickly.',
    answer: {
      kind: 'parked',
      reason: 'Until the Secretariat has told the group what a review costs.',
      daysAgo: 1,
      minute: 930,
    },
  },
  {
    ...by('cameroon', 2, 640),
    begins: 'STRESSING that the poorest',
    asks: { kind: 'move behind', begins: 'AWARE that' },
    reason: 'What concerns most Parties should not stand last.',
  },
  {
    ...by('germany', 2, 655),
    begins: 'let courts order',
    asks: {
      kind: 'cut',
      into: [
        'let courts order that a page is taken down;',
        'let courts order that the records of a page are kept; and',
      ],
    },
    reason: 'They are two orders, and in many countries of two courts.',
  },
  {
    ...by('new-zealand', 2, 700),
    begins: 'marketplaces, auctions',
    asks: { kind: 'replace', find: 'open to everybody', by: 'open to everybody, with or without an account' },
    reason: 'Some marketplaces now ask for an account and are no less open.',
    supporters: ['canada', 'indonesia'],
  },
  {
    ...by('indonesia', 1, 540),
    begins: 'CONCERNED that offers move',
    asks: { kind: 'replace', find: 'closed groups', by: 'closed groups and messages that only two can read' },
    reason: 'Most of our cases of this year began there.',
  },
  {
    ...by('member', 1, 910),
    begins: 'COMMENDING',
    asks: { kind: 'replace', find: 'of their own accord', by: 'of their own accord and told the police' },
    reason: 'An offer that only disappears is an offer somewhere else.',
    supporters: ['cameroon'],
  },
]

function by(mailbox: string, daysAgo: number, minute: number) {
  return { by: `${mailbox}@example.org`, daysAgo, minute }
}
