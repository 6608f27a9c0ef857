import type { AccountId } from '#domain/ids.ts'
import { groupStoreContract } from '../../contracts/group-store.ts'
import { memoryGroupStore } from '../../support/memory/groups.ts'

groupStoreContract(async () => ({
  store: memoryGroupStore(),
  accountId: '01980000-0000-7000-8000-0000000000a1' as AccountId,
}))
