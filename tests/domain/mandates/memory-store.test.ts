import type { AccountId } from '#domain/ids.ts'
import { mandateStoreContract } from '../../contracts/mandate-store.ts'
import { memoryMandateStore } from '../../support/memory/mandates.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId

mandateStoreContract(async () => ({ store: memoryMandateStore(), by }))
