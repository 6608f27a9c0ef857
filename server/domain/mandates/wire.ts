/**
 * What mandates look like on the wire. Names are spelled out and every `href` is the address of a page. Days are calendar
 * dates; standings are as of the day of the answer and are never stored.
 */
import { type Static, Type } from 'typebox'
import { DECISION_KINDS, DECISION_STATES } from '../decisions/decision.ts'
import { STRENGTHS } from '../decisions/strength.ts'
import { AddresseeView, orNull, ProvisionLine } from '../decisions/wire.ts'
import { HOLDER_KINDS } from './mandate.ts'
import { ENTRY_KINDS, MANDATE_STATUSES } from './progress.ts'

const Day = Type.String({ format: 'date', pattern: '^[1-9]\\d{3}-', description: 'A calendar date, YYYY-MM-DD.' })
const MeetingCode = Type.String({ pattern: '^(CoP|SC|AC|PC)\\d{1,3}$' })

export const DeadlineInput = Type.Union([
  Type.Object({
    kind: Type.Literal('meeting'),
    meeting: MeetingCode,
    daysBefore: Type.Integer({ minimum: 0, maximum: 1000 }),
  }),
  Type.Object({ kind: Type.Literal('date'), on: Day }),
  Type.Object({ kind: Type.Literal('each meeting'), body: Type.Enum(['CoP', 'SC', 'AC', 'PC']), until: MeetingCode }),
])
export type DeadlineInput = Static<typeof DeadlineInput>

export const DeadlineView = Type.Object({
  deadline: DeadlineInput,
  /** `at SC69`, `60 days before SC69`. */
  words: Type.String(),
  /** The day it falls on; null while its meeting has no date. */
  dueOn: orNull(Day),
})
export type DeadlineView = Static<typeof DeadlineView>

export const HolderView = Type.Object({
  kind: Type.Enum(HOLDER_KINDS),
  name: Type.String({ minLength: 1, maxLength: 300 }),
})
export type HolderView = Static<typeof HolderView>

export const StandingView = Type.Object({
  status: Type.Enum(MANDATE_STATUSES),
  isOverdue: Type.Boolean(),
  needsFunding: Type.Boolean(),
  dueOn: orNull(Day),
  /** Days from today to the day it is due; negative when that day has passed. */
  dueInDays: orNull(Type.Integer()),
  lastEntryOn: orNull(Day),
  /** Days since the last entry, or since the mandate was confirmed when nothing was recorded. */
  quietForDays: Type.Integer(),
})
export type StandingView = Static<typeof StandingView>

const DecisionLink = Type.Object({
  id: Type.String(),
  name: Type.String(),
  href: Type.String(),
  subject: Type.String(),
  kind: Type.Enum(DECISION_KINDS),
  state: Type.Enum(DECISION_STATES),
})

export const MandateView = Type.Object({
  id: Type.String(),
  href: Type.String(),
  decision: DecisionLink,
  revision: orNull(Type.String()),
  path: Type.String(),
  /** `Decision 15.57, paragraph c)`. */
  cite: Type.String(),
  provisionHref: Type.String(),
  addressee: AddresseeView,
  addressedTo: Type.String(),
  duty: Type.String(),
  strength: Type.Enum(STRENGTHS),
  condition: orNull(Type.String()),
  deadline: orNull(DeadlineView),
  reportsTo: orNull(Type.String()),
  holder: HolderView,
  standing: StandingView,
  entryCount: Type.Integer(),
  /** Whether the reader may record an entry. */
  mayRecord: Type.Boolean(),
})
export type MandateView = Static<typeof MandateView>

export const EntryView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(ENTRY_KINDS),
  text: Type.String(),
  evidence: Type.Array(Type.Object({ title: Type.String(), href: orNull(Type.String()) })),
  happenedOn: Day,
  recordedAt: Type.String(),
  author: Type.String(),
  delegation: Type.String(),
  /** The status after this entry. */
  statusAfter: Type.Enum(MANDATE_STATUSES),
})
export type EntryView = Static<typeof EntryView>

export const MandateDetail = Type.Object({
  ...MandateView.properties,
  /** The provision with its chapeau, as it stood when the mandate was confirmed. */
  text: Type.Array(ProvisionLine),
  /** Oldest first. */
  entries: Type.Array(EntryView),
  confirmedAt: Type.String(),
  confirmedBy: Type.String(),
  /** Kinds of entry that may be recorded now. */
  nextKinds: Type.Array(Type.Enum(ENTRY_KINDS)),
})
export type MandateDetail = Static<typeof MandateDetail>

export const MandateQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  addressee: Type.Optional(Type.String({ maxLength: 300 })),
  status: Type.Optional(Type.Enum([...MANDATE_STATUSES, 'open', 'overdue', 'needs funding'] as const)),
  holder: Type.Optional(Type.String({ maxLength: 300, description: 'A name, or `me`.' })),
  meeting: Type.Optional(MeetingCode),
  decision: Type.Optional(Type.String({ maxLength: 40 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
})
export type MandateQuery = Static<typeof MandateQuery>

const FilterValue = Type.Object({ value: Type.String(), count: Type.Integer() })

export const MandatePage = Type.Object({
  items: Type.Array(MandateView),
  next: orNull(Type.String()),
  totalCount: Type.Integer(),
  /** Over all mandates, whatever the filter: what a list of filters offers. */
  values: Type.Object({
    addressees: Type.Array(FilterValue),
    statuses: Type.Array(FilterValue),
    holders: Type.Array(FilterValue),
    meetings: Type.Array(FilterValue),
  }),
})
export type MandatePage = Static<typeof MandatePage>

const TableEntry = Type.Object({
  id: Type.String(),
  href: Type.String(),
  /** `15.57 c)`. */
  name: Type.String(),
  duty: Type.String(),
  strength: Type.Enum(STRENGTHS),
  status: Type.Enum(MANDATE_STATUSES),
  isOverdue: Type.Boolean(),
  needsFunding: Type.Boolean(),
  dueOn: orNull(Day),
})

/** By addressee and by meeting. A mandate towards each meeting stands under every one of them; without a deadline under `null`. */
export const MandateTable = Type.Object({
  columns: Type.Array(Type.Object({ meeting: orNull(Type.String()), startsOn: orNull(Day) })),
  rows: Type.Array(
    Type.Object({ addressee: Type.String(), openCount: Type.Integer(), cells: Type.Array(Type.Array(TableEntry)) }),
  ),
})
export type MandateTable = Static<typeof MandateTable>

/** What a person confirms; every field may differ from what was proposed. */
export const MandateConfirmationItem = Type.Object({
  path: Type.String({ minLength: 1, maxLength: 60 }),
  addressee: AddresseeView,
  duty: Type.String({ minLength: 1, maxLength: 20_000 }),
  strength: Type.Enum(STRENGTHS),
  condition: orNull(Type.String({ maxLength: 1000 })),
  deadline: orNull(DeadlineInput),
  reportsTo: orNull(Type.String({ maxLength: 300 })),
  holder: HolderView,
})
export type MandateConfirmationItem = Static<typeof MandateConfirmationItem>

export const MandateProposalView = Type.Object({
  ...MandateConfirmationItem.properties,
  cite: Type.String(),
  addressedTo: Type.String(),
  deadlineWords: orNull(Type.String()),
  /** The provision as it is printed, for comparison with the duty. */
  text: Type.Array(ProvisionLine),
  /** The mandate that exists already for this provision and addressee. */
  confirmedAs: orNull(Type.Object({ id: Type.String(), href: Type.String() })),
})
export type MandateProposalView = Static<typeof MandateProposalView>

export const MandateProposals = Type.Object({
  decision: DecisionLink,
  revisionId: Type.String(),
  revision: orNull(Type.String()),
  items: Type.Array(MandateProposalView),
})
export type MandateProposals = Static<typeof MandateProposals>

export const MandateConfirmation = Type.Object({
  /** Number, handle or unambiguous label of the text. */
  decision: Type.String({ minLength: 1, maxLength: 40 }),
  /** The revision the proposals were made from; the newest when absent. */
  revisionId: Type.Optional(Type.String()),
  mandates: Type.Array(MandateConfirmationItem, { minItems: 1, maxItems: 500 }),
})
export type MandateConfirmation = Static<typeof MandateConfirmation>

export const MandatesConfirmed = Type.Object({ items: Type.Array(MandateView) })
export type MandatesConfirmed = Static<typeof MandatesConfirmed>

export const EntryInput = Type.Object({
  kind: Type.Enum(ENTRY_KINDS),
  text: Type.String({ minLength: 1, maxLength: 5000 }),
  evidence: Type.Optional(
    Type.Array(
      Type.Object({
        title: Type.String({ minLength: 1, maxLength: 500 }),
        href: orNull(Type.String({ maxLength: 2000, pattern: '^(https?://|/)' })),
      }),
      { maxItems: 20 },
    ),
  ),
  /** The day it happened; today when absent. */
  happenedOn: Type.Optional(Day),
  /** The number of entries the author had before the eyes; when others were recorded since, the answer is 409. */
  afterCount: Type.Optional(Type.Integer({ minimum: 0 })),
})
export type EntryInput = Static<typeof EntryInput>
