/** Remarks on the form of a draft on the wire. */
import { type Static, Type } from 'typebox'
import { CHECK_KINDS } from '../form/finding.ts'

const Range = Type.Object({ from: Type.Integer(), to: Type.Integer() })

export const FindingView = Type.Object({
  key: Type.String({ description: 'What the remark is known by while its words stay.' }),
  kind: Type.Enum(CHECK_KINDS),
  paragraphId: Type.Union([Type.String(), Type.Null()]),
  message: Type.String(),
  quote: Type.String({ description: 'The words that it is about.' }),
  needsRegistry: Type.Boolean({ description: 'Whether a browser cannot make it from the text alone.' }),
  other: Type.Union([
    Type.Object({ address: Type.String(), cite: Type.String(), text: Type.String(), marks: Type.Array(Range) }),
    Type.Null(),
  ]),
})
export type FindingView = Static<typeof FindingView>

export const AsideView = Type.Object({
  key: Type.String(),
  reason: Type.String(),
  by: Type.String(),
  delegation: Type.String(),
  at: Type.String(),
})
export type AsideView = Static<typeof AsideView>

export const CheckList = Type.Object({
  findings: Type.Array(FindingView),
  asides: Type.Array(AsideView, { description: 'Remarks that are set aside, also those that are not made any more.' }),
  maySetAside: Type.Boolean(),
})
export type CheckList = Static<typeof CheckList>

export const AsideInput = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 600 }),
    isAside: Type.Boolean(),
    reason: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type AsideInput = Static<typeof AsideInput>
