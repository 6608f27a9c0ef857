import { noticesContract } from '../contracts/notices.ts'
import { memoryAir } from '../support/memory/notices.ts'

noticesContract(async () => {
  const air = memoryAir()
  return { one: air.at('one'), two: air.at('two'), end: async () => {} }
})
