import type { AccountId, DraftId } from '#domain/ids.ts'
import { updateLogContract } from '../contracts/update-log.ts'
import { memoryUpdateLog } from '../support/memory/update-log.ts'

updateLogContract(async () => ({
  log: memoryUpdateLog(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  draftIds: ['01980000-0000-7000-8000-00000000d001' as DraftId, '01980000-0000-7000-8000-00000000d002' as DraftId],
}))
