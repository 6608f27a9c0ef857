/** Submissions in memory, under the same contract as PostgreSQL (tests/contracts/submission-store.ts). */
import { DomainError } from '#domain/errors.ts'
import type { SubmissionStore } from '#domain/submissions/store.ts'
import type { Call, ReplyStep, Submission } from '#domain/submissions/submission.ts'

export function memorySubmissionStore(): SubmissionStore {
  const calls: Call[] = []
  const steps: ReplyStep[] = []
  const submissions: Submission[] = []
  return {
    async addCall(call) {
      if (call.number && calls.some(({ number }) => number === call.number)) {
        throw new DomainError('conflict', `Notification ${call.number} is used by another call: give the next number.`)
      }
      calls.push({ ...call, extendedTo: null })
    },
    async extendCall(id, to) {
      const place = calls.findIndex((call) => call.id === id)
      const call = calls[place]
      if (!call) throw new DomainError('not_found', 'There is no such call for information.')
      calls[place] = { ...call, extendedTo: to }
    },
    async findCall(id) {
      return calls.find((call) => call.id === id) ?? null
    },
    async listCalls(groupId) {
      return calls
        .filter((call) => !groupId || call.groupId === groupId)
        .sort((a, b) => b.issuedOn.localeCompare(a.issuedOn) || b.id.localeCompare(a.id))
    },
    async addStep(step) {
      if (!calls.some(({ id }) => id === step.callId)) {
        throw new DomainError('not_found', 'There is no such call for information.')
      }
      steps.push(step)
    },
    async stepsOf(callId) {
      return steps.filter((step) => step.callId === callId)
    },
    async add(submission) {
      submissions.push(submission)
    },
    async find(id) {
      return submissions.find((submission) => submission.id === id) ?? null
    },
    async list({ groupId, callId }) {
      return submissions
        .filter((submission) => !groupId || submission.groupId === groupId)
        .filter((submission) => !callId || submission.callId === callId)
        .sort((a, b) => b.sentAt.localeCompare(a.sentAt) || b.id.localeCompare(a.id))
    },
  }
}
