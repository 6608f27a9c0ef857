import { draftStoreContract } from '../../contracts/draft-store.ts'
import { addDraftGround } from '../../support/fixtures/drafts.ts'
import { memoryStores } from '../../support/memory/stores.ts'

draftStoreContract(async () => {
  const stores = memoryStores()
  return { store: stores.drafts, ...(await addDraftGround(stores)) }
})
