/** What rounds and their tables look like on the wire. */
import { type Static, Type } from 'typebox'
import { DraftParams } from '../wire.ts'
import { AFTERWARDS, ROUND_STATES } from './round.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
/** The year 9999 has no day behind its last one, at which a round could end. */
const Day = Type.String({ format: 'date', pattern: '^(?!9999)[1-9]\\d{3}-', description: 'A day in UTC, YYYY-MM-DD.' })
const Reason = Type.String({ maxLength: 1_000 })

export const RoundInput = Type.Object(
  {
    purpose: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S', description: 'What is asked of the group.' }),
    closesOn: Day,
    name: Type.String({
      minLength: 1,
      maxLength: 120,
      pattern: '\\S',
      description: 'Of the version on which it stands.',
    }),
    afterwards: Type.Optional(
      Type.Enum([...AFTERWARDS], { description: 'What becomes of what comes after its end; refused by default.' }),
    ),
    message: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'Is added to the alert that the group gets.' }),
    ),
  },
  { additionalProperties: false },
)
export type RoundInput = Static<typeof RoundInput>

export const RoundEventInput = Type.Union([
  Type.Object(
    { kind: Type.Literal('extended'), closesOn: Day, reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Enum(['closed', 'recalled', 'door opened']), reason: Type.Optional(Reason) },
    { additionalProperties: false },
  ),
])
export type RoundEventInput = Static<typeof RoundEventInput>

export const RoundParams = Type.Object({ ...DraftParams.properties, round: Type.String({ maxLength: 100 }) })
export type RoundParams = Static<typeof RoundParams>

const Refused = Nullable(Type.String({ description: 'Why the reader cannot; null when they can.' }))

export const RoundView = Type.Object({
  id: Type.String(),
  purpose: Type.String(),
  version: Type.Object({ number: Type.Integer(), name: Type.String(), sequence: Type.Integer() }),
  closesOn: Type.String({ description: 'The last day as it was first set.' }),
  lastDay: Type.String({ description: 'The last day as it stands, with all extensions.' }),
  closesAt: Type.String({ description: 'The first instant at which nothing is received any more.' }),
  state: Type.Enum([...ROUND_STATES]),
  afterwards: Type.Enum([...AFTERWARDS]),
  openedBy: Type.String(),
  delegation: Type.String(),
  openedAt: Type.String(),
  events: Type.Array(
    Type.Object({
      kind: Type.Enum(['extended', 'closed', 'recalled', 'door opened']),
      closesOn: Nullable(Type.String()),
      reason: Type.String(),
      by: Type.String(),
      delegation: Type.String(),
      at: Type.String(),
    }),
  ),
  refusals: Type.Object({ extend: Refused, close: Refused, recall: Refused, openDoor: Refused }),
})
export type RoundView = Static<typeof RoundView>

export const RoundList = Type.Object({
  items: Type.Array(RoundView, { description: 'The newest first.' }),
  now: Type.String({ description: 'The clock of the server, which decides.' }),
  refusal: Nullable(Type.String({ description: 'Why the reader cannot open a round.' })),
  late: Nullable(Type.String({ description: 'Why comments and proposals of the reader are not received now.' })),
  audience: Type.Array(Type.Object({ name: Type.String(), delegation: Type.String() }), {
    description: 'Who is told of a round besides the reader; only for those who may open one.',
  }),
})
export type RoundList = Static<typeof RoundList>

export const TABLE_FORMATS = ['json', 'xlsx', 'docx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

export const TableQuery = Type.Object({ format: Type.Optional(Type.Enum([...TABLE_FORMATS])) })
export type TableQuery = Static<typeof TableQuery>

const Rows = Type.Array(
  Type.Object({
    id: Type.String(),
    paragraph: Type.String({ description: 'Its number in the version, or its first words.' }),
    party: Type.String(),
    type: Type.Enum(['editorial', 'substantive', 'technical', 'proposal']),
    text: Type.String(),
    proposedChange: Type.String(),
    disposition: Type.String(),
    reason: Type.String(),
    at: Type.String(),
  }),
)

export const TableView = Type.Object({
  inTime: Rows,
  afterExtension: Rows,
})
export type TableView = Static<typeof TableView>

/** A round of any draft that waits for the reader. */
export const OpenRound = Type.Object({
  draftId: Type.String(),
  title: Type.String(),
  purpose: Type.String(),
  closesAt: Type.String(),
  lastDay: Type.String(),
})
export type OpenRound = Static<typeof OpenRound>

export const OpenRounds = Type.Object({ items: Type.Array(OpenRound, { description: 'The next to close first.' }) })
export type OpenRounds = Static<typeof OpenRounds>
