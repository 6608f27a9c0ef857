/** What reports look like on the wire. */
import { type Static, Type } from 'typebox'
import { ORIGINAL_LANGUAGES } from './cover.ts'
import { FINDING_CODES, SEVERITIES } from './guard.ts'
import { REPORT_KINDS, REPORT_STATES } from './report.ts'

const oneOf = <T extends string>(values: readonly T[]) => Type.Enum([...values])

/** Files that a document can be had as. */
export const EXPORT_FORMATS = ['docx', 'pdf', 'html'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const IssueView = Type.Object({
  revision: Type.Integer({ description: '0 for the first issue, 1 for (Rev. 1).' }),
  symbol: Type.String(),
  sha256: Type.String({ description: 'SHA-256 of the canonical JSON of the issued document, hex.' }),
  issuedAt: Type.String(),
  issuedBy: Type.String({ description: 'Name of the person who issued it.' }),
})
export type IssueView = Static<typeof IssueView>

export const ReportView = Type.Object({
  id: Type.String(),
  draftId: Type.String(),
  groupId: Type.String(),
  meetingId: Type.String(),
  meetingCode: Type.String(),
  kind: oneOf(REPORT_KINDS),
  state: oneOf(REPORT_STATES),
  symbol: Type.String(),
  title: Type.String(),
  author: Type.String(),
  compiledAt: Type.String(),
  issues: Type.Array(IssueView),
})
export type ReportView = Static<typeof ReportView>

export const ReportList = Type.Object({ items: Type.Array(ReportView) })
export type ReportList = Static<typeof ReportList>

export const CoverView = Type.Object({
  originalLanguage: oneOf(ORIGINAL_LANGUAGES),
  symbol: Type.String(),
  convention: Type.Array(Type.String(), { description: 'The title of the Convention, line by line.' }),
  meetingLine: Type.String(),
  placeAndDates: Type.String(),
  agendaPart: Type.String(),
  headings: Type.Array(Type.String()),
  title: Type.String(),
})
export type CoverView = Static<typeof CoverView>

export const FindingView = Type.Object({
  severity: oneOf(SEVERITIES),
  code: oneOf(FINDING_CODES),
  message: Type.String(),
  paragraphId: Type.Union([Type.String(), Type.Null()], {
    description: 'Where it is; null: on the cover or as a whole.',
  }),
})
export type FindingView = Static<typeof FindingView>

export const GuardView = Type.Object({
  mayIssue: Type.Boolean({ description: 'No blocker is left.' }),
  /** What a press of the button would say; null when it would issue. */
  refusal: Type.Union([Type.String(), Type.Null()]),
  findings: Type.Array(FindingView),
})
export type GuardView = Static<typeof GuardView>

export const ReportDetail = Type.Object({
  ...ReportView.properties,
  cover: CoverView,
  guard: GuardView,
  mayReadText: Type.Boolean({
    description: 'Whether the text under way is open to the person who asks, not the issue alone.',
  }),
})
export type ReportDetail = Static<typeof ReportDetail>

export const ReportInput = Type.Object(
  {
    groupId: Type.String({ format: 'uuid' }),
    meetingId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    kind: Type.Optional(oneOf(REPORT_KINDS)),
    symbol: Type.Optional(Type.String({ maxLength: 60, description: 'Left out: made from the agenda item.' })),
    agendaItem: Type.Optional(Type.String({ maxLength: 20, description: 'Its number in the agenda, e.g. 31.3.' })),
    author: Type.Optional(
      Type.String({ maxLength: 300, description: 'As named in paragraph 1. Left out: the group.' }),
    ),
    originalLanguage: Type.Optional(oneOf(ORIGINAL_LANGUAGES)),
    headings: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 2 })),
    decisions: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), {
        maxItems: 50,
        description: 'Numbers or handles, in the order of quotation. Left out: those of the agenda item.',
      }),
    ),
    annexDraftId: Type.Optional(Type.String({ format: 'uuid', description: 'The draft that goes into the annex.' })),
  },
  { additionalProperties: false },
)
export type ReportInput = Static<typeof ReportInput>

export const ReportCreated = Type.Object({ id: Type.String(), draftId: Type.String() })
export type ReportCreated = Static<typeof ReportCreated>

/** Corrections of the cover at the moment of issue; what is left out stays. */
export const IssueInput = Type.Object(
  {
    symbol: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type IssueInput = Static<typeof IssueInput>

export const ReportParams = Type.Object({ id: Type.String() })
export type ReportParams = Static<typeof ReportParams>

export const ExportQuery = Type.Object({
  format: Type.Optional(Type.String({ maxLength: 20, description: `One of ${EXPORT_FORMATS.join(', ')}.` })),
  revision: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Which issue. Left out: the newest, or the text as it stands.' }),
  ),
})
export type ExportQuery = Static<typeof ExportQuery>
