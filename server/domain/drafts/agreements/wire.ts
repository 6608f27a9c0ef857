/** What agreements look like on the wire. */
import { type Static, Type } from 'typebox'
import { ParagraphWire } from '../proposals/wire.ts'
import { AGREEMENT_ACTS, AGREEMENT_KINDS, AGREEMENT_STATES } from './agreement.ts'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const AgreementInput = Type.Object(
  {
    kind: Type.Enum([...AGREEMENT_ACTS]),
    said: Type.String({ minLength: 1, maxLength: 1_000, description: 'What was said, or the reason.' }),
    paragraphs: Type.Array(ParagraphWire, {
      minItems: 1,
      maxItems: 200,
      description: 'As they stood for who agrees: what was changed meanwhile is refused.',
    }),
  },
  { additionalProperties: false },
)
export type AgreementInput = Static<typeof AgreementInput>

export const AgreementEntryView = Type.Object({
  kind: Type.Enum([...AGREEMENT_KINDS]),
  said: Type.String(),
  by: Type.String(),
  delegation: Type.String(),
  at: Type.String(),
})
export type AgreementEntryView = Static<typeof AgreementEntryView>

export const AgreementView = Type.Object({
  paragraphId: Type.String(),
  state: Type.Enum([...AGREEMENT_STATES]),
  label: Type.String({ description: 'The number of the paragraph behind those above it.' }),
  order: Type.Integer({ description: 'The place of the paragraph in the text.' }),
  bound: Nullable(ParagraphWire),
  entries: Type.Array(AgreementEntryView, { description: 'Oldest first.' }),
})
export type AgreementView = Static<typeof AgreementView>

export const AgreementList = Type.Object({
  items: Type.Array(AgreementView, { description: 'In the order of the text.' }),
  agreedCount: Type.Integer({ description: 'Operative paragraphs and sub-paragraphs that are agreed as they stand.' }),
  operativeCount: Type.Integer({ description: 'All of them.' }),
  refusal: Nullable(Type.String({ description: 'Why the reader cannot record what is agreed.' })),
})
export type AgreementList = Static<typeof AgreementList>

export const AgreedParagraphParams = Type.Object({
  id: Type.String({ maxLength: 100 }),
  paragraph: Type.String({ maxLength: 100 }),
})
export type AgreedParagraphParams = Static<typeof AgreedParagraphParams>

/** Who has changed a paragraph since it was agreed. */
export const ChangersView = Type.Object({
  items: Type.Array(Type.Object({ by: Type.String(), delegation: Type.String(), at: Type.String() }), {
    description: 'Each person once, with the last change; the newest first.',
  }),
})
export type ChangersView = Static<typeof ChangersView>
