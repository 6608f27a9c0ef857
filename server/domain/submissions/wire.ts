/** What calls for information and submissions look like on the wire. */
import { type Static, Type } from 'typebox'
import { ANSWERS, REPLY_STATES, SUBMISSION_CATEGORIES, VISIBILITIES } from './submission.ts'

const Day = Type.String({ format: 'date', pattern: '^[1-9]\\d{3}-', description: 'A calendar date, YYYY-MM-DD.' })

/** A provision as it is shown: its citation and the address of its page. */
export const ProvisionLink = Type.Object({ cite: Type.String(), href: Type.String() })
export type ProvisionLink = Static<typeof ProvisionLink>

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

export const CallQuestionView = Type.Object({
  position: Type.Integer(),
  text: Type.String(),
  provision: Nullable(ProvisionLink),
  answeredCount: Type.Integer(),
})

export const CallView = Type.Object({
  id: Type.String(),
  groupId: Type.String(),
  number: Nullable(Type.String()),
  title: Type.String(),
  issuedOn: Day,
  dueOn: Day,
  extendedTo: Nullable(Day),
  audience: Type.String(),
  isOpen: Type.Boolean(),
  askedCount: Type.Integer(),
  answeredCount: Type.Integer(),
  /** Where the reader's own delegation stands; null for those who were not asked. */
  ownState: Nullable(Type.Enum(REPLY_STATES)),
})
export type CallView = Static<typeof CallView>

export const CallReplyView = Type.Object({
  organizationId: Type.String(),
  delegation: Type.String(),
  region: Nullable(Type.String()),
  state: Type.Enum(REPLY_STATES),
  arrivedAs: Nullable(Type.String()),
  submissionCount: Type.Integer(),
})
export type CallReplyView = Static<typeof CallReplyView>

export const CallDetail = Type.Object({
  ...CallView.properties,
  questions: Type.Array(CallQuestionView),
  replies: Type.Array(CallReplyView),
})
export type CallDetail = Static<typeof CallDetail>
export const CallList = Type.Object({ items: Type.Array(CallView) })
export type CallList = Static<typeof CallList>

export const CallInput = Type.Object(
  {
    groupId: Type.String(),
    number: Nullable(Type.String({ pattern: '^\\d{4}/\\d{2,3}$' })),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    dueOn: Day,
    audience: Type.String({ minLength: 1, maxLength: 200 }),
    questions: Type.Array(
      Type.Object(
        {
          text: Type.String({ minLength: 1, maxLength: 2000 }),
          /** Address of a provision, e.g. `15.57/a`. */
          provision: Nullable(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60 },
    ),
  },
  { additionalProperties: false },
)
export type CallInput = Static<typeof CallInput>

export const ReplyStepInput = Type.Object({ state: Type.Enum(REPLY_STATES) }, { additionalProperties: false })
export type ReplyStepInput = Static<typeof ReplyStepInput>

export const SubmissionInput = Type.Object(
  {
    groupId: Type.String(),
    callId: Nullable(Type.String()),
    questionPosition: Nullable(Type.Integer({ minimum: 1 })),
    provision: Nullable(Type.String({ maxLength: 200 })),
    category: Type.Enum(SUBMISSION_CATEGORIES),
    answer: Type.Enum(ANSWERS),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    summary: Type.String({ maxLength: 5000 }),
    link: Nullable(Type.String({ maxLength: 1000 })),
    visibility: Type.Enum(VISIBILITIES),
  },
  { additionalProperties: false },
)
export type SubmissionInput = Static<typeof SubmissionInput>

export const SubmissionView = Type.Object({
  id: Type.String(),
  groupId: Type.String(),
  callId: Nullable(Type.String()),
  questionPosition: Nullable(Type.Integer()),
  provision: Nullable(ProvisionLink),
  delegation: Type.String(),
  category: Type.Enum(SUBMISSION_CATEGORIES),
  answer: Type.Enum(ANSWERS),
  title: Type.String(),
  summary: Type.String(),
  link: Nullable(Type.String()),
  receivedOn: Day,
  visibility: Type.Enum(VISIBILITIES),
})
export type SubmissionView = Static<typeof SubmissionView>
export const SubmissionList = Type.Object({ items: Type.Array(SubmissionView) })
export type SubmissionList = Static<typeof SubmissionList>
