import { expect, test } from 'vitest'
import { layTable, type Waiting, writtenInWords } from '../../../client/app/my-table.ts'

const TODAY = '2017-09-28'
type Of<K extends keyof Waiting> = Waiting[K][number]

// Only the fields that the table reads; the rest of a view does not matter here.
const aMandate = (id: string, dueOn: string | null, status = 'ongoing') =>
  ({
    href: `/mandates/${id}`,
    duty: id,
    cite: '',
    deadline: null,
    mayRecord: true,
    standing: { status, dueOn },
  }) as Of<'mandates'>
const aCall = (ownState: Of<'calls'>['ownState'], isOpen = true) =>
  ({
    id: 'call',
    number: '2017/035',
    title: 'call',
    dueOn: '2017-10-02',
    extendedTo: null,
    isOpen,
    ownState,
  }) as Of<'calls'>
const aMeeting = (code: string, startsOn: string, deadlines: readonly string[]) =>
  ({
    code,
    place: '',
    startsOn,
    endsOn: startsOn,
    deadlines: deadlines.map((on) => ({ name: on, on })),
  }) as Of<'meetings'>
const aDraft = (id: string, right: string, state: string, more: Partial<Of<'drafts'>> = {}) =>
  ({ id, right, state, createdAt: '', lastRecordedAt: null, lastRecordedBy: null, ...more }) as Of<'drafts'>

const lay = (waiting: Partial<Waiting>) =>
  layTable({ mandates: [], calls: [], meetings: [], drafts: [], rounds: [], ...waiting }, TODAY)
const told = (waiting: Partial<Waiting>) =>
  lay(waiting).spans.map(({ heading, items }) => [heading, ...items.map(({ title }) => title)])

test('what is overdue stands first, oldest first, and what has no date stands last', () => {
  const mandates = [
    aMandate('no date', null),
    aMandate('late', '2017-09-27'),
    aMandate('today', TODAY),
    aMandate('later', '2018-01-01'),
  ]
  expect(told({ mandates: [...mandates, aMandate('later still', '2017-08-01')] })).toEqual([
    ['Overdue', 'Later still', 'Late'],
    ['Within seven days', 'Today'],
    ['Later', 'Later'],
    ['Without a date', 'No date'],
  ])
})

test('a settled mandate, a released reply and a closed call wait for nobody', () => {
  expect(
    told({
      mandates: [aMandate('done', TODAY, 'implemented')],
      calls: [aCall('released'), aCall('to be started', false)],
    }),
  ).toEqual([])
  expect(told({ calls: [aCall(null)] })).toEqual([])
  expect(told({ calls: [aCall('in preparation')] })).toEqual([['Within seven days', 'call']])
})

test('deadlines that have passed or lie beyond half a year are left to the calendar', () => {
  const meetings = [
    aMeeting('SC69', '2017-11-27', ['2017-09-01', '2017-10-20']),
    aMeeting('CoP18', '2019-05-23', ['2018-12-24']),
  ]
  expect(told({ meetings })).toEqual([
    ['Within a month', '2017-10-20'],
    ['Later', 'SC69 opens'],
  ])
  expect(lay({ meetings }).nextMeeting?.code).toBe('SC69')
})

test('drafts are those open to the reader for writing, the one written last first', () => {
  const drafts = [
    aDraft('quiet', 'edit', 'open', { createdAt: '2017-05-01', lastRecordedAt: '2017-05-02' }),
    aDraft('busy', 'propose', 'open', { createdAt: '2017-01-01', lastRecordedAt: '2017-09-26' }),
    aDraft('empty', 'edit', 'open', { createdAt: '2017-09-01' }),
  ]
  const others = [aDraft('read', 'read', 'open'), aDraft('frozen', 'edit', 'frozen')]
  expect(lay({ drafts: [...others, ...drafts] }).drafts.map(({ id }) => id)).toEqual(['busy', 'empty', 'quiet'])
})

test('a draft says when and by which delegation it was last written', () => {
  const by = (delegation: string) => ({ lastRecordedBy: { name: 'N. Delegate', delegation } })
  const written = aDraft('x', 'edit', 'open', { lastRecordedAt: '2017-09-26T10:00:00.000Z', ...by('France') })
  expect(writtenInWords(written, TODAY)).toBe('last written 2 days ago by France')
  expect(writtenInWords({ ...written, ...by('') }, TODAY)).toBe('last written 2 days ago by N. Delegate')
  const empty = aDraft('x', 'edit', 'open', { createdAt: '2017-09-27', createdBy: 'C. Chair' })
  expect(writtenInWords(empty, TODAY)).toBe('begun yesterday by C. Chair')
})

test('[RO14] an open round waits among the others by its last day', () => {
  const round = { draftId: 'd', title: 'Draft resolution', purpose: 'Comments', lastDay: '2017-10-01', closesAt: '' }
  const [span] = lay({ calls: [aCall('in preparation')], rounds: [round] }).spans
  expect(span?.items.map(({ act, title, href, on }) => [act, title, href, on])).toEqual([
    ['Comment', 'Draft resolution', '/drafts/d', '2017-10-01'],
    ['Answer the call', 'call', '/submissions/calls/call', '2017-10-02'],
  ])
})
