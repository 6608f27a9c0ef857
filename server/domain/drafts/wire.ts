/** What drafts look like on the wire. */
import { type Static, Type } from 'typebox'
import { DRAFT_RIGHTS, type GROUP_ROLES } from '../access.ts'
import { DRAFT_KINDS, DRAFT_STATES } from './draft.ts'
import { FILE_FORMATS, FILE_READINGS } from './file-choice.ts'
import { PARAGRAPH_ROLES } from './schema.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Kind = Type.Enum([...DRAFT_KINDS])
const State = Type.Enum([...DRAFT_STATES])
const Right = Type.Enum([...DRAFT_RIGHTS])

export const DraftParams = Type.Object({ id: Type.String({ maxLength: 100 }) })
export type DraftParams = Static<typeof DraftParams>

export const DraftQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(State),
  group: Type.Optional(Id),
  after: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export type DraftQuery = Static<typeof DraftQuery>

export const DraftView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Kind,
  groupId: Type.String(),
  meetingId: Nullable(Type.String()),
  label: Nullable(Type.String()),
  decisionId: Nullable(Type.String()),
  state: State,
  createdBy: Type.String({ description: 'The name of the person who created it.' }),
  createdAt: Type.String(),
  right: Type.Enum([...DRAFT_RIGHTS], {
    description: 'What the person who asks can do to it now.',
  }),
  lastRecordedAt: Nullable(Type.String({ description: 'When something was last written into it.' })),
  lastRecordedBy: Nullable(
    Type.Object({ name: Type.String(), delegation: Type.String() }, { description: 'Who wrote it.' }),
  ),
  reportId: Nullable(Type.String({ description: 'The report whose text this is.' })),
})
export type DraftView = Static<typeof DraftView>

export const DraftList = Type.Object({
  items: Type.Array(DraftView),
  next: Nullable(Type.String()),
  totalCount: Type.Integer(),
})
export type DraftList = Static<typeof DraftList>

export const RightsView = Type.Object(
  {
    Chair: Right,
    'Vice-Chair': Right,
    member: Right,
    alternate: Right,
    observer: Right,
    Secretariat: Right,
  } satisfies Record<(typeof GROUP_ROLES)[number], typeof Right>,
  { additionalProperties: false },
)
export type RightsView = Static<typeof RightsView>

export const DraftDetail = Type.Object({
  ...DraftView.properties,
  rights: RightsView,
  maySetRights: Type.Boolean(),
  maySetState: Type.Boolean({ description: 'Whether the person who asks can freeze it and open it again.' }),
  events: Type.Array(Type.Object({ state: State, at: Type.String(), by: Type.String() })),
})
export type DraftDetail = Static<typeof DraftDetail>

export const StateInput = Type.Object({ state: State }, { additionalProperties: false })
export type StateInput = Static<typeof StateInput>

/** One paragraph of a new draft, in plain words. */
export const ParagraphInput = Type.Object(
  {
    role: Type.Enum([...PARAGRAPH_ROLES]),
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    text: Type.String({ maxLength: 20_000 }),
    ref: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type ParagraphInput = Static<typeof ParagraphInput>

export const DraftInput = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    kind: Kind,
    groupId: Id,
    meetingId: Type.Optional(Id),
    label: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    from: Type.Optional(
      Type.Union([
        Type.Object(
          { decision: Type.String({ minLength: 1, maxLength: 60, description: 'A number, e.g. 15.57, or a handle.' }) },
          { additionalProperties: false },
        ),
        Type.Object({ paragraphs: Type.Array(ParagraphInput, { maxItems: 2_000 }) }, { additionalProperties: false }),
      ]),
    ),
  },
  { additionalProperties: false },
)
export type DraftInput = Static<typeof DraftInput>

export const DraftContent = Type.Object({
  type: Type.Literal('doc'),
  content: Type.Optional(Type.Array(Type.Any())),
})
export type DraftContent = Static<typeof DraftContent>

export const HistoryQuery = Type.Object({
  before: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Only what was recorded before this sequence.' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
export type HistoryQuery = Static<typeof HistoryQuery>

export const HistoryView = Type.Object({
  items: Type.Array(
    Type.Object({
      sequence: Type.Integer(),
      by: Type.String(),
      delegation: Type.String(),
      at: Type.String(),
      byteCount: Type.Integer(),
    }),
  ),
  /** The `before` of the next page. */
  next: Nullable(Type.Integer()),
})
export type HistoryView = Static<typeof HistoryView>

/** The place of a row in the log of a draft; 0 is before the first. */
const Sequence = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const SittingsQuery = Type.Object({
  before: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'The `next` of the page before.' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
export type SittingsQuery = Static<typeof SittingsQuery>

export const SittingView = Type.Object({
  first: Type.Integer({ description: 'The sequence of its first change.' }),
  last: Type.Integer({ description: 'The sequence of its last change: the moment that it left behind.' }),
  from: Type.String(),
  until: Type.String(),
  changeCount: Type.Integer(),
  writers: Type.Array(Type.Object({ by: Type.String(), delegation: Type.String(), changeCount: Type.Integer() }), {
    description: 'Who wrote in it, by how much.',
  }),
})
export type SittingView = Static<typeof SittingView>

export const SittingList = Type.Object({ items: Type.Array(SittingView), next: Nullable(Type.Integer()) })
export type SittingList = Static<typeof SittingList>

export const MomentParams = Type.Object({ ...DraftParams.properties, sequence: Sequence })
export type MomentParams = Static<typeof MomentParams>

export const MomentQuery = Type.Object({
  since: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      description: 'An earlier sequence: shows also what was taken out since, and marks what has changed.',
    }),
  ),
})
export type MomentQuery = Static<typeof MomentQuery>

const Writer = Type.Integer({ description: 'Place in `writers`.' })

export const RunView = Type.Object({
  from: Type.Integer({ description: 'Position in the document, as ProseMirror counts.' }),
  to: Type.Integer(),
  what: Type.Enum(['text', 'element'], {
    description: 'Letters, or a whole paragraph, table or footnote that changed.',
  }),
  writer: Writer,
  writtenAt: Type.String(),
  writtenUntil: Type.String(),
  change: Nullable(
    Type.Object(
      { kind: Type.Enum(['inserted', 'deleted']), writer: Writer, at: Type.String() },
      {
        description: 'What became of it since the earlier sequence, and by whom.',
      },
    ),
  ),
})
export type RunView = Static<typeof RunView>

export const MomentView = Type.Object({
  sequence: Type.Integer(),
  since: Nullable(Type.Integer()),
  at: Nullable(Type.String({ description: 'When it was recorded; null before the first change.' })),
  newest: Type.Integer({ description: 'The sequence at which the draft stands now.' }),
  content: DraftContent,
  writers: Type.Array(Type.Object({ by: Type.String(), delegation: Type.String() })),
  runs: Type.Array(RunView),
})
export type MomentView = Static<typeof MomentView>

export const BroughtBack = Type.Object({
  sequence: Type.Integer({ description: 'Where the draft stands now.' }),
  isChanged: Type.Boolean({ description: 'Whether anything had to be written.' }),
})
export type BroughtBack = Static<typeof BroughtBack>

export const TextInForceView = Type.Object({
  texts: Type.Array(
    Type.Object({
      name: Type.String(),
      adoptedAt: Nullable(Type.String({ description: 'The meeting that adopted what is in force; null for none.' })),
      absence: Type.String({ description: 'Why nothing of it is in force, or an empty text.' }),
    }),
    { description: 'The texts of the registry that the draft quotes.' },
  ),
  inWords: Type.String({ description: 'What is in force, in words.' }),
  comparedWith: Type.String({ description: 'What official mark-up compares with, in words.' }),
  content: DraftContent,
})
export type TextInForceView = Static<typeof TextInForceView>

export const ExportQuery = Type.Object({
  format: Type.Enum([...FILE_FORMATS]),
  reading: Type.Optional(Type.Enum([...FILE_READINGS], { description: 'clean when it is not said.' })),
  tracked: Type.Optional(
    Type.Enum(['true', 'false'], { description: 'Word: changes as revisions, by the group or by the delegations.' }),
  ),
  comments: Type.Optional(Type.Enum(['true', 'false'], { description: 'Word: the comments that the group sees.' })),
})
export type ExportQuery = Static<typeof ExportQuery>
