/** What proposals look like on the wire. */
import { type Static, Type } from 'typebox'
import { BRACKET_SIDES, DEEPEST_LEVEL, FOOTNOTE_KINDS, PARAGRAPH_ROLES } from '../schema.ts'
import { DISPOSITION_KINDS, PROPOSAL_KINDS, PROPOSAL_STATES } from './proposal.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String({ maxLength: 20_000 })

const InlineWire = Type.Union([
  Type.Object(
    {
      text: Text,
      em: Type.Optional(Type.Literal(true)),
      strong: Type.Optional(Type.Literal(true)),
      href: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^(https?://|mailto:)' })),
    },
    { additionalProperties: false },
  ),
  Type.Object({ footnote: Type.Enum([...FOOTNOTE_KINDS]), text: Text }, { additionalProperties: false }),
  Type.Object(
    {
      bracket: Type.String({ maxLength: 100 }),
      side: Type.Enum([...BRACKET_SIDES]),
      text: Type.String({ maxLength: 1 }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ reference: Type.String({ maxLength: 100 }), text: Text }, { additionalProperties: false }),
])

export const ParagraphWire = Type.Object(
  {
    id: Type.String({ maxLength: 100, description: 'Of the text, or empty for a new paragraph.' }),
    role: Type.Enum([...PARAGRAPH_ROLES]),
    level: Type.Integer({ minimum: 1, maximum: DEEPEST_LEVEL }),
    ref: Type.String({ maxLength: 100 }),
    inline: Type.Array(InlineWire, { maxItems: 2_000 }),
  },
  { additionalProperties: false },
)
export type ParagraphWire = Static<typeof ParagraphWire>

const Paragraphs = Type.Array(ParagraphWire, { maxItems: 100 })

export const ProposalInput = Type.Object(
  {
    kind: Type.Enum([...PROPOSAL_KINDS]),
    base: Paragraphs,
    proposed: Paragraphs,
    afterId: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
    reason: Type.Optional(Type.String({ maxLength: 4_000 })),
    organizationId: Type.Optional(Id),
    counterTo: Type.Optional(Id),
    replaces: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type ProposalInput = Static<typeof ProposalInput>

export const ProposalParams = Type.Object({ id: Type.String({ maxLength: 100 }) })
export type ProposalParams = Static<typeof ProposalParams>

export const DispositionInput = Type.Object(
  {
    kind: Type.Enum([...DISPOSITION_KINDS]),
    reason: Type.Optional(Type.String({ maxLength: 4_000 })),
    mergedInto: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type DispositionInput = Static<typeof DispositionInput>

export const SupportInput = Type.Object({ isGiven: Type.Boolean() }, { additionalProperties: false })
export type SupportInput = Static<typeof SupportInput>

const Delegation = Type.Object({ organizationId: Type.String(), name: Type.String() })

export const ParagraphChangeWire = Type.Object({ live: Nullable(ParagraphWire), result: Nullable(ParagraphWire) })
export type ParagraphChangeWire = Static<typeof ParagraphChangeWire>

/** Why the reader cannot do each act, in a sentence; null when they can. */
export const ProposalRefusals = Type.Object({
  place: Nullable(Type.String()),
  placeInBrackets: Nullable(Type.String()),
  answer: Nullable(Type.String({ description: 'Merge, decline or park.' })),
  reopen: Nullable(Type.String()),
  withdraw: Nullable(Type.String()),
  support: Nullable(Type.String()),
  takeBack: Nullable(Type.String()),
})
export type ProposalRefusals = Static<typeof ProposalRefusals>

export const ProposalView = Type.Object({
  id: Type.String(),
  number: Type.Integer({ description: 'Shown as P1.' }),
  kind: Type.Enum([...PROPOSAL_KINDS]),
  state: Type.Enum([...PROPOSAL_STATES]),
  party: Delegation,
  by: Type.String(),
  at: Type.String(),
  reason: Type.String(),
  base: Paragraphs,
  proposed: Paragraphs,
  afterId: Nullable(Type.String()),
  counterTo: Nullable(Type.String()),
  replaces: Nullable(Type.String()),
  supporters: Type.Array(Delegation),
  dispositions: Type.Array(
    Type.Object({
      kind: Type.Enum([...DISPOSITION_KINDS]),
      reason: Type.String(),
      mergedInto: Nullable(Type.String()),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  fit: Type.Enum(['fits', 'rebased', 'does not fit']),
  why: Nullable(Type.String({ description: 'Why it does not fit.' })),
  changes: Type.Array(ParagraphChangeWire, { description: 'What it would do to the text as it stands.' }),
  behind: Nullable(Type.String({ description: 'The paragraph behind which new ones go.' })),
  label: Type.String({ description: 'The number of the first paragraph that it touches.' }),
  order: Type.Integer({ description: 'The place of that paragraph in the text.' }),
  sameness: Type.String({ description: 'Equal for proposals that ask for the same.' }),
  rivals: Type.Array(Type.String(), { description: 'Open ones that ask for something else in the same place.' }),
  isOwn: Type.Boolean({ description: 'Made on behalf of the delegation of the reader.' }),
  refusals: ProposalRefusals,
})
export type ProposalView = Static<typeof ProposalView>

export const ProposalList = Type.Object({
  items: Type.Array(ProposalView, { description: 'In the order of the text.' }),
  organizations: Type.Array(Delegation, { description: 'On whose behalf the reader may propose.' }),
})
export type ProposalList = Static<typeof ProposalList>

export const ProposalQuery = Type.Object({
  state: Type.Optional(Type.Enum([...PROPOSAL_STATES])),
  party: Type.Optional(Id),
  paragraph: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ProposalQuery = Static<typeof ProposalQuery>
