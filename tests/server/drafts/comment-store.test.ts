import type { AccountId, DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { commentStoreContract } from '../../contracts/comment-store.ts'
import { memoryCommentStore } from '../../support/memory/comments.ts'

commentStoreContract(async () => ({
  store: memoryCommentStore(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  organizationId: '01980000-0000-7000-8000-0000000000e1' as OrganizationId,
  draftIds: ['01980000-0000-7000-8000-00000000d001' as DraftId, '01980000-0000-7000-8000-00000000d002' as DraftId],
  proposalId: '01980000-0000-7000-8000-00000000b001' as ProposalId,
}))
