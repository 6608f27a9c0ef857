/** What brackets look like on the wire. */
import { type Static, Type } from 'typebox'
import { BRACKET_SIDES } from '../schema.ts'
import { BRACKET_STATES } from './bracket.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Reason = Type.Optional(Type.String({ maxLength: 4_000 }))
const OnBehalf = Type.Optional(Id)
/** What a sign in the text carries; other programs may have written something that is no id of ours. */
const SignId = Type.String({ maxLength: 200 })
const Wording = Type.String({ minLength: 1, maxLength: 20_000 })

const Place = Type.Object(
  {
    paragraphId: Type.String({ minLength: 1, maxLength: 100 }),
    offset: Type.Integer({ minimum: 0, description: 'In letters; a footnote, a sign or a reference counts as one.' }),
  },
  { additionalProperties: false },
)

export const BracketInput = Type.Object(
  {
    from: Place,
    to: Place,
    words: Type.String({
      maxLength: 100_000,
      description: 'What stands there, a line for each paragraph, U+FFFC for a footnote or a reference.',
    }),
    alternatives: Type.Optional(Type.Array(Wording, { maxItems: 20, description: 'Other wordings, for a set.' })),
    reason: Reason,
    organizationId: OnBehalf,
  },
  { additionalProperties: false },
)
export type BracketInput = Static<typeof BracketInput>

export const AlternativeInput = Type.Object(
  { wording: Wording, reason: Reason, organizationId: OnBehalf },
  { additionalProperties: false },
)
export type AlternativeInput = Static<typeof AlternativeInput>

export const RemovalInput = Type.Object(
  {
    keep: Type.Union([Type.Literal('text'), Type.Literal('nothing'), Type.Integer({ minimum: 0 })], {
      description: 'The words, nothing, or the alternative of this number, counted from 0.',
    }),
    reason: Reason,
    removeEmptied: Type.Optional(
      Type.Boolean({
        description: 'Paragraphs in which nothing is left go too, with what anybody writes there offline.',
      }),
    ),
  },
  { additionalProperties: false },
)
export type RemovalInput = Static<typeof RemovalInput>

/** Who asked for a bracket that stands in the text without a record. */
export const ClaimInput = Type.Object(
  { sign: SignId, copyOf: Type.Optional(Id), reason: Reason, organizationId: OnBehalf },
  { additionalProperties: false },
)
export type ClaimInput = Static<typeof ClaimInput>

export const TypedInput = Type.Object(
  {
    paragraphId: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'Brackets that begin in this paragraph; all of the text without it.',
      }),
    ),
    reason: Reason,
    organizationId: OnBehalf,
  },
  { additionalProperties: false },
)
export type TypedInput = Static<typeof TypedInput>

export const BracketParams = Type.Object({ id: Type.String({ maxLength: 100 }) })
export type BracketParams = Static<typeof BracketParams>

const Delegation = Type.Object({ organizationId: Type.String(), name: Type.String() })
const Kept = Type.Union([Type.Literal('text'), Type.Literal('nothing'), Type.Integer()])

export const BracketEventView = Type.Object({
  kind: Type.Enum(['alternative', 'removed']),
  party: Nullable(Delegation),
  kept: Nullable(Kept),
  quote: Type.String(),
  reason: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export type BracketEventView = Static<typeof BracketEventView>

/** The record of a bracket. */
export const BracketView = Type.Object({
  id: Type.String(),
  state: Type.Enum([...BRACKET_STATES]),
  party: Delegation,
  by: Type.String(),
  at: Type.String(),
  reason: Type.String(),
  proposalId: Nullable(Type.String()),
  copyOf: Nullable(Type.String()),
  events: Type.Array(BracketEventView, { description: 'Oldest first.' }),
  /** Why the reader cannot, in a sentence; null when they can. */
  refusals: Type.Object({
    lift: Nullable(Type.String({ description: 'Remove the signs and keep the words.' })),
    settle: Nullable(Type.String({ description: 'Take the words out, or choose one wording.' })),
  }),
})
export type BracketView = Static<typeof BracketView>

/** A bracket as it stands in the text. */
export const StandingBracket = Type.Object({
  sign: Type.String({ description: 'The identity that its signs carry; that of its record, when it has one.' }),
  hasRecord: Type.Boolean(),
  paragraphId: Type.String(),
  offset: Type.Integer(),
  paragraphCount: Type.Integer({ description: 'Over how many paragraphs it reaches.' }),
  depth: Type.Integer({ description: 'In how many others it stands.' }),
  quote: Type.String(),
  alternatives: Type.Array(Type.String(), { description: 'Empty for a bracket without alternatives.' }),
})
export type StandingBracket = Static<typeof StandingBracket>

const SignPlace = Type.Object({ paragraphId: Type.String(), offset: Type.Integer() })

export const BracketList = Type.Object({
  standing: Type.Array(StandingBracket, { description: 'In the order of the text.' }),
  paragraphCount: Type.Integer({ description: 'How many paragraphs have a bracket in them.' }),
  strays: Type.Array(
    Type.Object({ sign: Type.String(), side: Type.Enum([...BRACKET_SIDES]), ...SignPlace.properties }),
    {
      description: 'Signs without the other end.',
    },
  ),
  typed: Type.Object({
    pairCount: Type.Integer({ description: 'Typed pairs that can become brackets.' }),
    unbalanced: Type.Array(SignPlace),
  }),
  records: Type.Array(BracketView, { description: 'Of all brackets that have one, those removed among them.' }),
  organizations: Type.Array(Delegation, { description: 'On whose behalf the reader may ask.' }),
  refusals: Type.Object({
    put: Nullable(Type.String({ description: 'Put words in brackets, add a wording, say who asked.' })),
  }),
})
export type BracketList = Static<typeof BracketList>

export const BracketPut = Type.Object({ id: Type.String() })
export type BracketPut = Static<typeof BracketPut>

export const TypedMade = Type.Object({
  madeCount: Type.Integer(),
  unbalanced: Type.Array(SignPlace, { description: 'Typed signs that stay as they are: the other one is missing.' }),
})
export type TypedMade = Static<typeof TypedMade>
