/**
 * What Parties send: a call for information (a Notification to the Parties) with its questions, the replies of each
 * Party, and the submissions themselves. Rules: docs/spec/submissions.md.
 */
import type { CalendarDate, Instant } from '../clock.ts'
import type { AccountId, CallId, DecisionId, GroupId, OrganizationId, SubmissionId } from '../ids.ts'

export const SUBMISSION_CATEGORIES = [
  'legislation',
  'best practice',
  'code of conduct',
  'manual',
  'research',
  'extent and trends',
  'routes and methods',
  'enforcement',
  'input from platforms',
] as const
export type SubmissionCategory = (typeof SUBMISSION_CATEGORIES)[number]

/** Who may see a submission, from the narrowest to the widest. */
export const VISIBILITIES = ['delegation', 'group', 'Parties', 'public'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export const REPLY_STATES = ['to be started', 'in preparation', 'with the focal point', 'released'] as const
export type ReplyState = (typeof REPLY_STATES)[number]

/** An honest empty answer is an answer. */
export const ANSWERS = ['information', 'none', 'nothing to report'] as const
export type Answer = (typeof ANSWERS)[number]

/** Address of a provision in the registry that a question or a submission speaks to. */
export interface ProvisionAddress {
  readonly decisionId: DecisionId
  readonly path: string
}

export interface CallQuestion {
  readonly position: number
  readonly text: string
  readonly provision: ProvisionAddress | null
}

export interface Call {
  readonly id: CallId
  readonly groupId: GroupId
  /** Number of the Notification, `2017/035`; null until it is issued. */
  readonly number: string | null
  readonly title: string
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly extendedTo: CalendarDate | null
  readonly audience: string
  readonly questions: readonly CallQuestion[]
  readonly openedAt: Instant
  readonly openedBy: AccountId
}

/** One step of a Party's reply; the last one tells where it stands. */
export interface ReplyStep {
  readonly callId: CallId
  readonly organizationId: OrganizationId
  readonly state: ReplyState
  readonly at: Instant
  readonly by: AccountId
}

export interface Submission {
  readonly id: SubmissionId
  readonly groupId: GroupId
  readonly organizationId: OrganizationId
  readonly callId: CallId | null
  readonly questionPosition: number | null
  readonly provision: ProvisionAddress | null
  readonly category: SubmissionCategory
  readonly answer: Answer
  readonly title: string
  readonly summary: string
  readonly link: string | null
  readonly receivedOn: CalendarDate
  readonly visibility: Visibility
  readonly sentAt: Instant
  readonly sentBy: AccountId
}
