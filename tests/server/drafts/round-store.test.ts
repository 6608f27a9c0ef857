import type { AccountId, DraftId, VersionId } from '#domain/ids.ts'
import { roundStoreContract } from '../../contracts/round-store.ts'
import { memoryRoundStore } from '../../support/memory/rounds.ts'

roundStoreContract(async () => ({
  store: memoryRoundStore(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  draftIds: ['01980000-0000-7000-8000-00000000d001' as DraftId, '01980000-0000-7000-8000-00000000d002' as DraftId],
  versionIds: [
    '01980000-0000-7000-8000-00000000c001' as VersionId,
    '01980000-0000-7000-8000-00000000c002' as VersionId,
  ],
}))
