import { alertStoreContract } from '../../contracts/alert-store.ts'
import { addReaders } from '../../support/fixtures/alerts.ts'
import { memoryStores } from '../../support/memory/stores.ts'

alertStoreContract(async () => {
  const { people, alerts } = memoryStores()
  return { store: alerts, accountIds: await addReaders(people) }
})
