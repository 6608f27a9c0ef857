/** What meetings look like on the wire. */
import { type Static, Type } from 'typebox'
import { MEETING_BODIES } from './meeting.ts'

const Day = Type.String({ format: 'date', pattern: '^[1-9]\\d{3}-', description: 'A calendar date, YYYY-MM-DD.' })

export const AgendaItemView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  title: Type.String(),
  part: Type.String(),
  decisions: Type.Array(Type.String()),
  documents: Type.Array(Type.String()),
})
export type AgendaItemView = Static<typeof AgendaItemView>

export const MeetingDeadlineView = Type.Object({
  name: Type.String(),
  on: Day,
  source: Type.String(),
  inDays: Type.Integer({ description: 'Days from today; negative when it has passed.' }),
})
export type MeetingDeadlineView = Static<typeof MeetingDeadlineView>

export const MeetingView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  body: Type.Enum(MEETING_BODIES),
  bodyName: Type.String(),
  ordinal: Type.Integer(),
  place: Type.String(),
  startsOn: Day,
  endsOn: Day,
  deadlines: Type.Array(MeetingDeadlineView),
})
export type MeetingView = Static<typeof MeetingView>

export const MeetingMoveView = Type.Object({
  place: Type.String(),
  startsOn: Day,
  endsOn: Day,
  recordedAt: Type.String(),
})
export type MeetingMoveView = Static<typeof MeetingMoveView>

export const MeetingDetail = Type.Object({
  ...MeetingView.properties,
  agenda: Type.Array(AgendaItemView),
  moves: Type.Array(MeetingMoveView),
})
export type MeetingDetail = Static<typeof MeetingDetail>

export const MeetingList = Type.Object({ items: Type.Array(MeetingView) })
export type MeetingList = Static<typeof MeetingList>

export const MeetingInput = Type.Object(
  {
    body: Type.Enum(MEETING_BODIES),
    ordinal: Type.Integer({ minimum: 1, maximum: 999 }),
    place: Type.String({ minLength: 1, maxLength: 200 }),
    startsOn: Day,
    endsOn: Day,
    agenda: Type.Array(
      Type.Object(
        {
          number: Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,3}){0,2}$' }),
          title: Type.String({ minLength: 1, maxLength: 500 }),
          part: Type.String({ maxLength: 300 }),
          decisions: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 }),
          documents: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 300 },
    ),
  },
  { additionalProperties: false },
)
export type MeetingInput = Static<typeof MeetingInput>

export const MeetingMoveInput = Type.Object(
  { place: Type.String({ minLength: 1, maxLength: 200 }), startsOn: Day, endsOn: Day },
  { additionalProperties: false },
)
export type MeetingMoveInput = Static<typeof MeetingMoveInput>
