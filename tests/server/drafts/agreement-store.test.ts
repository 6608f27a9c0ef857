import type { AccountId, DraftId } from '#domain/ids.ts'
import { agreementStoreContract } from '../../contracts/agreement-store.ts'
import { memoryAgreementStore } from '../../support/memory/agreements.ts'

agreementStoreContract(async () => ({
  store: memoryAgreementStore(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  draftIds: ['01980000-0000-7000-8000-00000000d001' as DraftId, '01980000-0000-7000-8000-00000000d002' as DraftId],
}))
