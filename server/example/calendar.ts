/**
 * The calendar of the example: the meetings of the real history with their real places and dates, and one Standing
 * Committee meeting that lies ahead of whoever looks at the example, so that there is something to prepare.
 */
import { addDays, type CalendarDate } from '#domain/clock.ts'
import type { DeadlineRule, MeetingBody } from '#domain/meetings/meeting.ts'

export interface ExampleMeeting {
  readonly body: MeetingBody
  readonly ordinal: number
  readonly place: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly agenda: readonly {
    readonly number: string
    readonly title: string
    readonly part: string
    readonly decisions: readonly string[]
    readonly documents: readonly string[]
  }[]
}

export const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    body: 'CoP',
    name: 'Draft resolutions, draft decisions and other documents',
    daysBefore: 150,
    source: 'Resolution Conf. 4.6 (Rev. CoP16), paragraph a)',
  },
  { body: 'SC', name: 'Documents of Parties and working groups', daysBefore: 60, source: 'Rules of Procedure' },
  { body: 'SC', name: 'Documents of the Secretariat', daysBefore: 45, source: 'Rules of Procedure' },
]

const INTERPRETATION = 'Interpretation and implementation matters'
const COMPLIANCE = 'Interpretation and implementation matters – General compliance and enforcement'
const item = (
  number: string,
  title: string,
  part = COMPLIANCE,
  decisions: readonly string[] = [],
  documents: readonly string[] = [],
) => ({ number, title, part, decisions, documents })

const HELD: readonly ExampleMeeting[] = [
  meeting('CoP', 15, 'Doha (Qatar)', '2010-03-13', '2010-03-25', []),
  meeting('CoP', 16, 'Bangkok (Thailand)', '2013-03-03', '2013-03-14', []),
  meeting('CoP', 17, 'Johannesburg (South Africa)', '2016-09-24', '2016-10-05', [
    item('29', 'Combating wildlife cybercrime', COMPLIANCE, ['15.57'], ['CoP17 Doc. 29']),
    item('49', 'Illegal trade in cheetahs', 'Species specific matters', [], ['CoP17 Doc. 49']),
  ]),
  meeting('SC', 69, 'Geneva (Switzerland)', '2017-11-27', '2017-12-01', [
    item('5', 'Rules of Procedure', 'Strategic matters'),
    item('14', 'Capacity building', INTERPRETATION),
    item('31', 'Illegal trade and enforcement'),
    item('31.1', 'Enforcement matters: report of the Secretariat', COMPLIANCE, ['17.83'], ['SC69 Doc. 31.1']),
    item(
      '31.3',
      'Wildlife cybercrime',
      COMPLIANCE,
      ['15.57', '17.92', '17.93', '17.94', '17.95', '17.96'],
      ['SC69 Doc. 31.3'],
    ),
    item('37', 'Illegal trade in cheetahs', 'Species specific matters'),
  ]),
  meeting('SC', 70, 'Rosa Khutor, Sochi (Russian Federation)', '2018-10-01', '2018-10-05', [
    item('30', 'Illegal trade and enforcement'),
    item('30.3', 'Wildlife cybercrime', COMPLIANCE, ['17.92', '17.93', '17.94', '17.95', '17.96']),
    item('30.3.1', 'Report of the working group', COMPLIANCE, ['17.95'], ['SC70 Doc. 30.3.1']),
    item('30.3.2', 'Report of the Secretariat', COMPLIANCE, ['17.93'], ['SC70 Doc. 30.3.2']),
    item('43', 'Illegal trade in cheetahs', 'Species specific matters'),
  ]),
  meeting('CoP', 18, 'Geneva (Switzerland)', '2019-08-17', '2019-08-28', [
    item('33', 'Wildlife crime linked to the Internet', COMPLIANCE, ['17.92', '17.93', '17.94', '17.95', '17.96']),
  ]),
]

/** All meetings, as seen on the day the example is loaded. */
export function exampleMeetings(today: CalendarDate): readonly ExampleMeeting[] {
  const startsOn = mondayAfter(addDays(today, 74))
  return [
    ...HELD,
    meeting('SC', 81, 'Geneva (Switzerland)', startsOn, addDays(startsOn, 4), [
      item('12', 'Review of decisions', 'Strategic matters'),
      item('34', 'Illegal trade and enforcement'),
      item('34.2', 'Wildlife crime linked to the Internet', COMPLIANCE, ['15.57', '17.95', '17.96']),
    ]),
    meeting('CoP', 21, 'Place to be decided', addDays(startsOn, 630), addDays(startsOn, 641), []),
  ]
}

function meeting(
  body: MeetingBody,
  ordinal: number,
  place: string,
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  agenda: ExampleMeeting['agenda'],
): ExampleMeeting {
  return { body, ordinal, place, startsOn, endsOn, agenda }
}

/** The first Monday on or after a day. */
function mondayAfter(on: CalendarDate): CalendarDate {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return addDays(on, (8 - weekday) % 7)
}
