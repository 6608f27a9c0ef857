import type { AccountId, DraftId, OrganizationId } from '#domain/ids.ts'
import { wordReturnStoreContract } from '../../contracts/word-return-store.ts'
import { memoryWordReturnStore } from '../../support/memory/word-returns.ts'

wordReturnStoreContract(async () => ({
  store: memoryWordReturnStore(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  organizationId: '01980000-0000-7000-8000-0000000000e1' as OrganizationId,
  draftIds: ['01980000-0000-7000-8000-00000000d001' as DraftId, '01980000-0000-7000-8000-00000000d002' as DraftId],
}))
