import { asideStoreContract } from '../../contracts/aside-store.ts'
import { addBracketGround } from '../../support/fixtures/brackets.ts'
import { memoryStores } from '../../support/memory/stores.ts'

asideStoreContract(async () => {
  const stores = memoryStores()
  return { store: stores.asides, ...(await addBracketGround(stores)) }
})
