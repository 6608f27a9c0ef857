/** What a returned Word file looks like on the wire: what would be made of it, and what was. */
import { type Static, Type } from 'typebox'
import { PROPOSAL_KINDS } from '../proposals/proposal.ts'
import { ParagraphWire } from '../proposals/wire.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const NotPlacedView = Type.Object({
  where: Type.String({ description: 'The words where it stands.' }),
  what: Type.String(),
})
export type NotPlacedView = Static<typeof NotPlacedView>

export const ReturnedProposalView = Type.Object({
  key: Type.String({ description: 'Names it when it is left out: the same for the same file and draft.' }),
  kind: Type.Enum([...PROPOSAL_KINDS]),
  note: Nullable(Type.Enum(['split', 'joined', 'moved'])),
  label: Type.String({ description: 'The number of the first paragraph that it touches.' }),
  base: Type.Array(ParagraphWire),
  proposed: Type.Array(ParagraphWire),
})
export type ReturnedProposalView = Static<typeof ReturnedProposalView>

export const ReturnedCommentView = Type.Object({
  key: Type.String(),
  author: Type.String(),
  text: Type.String(),
  quote: Type.String(),
  label: Type.String(),
})
export type ReturnedCommentView = Static<typeof ReturnedCommentView>

export const ReturnedView = Type.Object({
  fileName: Type.String(),
  leftAs: Nullable(
    Type.Object(
      { sequence: Type.Integer(), isNow: Type.Boolean({ description: 'Nothing was recorded in the draft since.' }) },
      { description: 'The text as which the file left; null when it does not say.' },
    ),
  ),
  proposals: Type.Array(ReturnedProposalView),
  comments: Type.Array(ReturnedCommentView),
  notPlaced: Type.Array(NotPlacedView),
  made: Nullable(
    Type.Object(
      { proposalCount: Type.Integer(), commentCount: Type.Integer(), leftOutCount: Type.Integer() },
      { description: 'What was made of it; null while it is only looked at.' },
    ),
  ),
})
export type ReturnedView = Static<typeof ReturnedView>

export const WordReturnView = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  party: Type.String(),
  by: Type.String(),
  at: Type.String(),
  proposalCount: Type.Integer(),
  commentCount: Type.Integer(),
  leftOutCount: Type.Integer(),
  notPlaced: Type.Array(NotPlacedView),
})
export type WordReturnView = Static<typeof WordReturnView>

export const WordReturnList = Type.Object({
  items: Type.Array(WordReturnView, { description: 'The newest first.' }),
  organizations: Type.Array(Type.Object({ organizationId: Type.String(), name: Type.String() }), {
    description: 'On whose behalf the reader may send a file; none for a reader who may not.',
  }),
})
export type WordReturnList = Static<typeof WordReturnList>
