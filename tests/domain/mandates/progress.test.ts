import { describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { mandatesCsv } from '#domain/mandates/csv.ts'
import { matchesMandate, seeMandates, tableOf } from '#domain/mandates/overview.ts'
import { type EntryKind, refuseEntry, standingOf, statusOf } from '#domain/mandates/progress.ts'
import { refuseRecording } from '#domain/mandates/recording.ts'
import type { KnownMandate } from '#domain/mandates/views.ts'
import { aMandate, anEntry } from '../../support/fixtures/mandates.ts'
import { aText } from '../../support/fixtures/texts.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId
const entries = (...kinds: EntryKind[]) => kinds.map((kind, place) => anEntry(String(place + 1), by, kind))
const dates = new Map([
  ['CoP15', '2010-03-13'],
  ['SC69', '2017-11-27'],
  ['SC70', '2018-10-01'],
  ['CoP18', '2019-05-23'],
])

describe('what became of a mandate', () => {
  it('[M3] the status is a fold over the entries', () => {
    expect(statusOf([])).toBe('not started')
    expect(statusOf(entries('note'))).toBe('not started')
    expect(statusOf(entries('started', 'partly implemented', 'progress'))).toBe('partly implemented')
    expect(statusOf(entries('implemented', 'reopened'))).toBe('ongoing')
  })

  it('[M4] an entry after closure is refused, except a note or a reopening', () => {
    const input = { text: 'More was done.', evidence: [], happenedOn: '2017-06-01' }
    const closed = entries('no longer relevant')
    expect(refuseEntry(closed, { ...input, kind: 'progress' }, '2017-06-02')).toMatchObject({
      code: 'illegal_transition',
    })
    expect(refuseEntry(closed, { ...input, kind: 'note' }, '2017-06-02')).toBeNull()
    expect(refuseEntry(closed, { ...input, kind: 'reopened' }, '2017-06-02')).toBeNull()
    expect(refuseEntry([], { ...input, kind: 'reopened' }, '2017-06-02')).toMatchObject({ code: 'illegal_transition' })
  })

  it('[M5] overdue and needs funding follow from calendar and condition', () => {
    const mandate = aMandate('1', by)
    expect(standingOf(mandate, [], dates, '2017-09-28')).toMatchObject({
      dueOn: '2017-09-28',
      isOverdue: false,
      needsFunding: true,
    })
    expect(standingOf(mandate, [], dates, '2017-09-29').isOverdue).toBe(true)
    expect(standingOf(mandate, entries('started'), dates, '2017-09-29')).toMatchObject({
      isOverdue: true,
      needsFunding: false,
    })
    expect(standingOf(mandate, entries('implemented'), dates, '2017-12-01').isOverdue).toBe(false)
  })

  it('[M6] an entry needs words, a day that has come, and evidence when it says implemented', () => {
    const input = { kind: 'implemented' as const, text: 'Done.', evidence: [], happenedOn: '2017-06-01' }
    expect(refuseEntry([], input, '2017-06-02')?.message).toMatch(/needs evidence/)
    expect(refuseEntry([], { ...input, kind: 'started', text: ' ' }, '2017-06-02')?.message).toMatch(/in a sentence/)
    expect(refuseEntry([], { ...input, kind: 'started', happenedOn: '2017-06-03' }, '2017-06-02')?.message).toMatch(
      /earlier day/,
    )
  })
})

describe('who records', () => {
  it('[M12] a delegation records for what it holds, an observer for nothing', () => {
    const actor = (role: 'member' | 'observer' | 'Chair') => ({
      accountId: by,
      name: 'Amina Otieno',
      email: 'amina@example.org',
      role: 'delegate' as const,
      organizationId: 'o' as never,
      delegation: 'Kenya',
      groups: [{ groupId: 'g' as never, role }],
    })
    const own = aMandate('1', by, { holder: { kind: 'organization', name: 'Kenya' } })
    expect(refuseRecording(actor('member'), own)).toBeNull()
    expect(refuseRecording(actor('member'), aMandate('1', by))?.code).toBe('forbidden')
    expect(refuseRecording(actor('observer'), own)?.code).toBe('forbidden')
    expect(refuseRecording(actor('Chair'), aMandate('1', by))).toBeNull()
  })
})

describe('many mandates', () => {
  const decision = aText('1', by, { number: '15.57' })
  const known = (serial: string, fields: Parameters<typeof aMandate>[2]): KnownMandate => ({
    mandate: aMandate(serial, by, fields),
    decision,
    entries: [],
    mayRecord: false,
  })
  const secretariat = { body: 'Secretariat', relation: 'lead', scope: null } as const
  const mandates = [
    known('1', { deadline: null, path: 'b' }),
    known('2', {}),
    known('3', {
      addressee: secretariat,
      deadline: { kind: 'each meeting', body: 'SC', until: 'CoP18' },
      duty: '=2+2',
    }),
  ]
  const calendar = { today: '2017-09-18', dates }

  it('[M17] what is due first comes first; words, status and holder narrow', () => {
    const seen = seeMandates(mandates, calendar)
    expect(seen.map(({ view }) => view.standing.dueOn)).toEqual(['2017-09-28', '2017-11-27', null])
    expect(seen[0]?.view).toMatchObject({ cite: 'Decision 15.57, paragraph a)', standing: { dueInDays: 10 } })
    const paths = (filter: Parameters<typeof matchesMandate>[1]) =>
      seen.filter((one) => matchesMandate(one, filter)).map(({ view }) => view.id.at(-1))
    expect(paths({ q: 'RECORDS sale' })).toEqual(['2', '1'])
    expect(paths({ addressee: 'Secretariat' })).toEqual(['3'])
    expect(paths({ meeting: 'SC70' })).toEqual(['3'])
    expect(paths({ status: 'needs funding', holders: ['Parties'] })).toEqual(['2', '3', '1'])
    expect(paths({ status: 'implemented' })).toEqual([])
  })

  it('[M14] the table has addressees as rows and meetings by date as columns', () => {
    const table = tableOf(mandates, calendar)
    expect(table.columns.map(({ meeting }) => meeting)).toEqual(['SC69', 'SC70', null])
    expect(table.rows.map(({ addressee, openCount }) => [addressee, openCount])).toEqual([
      ['Parties', 2],
      ['Secretariat', 1],
    ])
    expect(table.rows.map(({ cells }) => cells.map((cell) => cell.map(({ name }) => name)))).toEqual([
      [['15.57 a)'], [], ['15.57 b)']],
      [['15.57 a)'], ['15.57 a)'], []],
    ])
  })

  it('[M15] no cell of the spreadsheet runs as a formula', () => {
    const rows = mandatesCsv(seeMandates(mandates, calendar).map(({ view }) => view)).split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(/^\uFEFFDecision,Provision,/)
    expect(rows[2]).toContain(",'=2+2,")
    expect(rows[1]).toContain('"Decision 15.57, paragraph a)"')
  })

  it.each([
    ['=1+1', "'=1+1"],
    [' \u00a0+1', "' \u00a0+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["|cmd'/c calc'!A1", "'|cmd'/c calc'!A1"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['fine;=1+1', '"fine;=1+1"'],
    ['\n=1+1', '"\'\n=1+1"'],
    ['plain words', 'plain words'],
  ])('[M15] the cell %j is written %j', (duty, written) => {
    const [view] = seeMandates([{ ...mandates[0], mandate: { ...mandates[0]?.mandate, duty } } as never], calendar)
    expect(mandatesCsv(view ? [view.view] : [])).toContain(`,${written},`)
  })
})
