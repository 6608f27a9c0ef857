/**
 * What reading and confirming an official document looks like on the wire. A `source` is a place in `text`, counted in
 * UTF-16 units from its beginning, so that `text.slice(source.start, source.end)` is what was read.
 */
import { type Static, Type } from 'typebox'
import { DECISION_KINDS } from '../decision.ts'
import { PROVISION_KINDS } from '../provision.ts'
import { AddresseeView, orNull } from '../wire.ts'
import { REFERENCE_KINDS } from './recognised.ts'

export const SourceSpan = Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) })
export type SourceSpan = Static<typeof SourceSpan>

/** Pasted text; a file is sent as multipart/form-data with one part. */
export const ImportInput = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 20_000_000 }),
  fileName: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
})
export type ImportInput = Static<typeof ImportInput>

export const ImportSummary = Type.Object({
  id: Type.String(),
  href: Type.String(),
  fileName: Type.String(),
  symbol: orNull(Type.String()),
  meeting: orNull(Type.String()),
  title: orNull(Type.String()),
  importedAt: Type.String(),
  importedBy: Type.String(),
  /** Null while it waits for a person. */
  confirmedAt: orNull(Type.String()),
  decisionCount: Type.Integer(),
  resolutionCount: Type.Integer(),
  notUnderstoodCount: Type.Integer(),
})
export type ImportSummary = Static<typeof ImportSummary>

export const ImportedProvision = Type.Object({
  path: Type.String({ minLength: 1, maxLength: 60 }),
  kind: Type.Enum(PROVISION_KINDS),
  marker: orNull(Type.String({ maxLength: 20 })),
  depth: Type.Integer({ minimum: 0, maximum: 6 }),
  text: Type.String({ minLength: 1, maxLength: 100_000 }),
  source: Type.Optional(SourceSpan),
  /** What was read in it, in short words: `SC69`, `subject to external funding`, `are urged to`. Ignored in corrections. */
  deadlines: Type.Optional(Type.Array(Type.String())),
  conditions: Type.Optional(Type.Array(Type.String())),
  verb: Type.Optional(orNull(Type.String())),
})
export type ImportedProvision = Static<typeof ImportedProvision>

/** What confirming an item would do, given what the registry holds. */
export const IMPORT_EFFECTS = [
  'new text',
  'new draft',
  'new revision',
  'already there',
  'other words',
  'conflict',
] as const
export type ImportEffect = (typeof IMPORT_EFFECTS)[number]

export const ImportedItem = Type.Object({
  kind: Type.Enum(DECISION_KINDS),
  /** Place among the recognised items of its kind, from 0. */
  index: Type.Integer({ minimum: 0 }),
  /** As people would call it: `15.57`, `17.XX`, `Conf. 11.3 (Rev. CoP15)`, `Decision without a number`. */
  name: Type.String(),
  number: orNull(Type.String()),
  label: orNull(Type.String()),
  revision: orNull(Type.String()),
  subject: Type.String(),
  proposedBy: orNull(Type.String()),
  addressees: Type.Array(AddresseeView),
  addressedTo: Type.String(),
  provisions: Type.Array(ImportedProvision),
  deadlines: Type.Array(Type.String()),
  conditions: Type.Array(Type.String()),
  /** False where the text breaks off in the source. */
  isComplete: Type.Boolean(),
  /** What a person should look at before confirming. */
  doubts: Type.Array(Type.String()),
  source: SourceSpan,
  effect: Type.Enum(IMPORT_EFFECTS),
  /** The effect in a sentence. */
  effectText: Type.String(),
  /** What the person did with it; `waiting` until the import is confirmed. */
  disposition: Type.Enum(['waiting', 'confirmed', 'dropped'] as const),
  /** The text in the registry that the effect speaks of, or that the item became. */
  existing: orNull(Type.Object({ name: Type.String(), href: Type.String() })),
})
export type ImportedItem = Static<typeof ImportedItem>

export const ImportView = Type.Object({
  ...ImportSummary.properties,
  place: orNull(Type.String()),
  /** First and last day of the meeting; empty where none is printed. */
  dates: Type.Array(Type.String()),
  submittedBy: Type.Array(Type.String()),
  language: Type.String(),
  /** The source as plain text. */
  text: Type.String(),
  items: Type.Array(ImportedItem),
  references: Type.Array(
    Type.Object({
      kind: Type.Enum(REFERENCE_KINDS),
      text: Type.String(),
      /** What is meant: `17.83`, `Conf. 11.3`, `CoP17 Doc. 49`; each with its page when it is in the registry. */
      targets: Type.Array(Type.Object({ name: Type.String(), href: orNull(Type.String()) })),
      source: SourceSpan,
    }),
  ),
  notUnderstood: Type.Array(Type.Object({ text: Type.String(), why: Type.String(), source: SourceSpan })),
})
export type ImportView = Static<typeof ImportView>

export const ImportPage = Type.Object({ items: Type.Array(ImportSummary) })
export type ImportPage = Static<typeof ImportPage>

/** What a person changed before confirming; an absent field stays as recognised. */
export const ItemCorrection = Type.Object({
  number: Type.Optional(orNull(Type.String({ maxLength: 20 }))),
  label: Type.Optional(orNull(Type.String({ maxLength: 20 }))),
  revision: Type.Optional(orNull(Type.String({ pattern: '^CoP\\d{1,2}$' }))),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  proposedBy: Type.Optional(orNull(Type.String({ maxLength: 300 }))),
  addressees: Type.Optional(Type.Array(AddresseeView, { maxItems: 20 })),
  provisions: Type.Optional(Type.Array(ImportedProvision, { minItems: 1, maxItems: 2000 })),
})
export type ItemCorrection = Static<typeof ItemCorrection>

export const ConfirmedItem = Type.Object({
  kind: Type.Enum(DECISION_KINDS),
  index: Type.Integer({ minimum: 0 }),
  action: Type.Enum(['confirm', 'drop'] as const),
  correction: Type.Optional(ItemCorrection),
})
export type ConfirmedItem = Static<typeof ConfirmedItem>

/** With `items`, each recognised item must be among them; without, all are confirmed as recognised. */
export const ImportConfirmation = Type.Object({
  items: Type.Optional(Type.Array(ConfirmedItem, { maxItems: 20_000 })),
  /** Corrections to the header of the document. */
  symbol: Type.Optional(orNull(Type.String({ maxLength: 100 }))),
  meeting: Type.Optional(orNull(Type.String({ pattern: '^(CoP|SC|AC|PC)\\d{1,3}$' }))),
  submittedBy: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 50 })),
})
export type ImportConfirmation = Static<typeof ImportConfirmation>

export const IMPORT_OUTCOMES = ['added', 'revision added', 'already there'] as const
export type ImportOutcomeKind = (typeof IMPORT_OUTCOMES)[number]

export const ImportOutcome = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Enum(DECISION_KINDS),
      index: Type.Integer(),
      outcome: Type.Enum(IMPORT_OUTCOMES),
      id: Type.String(),
      name: Type.String(),
      handle: Type.String(),
      href: Type.String(),
    }),
  ),
  droppedCount: Type.Integer(),
})
export type ImportOutcome = Static<typeof ImportOutcome>
