/** What every store of submissions does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId, CallId, DecisionId, GroupId, OrganizationId, SubmissionId } from '#domain/ids.ts'
import type { SubmissionStore } from '#domain/submissions/store.ts'
import type { Call, Submission } from '#domain/submissions/submission.ts'

/** Things that exist, since every row names its group, Party, author and provision. */
export interface SubmissionStoreSetup {
  readonly store: SubmissionStore
  readonly groupId: GroupId
  readonly organizationId: OrganizationId
  readonly accountId: AccountId
  readonly decisionId: DecisionId
}

const callId = '01980000-0000-7000-8000-0000000000c1' as CallId
const at = (minute: number) => `2017-06-01T10:${String(minute).padStart(2, '0')}:00.000Z`

export function submissionStoreContract(setUp: () => Promise<SubmissionStoreSetup>): void {
  describe('a store of submissions', () => {
    let made: SubmissionStoreSetup
    let call: Call
    const submission = (serial: number): Submission => ({
      id: `01980000-0000-7000-8000-0000000001${String(serial).padStart(2, '0')}` as SubmissionId,
      groupId: made.groupId,
      organizationId: made.organizationId,
      callId,
      questionPosition: 1,
      provision: { decisionId: made.decisionId, path: 'a' },
      category: 'legislation',
      answer: 'information',
      title: `Submission ${serial}`,
      summary: 'Sellers must show a permit number.',
      link: null,
      receivedOn: '2017-06-01',
      visibility: 'group',
      sentAt: at(serial),
      sentBy: made.accountId,
    })

    beforeEach(async () => {
      made = await setUp()
      call = {
        id: callId,
        groupId: made.groupId,
        number: '2017/035',
        title: 'Wildlife cybercrime',
        issuedOn: '2017-05-15',
        dueOn: '2017-08-01',
        extendedTo: null,
        audience: 'Parties',
        questions: [
          { position: 1, text: 'Which rules have changed?', provision: { decisionId: made.decisionId, path: 'a' } },
          { position: 2, text: 'Anything else?', provision: null },
        ],
        openedAt: '2017-05-15T09:00:00.000Z',
        openedBy: made.accountId,
      }
      await made.store.addCall(call)
    })

    it('[S9] gives back a call with the provision of each question', async () => {
      expect(await made.store.findCall(callId)).toEqual(call)
      expect(await made.store.listCalls(made.groupId)).toEqual([call])
    })

    it('[S1] an extension is added, the first date stays', async () => {
      await made.store.extendCall(callId, '2017-09-01', at(1))
      expect(await made.store.findCall(callId)).toMatchObject({ dueOn: '2017-08-01', extendedTo: '2017-09-01' })
    })

    it('[S8] steps of a reply are kept in their order', async () => {
      const step = { callId, organizationId: made.organizationId, by: made.accountId }
      await made.store.addStep({ ...step, state: 'in preparation', at: at(1) })
      await made.store.addStep({ ...step, state: 'released', at: at(2) })
      expect((await made.store.stepsOf(callId)).map(({ state }) => state)).toEqual(['in preparation', 'released'])
    })

    it('[S8] submissions are given back as they were sent, latest first', async () => {
      await made.store.add(submission(1))
      await made.store.add(submission(2))
      expect(await made.store.list({ callId })).toEqual([submission(2), submission(1)])
      expect(await made.store.find(submission(1).id)).toEqual(submission(1))
    })

    it('[S1] the number of a Notification is used once', async () => {
      const twin = { ...call, id: '01980000-0000-7000-8000-0000000000c2' as CallId }
      await expect(made.store.addCall(twin)).rejects.toMatchObject({ code: 'conflict' })
    })
  })
}
