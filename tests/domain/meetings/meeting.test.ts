import { expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { codeOf, deadlinesOf, parseCode, refuseMeeting } from '#domain/meetings/meeting.ts'
import { meetingStoreContract } from '../../contracts/meeting-store.ts'
import { memoryMeetingStore } from '../../support/memory/meetings.ts'

const rules = [
  { body: 'SC' as const, name: 'Documents of the Secretariat', daysBefore: 45, source: 'Rule 9' },
  { body: 'SC' as const, name: 'Documents of Parties', daysBefore: 60, source: 'Rule 9' },
  { body: 'CoP' as const, name: 'Draft resolutions', daysBefore: 150, source: 'Resolution Conf. 4.6' },
]

it('[G5] deadlines are counted back from the first day, earliest first', () => {
  const sc69 = { body: 'SC' as const, startsOn: '2017-11-27' }
  expect(deadlinesOf(sc69, rules, '2017-09-18').map(({ on, inDays }) => [on, inDays])).toEqual([
    ['2017-09-28', 10],
    ['2017-10-13', 25],
  ])
})

it('[G5] 150 days before CoP15 is the day that Notification 2009/038 printed', () => {
  const [deadline] = deadlinesOf({ body: 'CoP', startsOn: '2010-03-13' }, rules, '2009-08-24')
  expect(deadline?.on).toBe('2009-10-14')
})

it('[G7] a meeting that ends before it begins is refused, and so is an agenda number that stands twice', () => {
  const days = { startsOn: '2017-11-27', endsOn: '2017-12-01' }
  expect(refuseMeeting({ ...days, agenda: [{ number: '31' }, { number: '31.3' }] })).toBeNull()
  expect(refuseMeeting({ ...days, endsOn: '2017-11-26', agenda: [] })?.message).toMatch(/exchange the two dates/)
  expect(refuseMeeting({ ...days, agenda: [{ number: '31' }, { number: '31' }] })?.message).toMatch(/stands twice/)
})

it('[G1] a code is read as it is written', () => {
  expect(parseCode('SC69')).toEqual({ body: 'SC', ordinal: 69 })
  expect(parseCode('XX1')).toBeNull()
  expect(codeOf({ body: 'CoP', ordinal: 17 })).toBe('CoP17')
})

meetingStoreContract(async () => ({
  store: memoryMeetingStore(),
  by: '01980000-0000-7000-8000-0000000000b1' as AccountId,
}))
