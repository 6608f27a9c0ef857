/** What submissions ask of a database: calls, steps and submissions are only added. Contract: tests/contracts/submission-store.ts. */
import type { CalendarDate } from '../clock.ts'
import type { CallId, GroupId, SubmissionId } from '../ids.ts'
import type { Call, ReplyStep, Submission } from './submission.ts'

export interface SubmissionStore {
  addCall(call: Call): Promise<void>
  /** Records a later date; the first one is kept, since answers before and after it are told apart. */
  extendCall(id: CallId, to: CalendarDate, at: string): Promise<void>
  findCall(id: CallId): Promise<Call | null>
  /** Latest first. */
  listCalls(groupId?: GroupId): Promise<readonly Call[]>
  addStep(step: ReplyStep): Promise<void>
  /** Oldest first. */
  stepsOf(callId: CallId): Promise<readonly ReplyStep[]>
  add(submission: Submission): Promise<void>
  find(id: SubmissionId): Promise<Submission | null>
  /** Latest first; the caller leaves out what the reader may not see. */
  list(filter: { readonly groupId?: GroupId; readonly callId?: CallId }): Promise<readonly Submission[]>
}
