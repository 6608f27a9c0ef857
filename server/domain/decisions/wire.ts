/**
 * What the registry looks like on the wire. Every name is spelled out for the reader and every `href` is the address of a
 * page, so that a screen needs no second question. Instants are ISO 8601 in UTC; a meeting is its code, e.g. `CoP17`.
 */
import { type Static, type TSchema, Type } from 'typebox'
import { RELATIONS } from './addressee.ts'
import { DECISION_EVENT_KINDS, DECISION_KINDS, DECISION_STATES, LINEAGE_KINDS } from './decision.ts'
import { PROVISION_KINDS } from './provision.ts'
import { STRENGTHS } from './strength.ts'

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const MeetingCode = Type.String({ pattern: '^(CoP|SC|AC|PC)\\d{1,3}$', description: 'Code of a meeting, e.g. CoP17.' })

export const AddresseeView = Type.Object({
  /** A body of the Convention in full, or a name as printed. */
  body: Type.String({ minLength: 1, maxLength: 300 }),
  relation: Type.Enum(RELATIONS),
  scope: orNull(Type.String({ maxLength: 500 })),
})
export type AddresseeView = Static<typeof AddresseeView>

/** One provision as a line of the text: `c)` at depth 1 with its own permanent address. */
export const ProvisionLine = Type.Object({
  path: Type.String(),
  /** The path in words: `paragraph c)`. */
  cite: Type.String(),
  kind: Type.Enum(PROVISION_KINDS),
  marker: orNull(Type.String()),
  depth: Type.Integer({ minimum: 0 }),
  text: Type.String(),
  href: Type.String(),
})
export type ProvisionLine = Static<typeof ProvisionLine>

export const DecisionSummary = Type.Object({
  id: Type.String(),
  /** Seven letters and digits from birth; addresses a draft. */
  handle: Type.String(),
  href: Type.String(),
  /** What people call it: `15.57`, `17.170 (Rev. CoP19)`, `17.XX`. */
  name: Type.String(),
  number: orNull(Type.String()),
  label: orNull(Type.String()),
  kind: Type.Enum(DECISION_KINDS),
  subject: Type.String(),
  state: Type.Enum(DECISION_STATES),
  addressees: Type.Array(AddresseeView),
  /** The addressees as one phrase; empty for a text directed to nobody in particular. */
  addressedTo: Type.String(),
  /** The meeting that adopted the newest text; null for a draft. */
  adoptedAt: orNull(Type.String()),
  proposedBy: orNull(Type.String()),
  provisionCount: Type.Integer(),
  revisionCount: Type.Integer(),
  /** The first words of the text, cut at a word. */
  opening: Type.String(),
})
export type DecisionSummary = Static<typeof DecisionSummary>

export const DecisionQuery = Type.Object({
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words that must all occur; accents and case ignored.' }),
  ),
  addressee: Type.Optional(Type.String({ maxLength: 300 })),
  state: Type.Optional(Type.Enum(DECISION_STATES)),
  meeting: Type.Optional(MeetingCode),
  kind: Type.Optional(Type.Enum(DECISION_KINDS)),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type DecisionQuery = Static<typeof DecisionQuery>

export const DecisionPage = Type.Object({
  items: Type.Array(DecisionSummary),
  /** Pass as `cursor` for the next page; null on the last. */
  next: orNull(Type.String()),
  totalCount: Type.Integer(),
})
export type DecisionPage = Static<typeof DecisionPage>

const FilterValue = Type.Object({ value: Type.String(), count: Type.Integer() })
/** The values that occur in the registry, each with the number of texts: what a list of filters offers. */
export const DecisionFilterValues = Type.Object({
  addressees: Type.Array(FilterValue),
  states: Type.Array(FilterValue),
  meetings: Type.Array(FilterValue),
  kinds: Type.Array(FilterValue),
})
export type DecisionFilterValues = Static<typeof DecisionFilterValues>

export const RevisionView = Type.Object({
  id: Type.String(),
  /** `CoP18` for "(Rev. CoP18)"; null for the text as first adopted or drafted. */
  revision: orNull(Type.String()),
  name: Type.String(),
  adoptedAt: orNull(Type.String()),
  addressedTo: Type.String(),
  source: Type.String(),
  importId: orNull(Type.String()),
  recordedAt: Type.String(),
  recordedBy: Type.String(),
  isNewest: Type.Boolean(),
  /** Whether this is the text shown in `text`. */
  isShown: Type.Boolean(),
})
export type RevisionView = Static<typeof RevisionView>

export const DecisionEventView = Type.Object({
  kind: Type.Enum(DECISION_EVENT_KINDS),
  meeting: orNull(Type.String()),
  number: orNull(Type.String()),
  note: orNull(Type.String()),
  recordedAt: Type.String(),
  recordedBy: Type.String(),
})
export type DecisionEventView = Static<typeof DecisionEventView>

/** A link as seen from one text: `this [paragraph c)] derived from 17.XX [paragraph a)]`, or the other way round. */
export const LineageView = Type.Object({
  kind: Type.Enum(LINEAGE_KINDS),
  /** `from`: this text is derived from, amends, replaces … the other. `to`: the other does so to this one. */
  direction: Type.Enum(['from', 'to'] as const),
  path: Type.String(),
  cite: Type.String(),
  other: Type.Object({
    name: Type.String(),
    href: Type.String(),
    subject: Type.String(),
    state: Type.Enum(DECISION_STATES),
    path: Type.String(),
    cite: Type.String(),
  }),
})
export type LineageView = Static<typeof LineageView>

/** One of several texts under the same label: what the 409 `ambiguous` lists as `candidates`. */
export const DecisionCandidate = Type.Object({
  name: Type.String(),
  handle: Type.String(),
  href: Type.String(),
  subject: Type.String(),
  proposedBy: orNull(Type.String()),
  addressedTo: Type.String(),
  opening: Type.String(),
})
export type DecisionCandidate = Static<typeof DecisionCandidate>

export const DecisionView = Type.Object({
  ...DecisionSummary.properties,
  /** The text that is shown: the newest, or as it stood at the meeting asked for. */
  text: Type.Array(ProvisionLine),
  /** Oldest first. */
  revisions: Type.Array(RevisionView),
  events: Type.Array(DecisionEventView),
  lineage: Type.Array(LineageView),
  /** Other texts that carry the same label. */
  sameLabel: Type.Array(DecisionCandidate),
  /** Other names of the subject, e.g. `e-commerce` for `wildlife cybercrime`. */
  otherSubjectNames: Type.Array(Type.String()),
})
export type DecisionView = Static<typeof DecisionView>

export const ProvisionView = Type.Object({
  decision: DecisionSummary,
  path: Type.String(),
  /** `Decision 15.57, paragraph c)`. */
  cite: Type.String(),
  href: Type.String(),
  /** What has to be read before it: chapeau and enclosing provisions. */
  context: Type.Array(ProvisionLine),
  /** The provision and everything under it. */
  lines: Type.Array(ProvisionLine),
  /** The closing sentence of the text, when there is one. */
  tail: orNull(ProvisionLine),
  /** The same address in every revision, oldest first; `lines` is empty where it did not exist. */
  revisions: Type.Array(
    Type.Object({
      revision: orNull(Type.String()),
      name: Type.String(),
      adoptedAt: orNull(Type.String()),
      lines: Type.Array(ProvisionLine),
      /** Whether the words differ from the revision before. */
      hasChanged: Type.Boolean(),
    }),
  ),
  lineage: Type.Array(LineageView),
  previous: orNull(Type.Object({ cite: Type.String(), href: Type.String() })),
  next: orNull(Type.Object({ cite: Type.String(), href: Type.String() })),
})
export type ProvisionView = Static<typeof ProvisionView>

export const TextQuery = Type.Object({
  at: Type.Optional(
    Type.String({ pattern: '^CoP\\d{1,2}$', description: 'Read the text as it stood after a meeting.' }),
  ),
})
export type TextQuery = Static<typeof TextQuery>

/** What happened to a text: `adopted` gives a draft its number, `amended` records it for a text that has a revision. */
export const DecisionEventInput = Type.Object({
  kind: Type.Enum(DECISION_EVENT_KINDS),
  meeting: orNull(MeetingCode),
  number: Type.Optional(orNull(Type.String({ maxLength: 20, description: 'For an adoption: 17.92 or Conf. 17.4.' }))),
  note: Type.Optional(orNull(Type.String({ maxLength: 2000 }))),
})
export type DecisionEventInput = Static<typeof DecisionEventInput>

const LineageEnd = Type.Object({
  /** Number, handle or unambiguous label. */
  ref: Type.String({ maxLength: 40 }),
  /** Empty for the text as a whole. */
  path: Type.String({ maxLength: 60 }),
})
export const LineageInput = Type.Object({
  links: Type.Array(Type.Object({ kind: Type.Enum(LINEAGE_KINDS), from: LineageEnd, to: LineageEnd }), {
    minItems: 1,
    maxItems: 200,
  }),
})
export type LineageInput = Static<typeof LineageInput>

/** All names under which one subject has been known; a search for one finds the texts under any. */
export const SubjectNames = Type.Object({
  names: Type.Array(Type.String({ minLength: 2, maxLength: 200 }), { minItems: 2, maxItems: 20 }),
})
export type SubjectNames = Static<typeof SubjectNames>

export const PrecedentQuery = Type.Object({
  q: Type.String({
    minLength: 1,
    maxLength: 300,
    description: 'Words that must all occur, found by their beginnings; a phrase in quotation marks as it stands.',
  }),
  addressee: Type.Optional(Type.String({ maxLength: 300 })),
  strength: Type.Optional(Type.Enum(STRENGTHS)),
  kind: Type.Optional(Type.Enum(DECISION_KINDS)),
  inEffect: Type.Optional(Type.Boolean({ description: 'Only words that are in effect.' })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
})
export type PrecedentQuery = Static<typeof PrecedentQuery>

export const PrecedentView = Type.Object({
  /** `15.57/c`: what a live reference in a draft points at. */
  address: Type.String(),
  cite: Type.String(),
  href: Type.String(),
  kind: Type.Enum(DECISION_KINDS),
  state: Type.Enum(DECISION_STATES),
  subject: Type.String(),
  addressedTo: Type.String(),
  strength: orNull(Type.Enum(STRENGTHS)),
  adoptedAt: Type.String({ description: 'The latest meeting that adopted these words at this address.' }),
  isCurrent: Type.Boolean({ description: 'Whether the words stand in the newest text.' }),
  /** Numbers of the earlier texts that have the same words there. */
  alsoIn: Type.Array(Type.String()),
  chapeau: Type.String({ description: 'The sentence that governs a sub-paragraph.' }),
  text: Type.String(),
  marks: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer() }), {
    description: 'Where the text answers, in letters from its beginning.',
  }),
})
export type PrecedentView = Static<typeof PrecedentView>

export const PrecedentPage = Type.Object({
  items: Type.Array(PrecedentView),
  /** Pass as `cursor` for the next page; null on the last. */
  next: orNull(Type.String()),
  totalCount: Type.Integer(),
})
export type PrecedentPage = Static<typeof PrecedentPage>
