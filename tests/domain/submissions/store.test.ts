import type { AccountId, DecisionId, GroupId, OrganizationId } from '#domain/ids.ts'
import { submissionStoreContract } from '../../contracts/submission-store.ts'
import { memorySubmissionStore } from '../../support/memory/submissions.ts'

const id = (serial: number) => `01980000-0000-7000-8000-00000000000${serial}`

submissionStoreContract(async () => ({
  store: memorySubmissionStore(),
  groupId: id(1) as GroupId,
  organizationId: id(2) as OrganizationId,
  accountId: id(3) as AccountId,
  decisionId: id(4) as DecisionId,
}))
