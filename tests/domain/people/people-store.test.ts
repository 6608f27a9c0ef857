import { peopleStoreContract } from '../../contracts/people-store.ts'
import { memoryPeopleStore } from '../../support/memory/people.ts'

peopleStoreContract(async () => memoryPeopleStore())
