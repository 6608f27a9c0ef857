/** What comments look like on the wire. */
import { type Static, Type } from 'typebox'
import { COMMENT_TYPES, COMMENT_VISIBILITIES, THREAD_STATES } from './thread.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const ParagraphId = Type.String({ minLength: 1, maxLength: 100 })
const RelativePosition = Type.String({
  maxLength: 200,
  pattern: '^(?:[A-Za-z0-9+/]+={0,2})?$',
  description: 'A relative position of Yjs as base64; empty where the words alone are known, as in a Word file.',
})

/** Longer quotes are cut where they are taken. */
export const LONGEST_QUOTE = 1_000
const Quote = Type.String({ maxLength: LONGEST_QUOTE, description: 'The words as they stood.' })

export const AnchorWire = Type.Union([
  Type.Object({ on: Type.Literal('text') }, { additionalProperties: false }),
  Type.Object({ on: Type.Literal('proposal'), proposalId: Id }, { additionalProperties: false }),
  Type.Object(
    { on: Type.Literal('paragraph'), paragraphId: ParagraphId, quote: Quote },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      on: Type.Literal('range'),
      paragraphId: ParagraphId,
      offset: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      quote: Quote,
      start: RelativePosition,
      end: RelativePosition,
    },
    { additionalProperties: false },
  ),
])
export type AnchorWire = Static<typeof AnchorWire>

export const LONGEST_COMMENT = 10_000
const Words = Type.String({ minLength: 1, maxLength: LONGEST_COMMENT })

export const ThreadInput = Type.Object(
  {
    id: Type.Optional(Id),
    anchor: AnchorWire,
    type: Type.Enum([...COMMENT_TYPES]),
    visibility: Type.Enum([...COMMENT_VISIBILITIES]),
    text: Words,
  },
  {
    additionalProperties: false,
    description: 'With an id of its own, a version 7 UUID, what is sent twice is kept once.',
  },
)
export type ThreadInput = Static<typeof ThreadInput>

export const ReplyInput = Type.Object({ id: Type.Optional(Id), text: Words }, { additionalProperties: false })
export type ReplyInput = Static<typeof ReplyInput>

export const RewriteInput = Type.Object({ commentId: Id, text: Words }, { additionalProperties: false })
export type RewriteInput = Static<typeof RewriteInput>

export const WithdrawalInput = Type.Object({ commentId: Id }, { additionalProperties: false })
export type WithdrawalInput = Static<typeof WithdrawalInput>

export const ThreadStateInput = Type.Object(
  { state: Type.Enum([...THREAD_STATES]), reason: Type.Optional(Type.String({ maxLength: 4_000 })) },
  { additionalProperties: false },
)
export type ThreadStateInput = Static<typeof ThreadStateInput>

export const ThreadParams = Type.Object({ id: Type.String({ maxLength: 100 }) })
export type ThreadParams = Static<typeof ThreadParams>

export const ThreadQuery = Type.Object({
  state: Type.Optional(Type.Enum([...THREAD_STATES])),
  type: Type.Optional(Type.Enum([...COMMENT_TYPES])),
  party: Type.Optional(Id),
})
export type ThreadQuery = Static<typeof ThreadQuery>

const Delegation = Type.Object({ organizationId: Type.String(), name: Type.String() })
const WordsAt = Type.Object({ text: Type.String(), at: Type.String() })
/** Why the reader cannot do an act, in a sentence; null when they can. */
const Refused = Nullable(Type.String())

export const CommentView = Type.Object({
  id: Type.String(),
  by: Type.String(),
  party: Delegation,
  at: Type.String(),
  text: Nullable(Type.String({ description: 'Null when it was withdrawn.' })),
  lastAt: Type.String({ description: 'When the words that hold were written, or withdrawn.' }),
  earlier: Type.Array(WordsAt, { description: 'The words that it had before, oldest first; none of a withdrawn one.' }),
  refusals: Type.Object({ rewrite: Refused, withdraw: Refused }),
})
export type CommentView = Static<typeof CommentView>

/** Where a thread stands in the recorded text. */
export const ThreadPlaceView = Type.Object({
  paragraphId: Nullable(Type.String()),
  offset: Type.Integer(),
  label: Type.String({ description: 'The number of that paragraph behind those above it, as in 2. a).' }),
  order: Type.Integer({ description: 'The place of that paragraph in the text; -1 for the whole text.' }),
  proposal: Nullable(Type.Integer({ description: 'The number of the proposal on which it stands.' })),
  isFound: Type.Boolean({ description: 'False when what it stood on is not in the text any more.' }),
})
export type ThreadPlaceView = Static<typeof ThreadPlaceView>

export const ThreadView = Type.Object({
  id: Type.String(),
  draftId: Type.String(),
  anchor: AnchorWire,
  type: Type.Enum([...COMMENT_TYPES]),
  visibility: Type.Enum([...COMMENT_VISIBILITIES]),
  state: Type.Enum([...THREAD_STATES]),
  party: Delegation,
  by: Type.String(),
  at: Type.String(),
  comments: Type.Array(CommentView),
  events: Type.Array(
    Type.Object({
      kind: Type.Enum(['resolved', 'reopened']),
      reason: Type.String(),
      by: Type.String(),
      delegation: Type.String(),
      at: Type.String(),
    }),
  ),
  place: ThreadPlaceView,
  refusals: Type.Object({ reply: Refused, resolve: Refused, reopen: Refused }),
})
export type ThreadView = Static<typeof ThreadView>

export const ThreadList = Type.Object({
  items: Type.Array(ThreadView, { description: 'In the order of the text.' }),
  refusal: Nullable(Type.String({ description: 'Why the reader cannot begin a thread.' })),
})
export type ThreadList = Static<typeof ThreadList>
