import type { AccountId } from '#domain/ids.ts'
import { decisionStoreContract } from '../../contracts/decision-store.ts'
import { memoryDecisionStore } from '../../support/memory/decisions.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId

decisionStoreContract(async () => ({ store: memoryDecisionStore(), by }))
