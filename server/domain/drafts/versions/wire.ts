/** What versions and comparisons look like on the wire. */
import { type Static, Type } from 'typebox'
import type { MarkedBlock } from '../compare/marked-document.ts'
import { ParagraphWire } from '../proposals/wire.ts'
import { DraftContent, DraftParams } from '../wire.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const VersionInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S', description: 'E.g. "Second draft".' }),
    purpose: Type.Optional(Type.String({ maxLength: 500, description: 'What it is made for.' })),
  },
  { additionalProperties: false },
)
export type VersionInput = Static<typeof VersionInput>

export const VersionParams = Type.Object({
  ...DraftParams.properties,
  number: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
})
export type VersionParams = Static<typeof VersionParams>

export const VersionView = Type.Object({
  number: Type.Integer({ description: 'Counts within the draft from 1.' }),
  name: Type.String(),
  purpose: Type.String(),
  sequence: Type.Integer({ description: 'The recorded change after which the text stood like this.' }),
  sha256: Type.String({ description: 'Of the document as canonical JSON (RFC 8785), in hex.' }),
  by: Type.String({ description: 'The name of the person who made it.' }),
  delegation: Type.String(),
  at: Type.String(),
})
export type VersionView = Static<typeof VersionView>

export const VersionList = Type.Object({
  items: Type.Array(VersionView, { description: 'By their numbers.' }),
  newest: Type.Integer({ description: 'The sequence at which the draft stands now.' }),
  refusal: Nullable(Type.String({ description: 'Why the reader cannot name a version.' })),
})
export type VersionList = Static<typeof VersionList>

export const WholeVersionView = Type.Object({ ...VersionView.properties, content: DraftContent })
export type WholeVersionView = Static<typeof WholeVersionView>

const TextNameWire = Type.String({
  minLength: 1,
  maxLength: 20,
  description:
    'The number of a version, `now`, `force` for the text in force that the draft quotes, or `@` and the place in the history.',
})

export const CompareQuery = Type.Object({
  from: TextNameWire,
  to: TextNameWire,
  writers: Type.Optional(
    Type.Boolean({
      description: 'Tells also who put in and who took out what. Takes longer, and only from earlier to later.',
    }),
  ),
})
export type CompareQuery = Static<typeof CompareQuery>

const TextHead = Type.Object({
  name: Type.String({ description: 'As it was asked for.' }),
  title: Type.String({ description: 'In words.' }),
  sequence: Nullable(Type.Integer({ description: 'Its place in the history; null for the text in force.' })),
  at: Nullable(Type.String({ description: 'When the last change before it was recorded, or when it was named.' })),
})
export type TextHead = Static<typeof TextHead>

const Piece = Type.Object({
  change: Type.Enum(['kept', 'inserted', 'deleted']),
  inline: ParagraphWire.properties.inline.items,
  was: Type.Optional(Type.Any({ description: 'The form that kept words had before.' })),
  writer: Type.Optional(Type.Integer({ description: 'Place in `writers`.' })),
})
const Mark = Type.Enum(['kept', 'changed', 'inserted', 'deleted', 'moved', 'moved away'])

const MarkedBlockWire = Type.Union([
  Type.Object({
    paragraph: ParagraphWire,
    label: Type.String(),
    depth: Type.Integer(),
    mark: Mark,
    pieces: Type.Array(Piece),
    isSplitOff: Type.Boolean(),
    joinedCount: Type.Integer(),
    joints: Type.Array(Type.Integer(), { description: 'Where in `pieces` the paragraphs begin that were taken in.' }),
    formerLabel: Nullable(Type.String()),
    formerIds: Type.Array(Type.String()),
  }),
  Type.Object({
    mark: Mark,
    rows: Type.Array(
      Type.Object({
        mark: Mark,
        cells: Type.Array(Type.Object({ header: Type.Boolean(), paragraphs: Type.Array(Type.Array(Piece)) })),
      }),
    ),
  }),
])

export const ComparisonView = Type.Object({
  from: TextHead,
  to: TextHead,
  counts: Type.Object({
    inserted: Type.Integer({ description: 'Paragraphs that are new.' }),
    deleted: Type.Integer({ description: 'Paragraphs that are gone.' }),
    moved: Type.Integer(),
    split: Type.Integer(),
    joined: Type.Integer(),
    changed: Type.Integer({ description: 'Paragraphs whose words or form differ, besides all of these.' }),
  }),
  writers: Nullable(
    Type.Array(Type.Object({ by: Type.String(), delegation: Type.String() }), {
      description: 'Who changed what; null where it was not asked for or cannot be told.',
    }),
  ),
  blocks: Type.Array(MarkedBlockWire, { description: 'Both texts as one, with what is new and what is gone.' }),
})
export type ComparisonView = Omit<Static<typeof ComparisonView>, 'blocks'> & {
  readonly blocks: readonly MarkedBlock[]
}
