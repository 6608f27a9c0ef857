/** The calls for information of the example and what arrived: two from the history and one that is open when it is loaded. */
import { addDays, type CalendarDate } from '#domain/clock.ts'
import type { Answer, SubmissionCategory, Visibility } from '#domain/submissions/submission.ts'

export interface ExampleCall {
  readonly key: string
  readonly number: string
  readonly title: string
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly extendedTo: CalendarDate | null
  readonly questions: readonly { readonly text: string; readonly decision: string; readonly path: string }[]
}

export interface ExampleSubmission {
  readonly call: string | null
  readonly question: number | null
  readonly by: string
  readonly on: CalendarDate
  readonly category: SubmissionCategory
  readonly answer: Answer
  readonly title: string
  readonly summary: string
  readonly link: string | null
  readonly visibility: Visibility
}

const ON_2017 = [
  {
    text: 'Which laws or other measures that bear on wildlife cybercrime have changed since 2013?',
    decision: '17.92',
    path: 'a',
  },
  {
    text: 'Which models of good practice for the supervision of marketplaces and social media can you share?',
    decision: '17.92',
    path: 'b',
  },
  {
    text: 'What have the owners of marketplaces and social media told you that can be shared?',
    decision: '17.92',
    path: 'c',
  },
]

export function exampleCalls(today: CalendarDate): readonly ExampleCall[] {
  return [
    {
      key: '2012',
      number: '2012/019',
      title: 'E-commerce of specimens of CITES-listed species',
      issuedOn: '2012-03-06',
      dueOn: '2012-05-31',
      extendedTo: null,
      questions: [
        { text: 'Which good practices and codes of conduct are known to you?', decision: '15.57', path: 'a' },
        { text: 'How large is the trade by Internet, and how does it develop?', decision: '15.57', path: 'c' },
      ],
    },
    {
      key: '2017',
      number: '2017/036',
      title: 'Wildlife cybercrime: measures of Parties',
      issuedOn: '2017-05-15',
      dueOn: '2017-08-01',
      extendedTo: '2017-09-01',
      questions: ON_2017,
    },
    {
      key: 'open',
      number: `${today.slice(0, 4)}/090`,
      title: 'Wildlife crime linked to the Internet: what has changed',
      issuedOn: addDays(today, -26),
      dueOn: addDays(today, 33),
      extendedTo: null,
      questions: ON_2017,
    },
  ]
}

/** What arrived under the calls of the history, and without a call. */
const ARRIVED: readonly ExampleSubmission[] = [
  sent(
    '2012',
    1,
    'germany',
    '2012-05-30',
    'code of conduct',
    'A code of conduct of two marketplaces',
    'Two marketplaces agreed to take down offers without proof of origin within a day.',
    'public',
  ),
  sent(
    '2012',
    2,
    'vice-chair',
    '2012-06-20',
    'extent and trends',
    'Offers of live parrots',
    'A count over four weeks, with the method, so that it can be repeated.',
    'Parties',
  ),
  sent(
    '2017',
    1,
    'member',
    '2017-07-21',
    'legislation',
    'Penalties for offering without papers',
    'An offer of a listed species without the number of its papers is an offence since this year.',
    'public',
    'https://example.org/fr/penalties',
  ),
  sent(
    '2017',
    1,
    'chair',
    '2017-07-30',
    'legislation',
    'Amendment of the wildlife act',
    'Advertising is treated as trade; courts may order that pages are taken down.',
    'public',
    'https://example.org/ke/act',
  ),
  none('2017', 1, 'new-zealand', '2017-07-28', 'nothing to report', 'No change since 2013'),
  sent(
    '2017',
    2,
    'canada',
    '2017-07-31',
    'best practice',
    'Agreement with three platforms',
    'Sellers confirm lawful origin before an offer appears; a filter knows two hundred words.',
    'Parties',
  ),
  sent(
    '2017',
    2,
    'indonesia',
    '2017-08-22',
    'best practice',
    'A patrol on line',
    'Ten officers look at offers daily; a handbook tells how evidence is kept.',
    'group',
  ),
  sent(
    '2017',
    3,
    'germany',
    '2017-08-29',
    'input from platforms',
    'What sellers see',
    'A marketplace shows a notice when one of forty words is typed, and shared its figures.',
    'public',
  ),
  none('2017', 3, 'cameroon', '2017-09-12', 'none', 'No platform has its seat here'),
  sent(
    null,
    null,
    'germany',
    '2018-02-12',
    'research',
    'Offers on six marketplaces',
    'A study of ivory and reptile offers over six weeks; the raw counts are attached.',
    'public',
    'https://example.org/de/study',
  ),
  sent(
    null,
    null,
    'vice-chair',
    '2018-05-08',
    'routes and methods',
    'Parcels instead of freight',
    'Small parcels through two hubs have taken the place of air freight for live reptiles.',
    'Parties',
  ),
  sent(
    null,
    null,
    'chair',
    '2018-08-14',
    'enforcement',
    'Joint operation in three countries',
    'Forty-one accounts were closed and nine persons charged; details with the contact points.',
    'group',
  ),
]

/** All submissions, as seen on the day the example is loaded. */
export function exampleSubmissions(today: CalendarDate): readonly ExampleSubmission[] {
  return [
    ...ARRIVED,
    sent(
      'open',
      1,
      'member',
      addDays(today, -9),
      'legislation',
      'Duty to keep records for platforms',
      'Platforms keep the data of sellers of listed species for two years.',
      'Parties',
      'https://example.org/fr/records',
    ),
    sent(
      'open',
      2,
      'new-zealand',
      addDays(today, -5),
      'manual',
      'Manual for first responders',
      'How to secure a page, a chat and a payment as evidence, in twelve pages.',
      'public',
      'https://example.org/nz/manual',
    ),
    sent(
      'open',
      1,
      'indonesia',
      addDays(today, -2),
      'legislation',
      'Draft regulation, not yet public',
      'Sent for the information of our own colleagues before it is released.',
      'delegation',
    ),
  ]
}

function sent(
  call: string | null,
  question: number | null,
  by: string,
  on: CalendarDate,
  category: SubmissionCategory,
  title: string,
  summary: string,
  visibility: Visibility,
  link: string | null = null,
): ExampleSubmission {
  return {
    call,
    question,
    by: `${by}@example.org`,
    on,
    category,
    answer: 'information',
    title,
    summary,
    link,
    visibility,
  }
}

function none(
  call: string,
  question: number,
  by: string,
  on: CalendarDate,
  answer: Answer,
  title: string,
): ExampleSubmission {
  const category = question === 1 ? 'legislation' : 'input from platforms'
  return {
    call,
    question,
    by: `${by}@example.org`,
    on,
    category,
    answer,
    title,
    summary: '',
    link: null,
    visibility: 'Parties',
  }
}
