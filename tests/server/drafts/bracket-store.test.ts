import { bracketStoreContract } from '../../contracts/bracket-store.ts'
import { addBracketGround } from '../../support/fixtures/brackets.ts'
import { memoryStores } from '../../support/memory/stores.ts'

bracketStoreContract(async () => {
  const stores = memoryStores()
  return { store: stores.brackets, ...(await addBracketGround(stores)) }
})
