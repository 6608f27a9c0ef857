import { versionStoreContract } from '../../contracts/version-store.ts'
import { addBracketGround } from '../../support/fixtures/brackets.ts'
import { memoryStores } from '../../support/memory/stores.ts'

versionStoreContract(async () => {
  const stores = memoryStores()
  return { store: stores.versions, ...(await addBracketGround(stores)) }
})
