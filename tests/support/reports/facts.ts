/** Facts of a small working group, retold with invented Parties' answers; every test of reports starts from these. */
import { paragraph } from '#domain/drafts/content.ts'
import type { MeetingFacts, ReportFacts } from '#domain/reports/facts.ts'

export const sc69: MeetingFacts = {
  code: 'SC69',
  body: 'Standing Committee',
  ordinal: 69,
  place: 'Geneva (Switzerland)',
  startsOn: '2017-11-27',
  endsOn: '2017-12-01',
}
const sc66: MeetingFacts = { ...sc69, code: 'SC66', ordinal: 66, startsOn: '2016-01-11', endsOn: '2016-01-15' }
const cop15: MeetingFacts = {
  code: 'CoP15',
  body: 'Conference of the Parties',
  ordinal: 15,
  place: 'Doha (Qatar)',
  startsOn: '2010-03-13',
  endsOn: '2010-03-25',
}

export const facts: ReportFacts = {
  meeting: sc69,
  previousMeeting: sc66,
  author: 'Working Group on Wildlife Cybercrime',
  group: {
    name: 'Working Group on Wildlife Cybercrime',
    setUpBy: 'Decision 15.57',
    members: [
      { name: 'Kenya', role: 'Chair', isParty: true },
      { name: 'Indonesia', role: 'Vice-Chair', isParty: true },
      { name: 'Sweden', role: 'member', isParty: true },
      { name: 'Wetland Web Watch', role: 'member', isParty: false },
      { name: 'Marketplace Forum', role: 'observer', isParty: false },
    ],
  },
  decisions: [
    {
      ref: '15.57',
      label: '15.57',
      isDraft: false,
      adoptedAt: cop15,
      proposedBy: null,
      directedTo: 'Parties',
      provisions: [
        { path: 'chapeau', kind: 'chapeau', depth: 0, text: 'Parties are asked to:' },
        { path: 'b', kind: 'item', depth: 1, text: 'share what their research shows about sales on the web; and' },
        { path: 'c', kind: 'item', depth: 1, text: 'measure how much is offered:' },
        { path: 'c/i', kind: 'item', depth: 2, text: 'on open markets; and' },
        { path: 'c/ii', kind: 'item', depth: 2, text: 'in closed groups.' },
        { path: 'tail', kind: 'tail', depth: 0, text: 'The answers go to the Secretariat.' },
      ],
    },
    {
      ref: 'k4m7p2q',
      label: '17.XX',
      isDraft: true,
      adoptedAt: null,
      proposedBy: 'Kenya',
      directedTo: 'the Secretariat',
      provisions: [
        { path: 'text', kind: 'chapeau', depth: 0, text: 'The Secretariat shall keep a list of contact points.' },
      ],
    },
  ],
  mandates: [
    {
      decision: '15.57',
      cited: 'paragraph b)',
      addressee: 'Parties',
      status: 'ongoing',
      isOverdue: false,
      needsFunding: false,
      dueOn: '2017-11-27',
      entries: [
        { on: '2016-05-02', delegation: 'Kenya', text: 'Two surveys were shared', evidence: ['SC66 Inf. 9'] },
        { on: '2017-02-14', delegation: 'Sweden', text: 'A study of 40 sites was finished.', evidence: [] },
      ],
    },
    {
      decision: '15.57',
      cited: 'paragraph c)',
      addressee: 'Parties',
      status: 'not started',
      isOverdue: false,
      needsFunding: true,
      dueOn: null,
      entries: [],
    },
  ],
  calls: [
    {
      name: 'Notification to the Parties No. 2017/900',
      sentOn: '2017-03-01',
      dueOn: '2017-06-30',
      askedCount: 12,
      answeredCount: 9,
    },
  ],
  submissions: [
    { from: 'Indonesia', title: 'Code of conduct for sellers', category: 'Codes of conduct', receivedOn: '2017-05-11' },
    { from: 'Kenya', title: 'Routes & methods <2016>', category: 'Routes and methods', receivedOn: '2017-06-01' },
  ],
  restrictedCount: 2,
  annex: {
    title: 'Draft resolution on wildlife crime on the web',
    blocks: [
      paragraph('preambular', 'RECALLING that offers move faster than lists;', { id: 'old' }),
      paragraph('heading', 'Regarding platforms'),
      paragraph('operative', [{ text: 'RECOMMENDS', strong: true }, { text: ' that Parties:' }]),
      paragraph('item', 'name a contact point; and'),
      paragraph('item', [
        { text: 'keep records', em: true },
        { footnote: 'numbered', text: 'Five years is usual.' },
      ]),
      paragraph('operative', [
        { text: 'URGES platforms to read ' },
        { text: 'the guide', href: 'https://example.org/guide?a=1&b=2' },
      ]),
    ],
  },
}
