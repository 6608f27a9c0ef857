/** Calls, replies and submissions on PostgreSQL: inserts and reads only. */
import { and, asc, desc, eq, inArray, max } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { CallId } from '#domain/ids.ts'
import type { SubmissionStore } from '#domain/submissions/store.ts'
import type { Call, CallQuestion, Submission } from '#domain/submissions/submission.ts'
import type { Database } from '../database.ts'
import { callExtensions, callQuestions, calls, replySteps, submissions } from '../tables/submissions.ts'

export function postgresSubmissionStore(db: Database): SubmissionStore {
  return { ...callQueries(db), ...replyQueries(db) }
}

type CallPart = 'addCall' | 'extendCall' | 'findCall' | 'listCalls'

function callQueries(db: Database): Pick<SubmissionStore, CallPart> {
  return {
    async addCall({ questions, extendedTo: _, ...call }) {
      const added = await db.insert(calls).values(call).onConflictDoNothing().returning({ id: calls.id })
      if (added.length === 0) {
        throw new DomainError('conflict', `Notification ${call.number} is used by another call: give the next number.`)
      }
      if (questions.length > 0) {
        await db.insert(callQuestions).values(
          questions.map(({ position, text, provision }) => ({
            callId: call.id,
            position,
            text,
            decisionId: provision?.decisionId ?? null,
            path: provision?.path ?? null,
          })),
        )
      }
    },

    async extendCall(id, to, at) {
      await lockCall(db, id)
      const [row] = await db
        .select({ last: max(callExtensions.position) })
        .from(callExtensions)
        .where(eq(callExtensions.callId, id))
      await db
        .insert(callExtensions)
        .values({ callId: id, position: (row?.last ?? -1) + 1, extendedTo: to, recordedAt: at })
    },

    async findCall(id) {
      const rows = await db.select().from(calls).where(eq(calls.id, id))
      return (await withParts(db, rows))[0] ?? null
    },

    async listCalls(groupId) {
      const rows = await db
        .select()
        .from(calls)
        .where(groupId ? eq(calls.groupId, groupId) : undefined)
        .orderBy(desc(calls.issuedOn), desc(calls.id))
      return withParts(db, rows)
    },
  }
}

function replyQueries(db: Database): Omit<SubmissionStore, CallPart> {
  return {
    async addStep(step) {
      await lockCall(db, step.callId)
      const own = and(eq(replySteps.callId, step.callId), eq(replySteps.organizationId, step.organizationId))
      const [row] = await db
        .select({ last: max(replySteps.position) })
        .from(replySteps)
        .where(own)
      const { at, by, ...rest } = step
      await db.insert(replySteps).values({ ...rest, position: (row?.last ?? -1) + 1, recordedAt: at, recordedBy: by })
    },

    async stepsOf(callId) {
      const rows = await db
        .select()
        .from(replySteps)
        .where(eq(replySteps.callId, callId))
        .orderBy(asc(replySteps.recordedAt), asc(replySteps.position))
      return rows.map(({ position: _, recordedAt, recordedBy, ...row }) => ({ ...row, at: recordedAt, by: recordedBy }))
    },

    async add({ provision, ...submission }) {
      await db
        .insert(submissions)
        .values({ ...submission, decisionId: provision?.decisionId ?? null, path: provision?.path ?? null })
    },

    async find(id) {
      const [row] = await db.select().from(submissions).where(eq(submissions.id, id))
      return row ? toSubmission(row) : null
    },

    async list({ groupId, callId }) {
      const rows = await db
        .select()
        .from(submissions)
        .where(
          and(
            groupId ? eq(submissions.groupId, groupId) : undefined,
            callId ? eq(submissions.callId, callId) : undefined,
          ),
        )
        .orderBy(desc(submissions.sentAt), desc(submissions.id))
      return rows.map(toSubmission)
    },
  }
}

function toQuestion(row: typeof callQuestions.$inferSelect): CallQuestion {
  const { position, text, decisionId, path } = row
  return { position, text, provision: decisionId && path !== null ? { decisionId, path } : null }
}

function toSubmission({ decisionId, path, ...row }: typeof submissions.$inferSelect): Submission {
  return { ...row, provision: decisionId && path !== null ? { decisionId, path } : null }
}

async function withParts(db: Database, rows: (typeof calls.$inferSelect)[]): Promise<Call[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const questions = await db
    .select()
    .from(callQuestions)
    .where(inArray(callQuestions.callId, ids))
    .orderBy(asc(callQuestions.position))
  const extensions = await db
    .select()
    .from(callExtensions)
    .where(inArray(callExtensions.callId, ids))
    .orderBy(asc(callExtensions.position))
  const extendedTo = new Map(extensions.map((row) => [row.callId, row.extendedTo]))
  return rows.map((row) => ({
    ...row,
    extendedTo: extendedTo.get(row.id) ?? null,
    questions: questions.filter(({ callId }) => callId === row.id).map(toQuestion),
  }))
}

async function lockCall(db: Database, id: CallId): Promise<void> {
  const [row] = await db.select({ id: calls.id }).from(calls).where(eq(calls.id, id)).for('update')
  if (!row) throw new DomainError('not_found', 'There is no such call for information.')
}
