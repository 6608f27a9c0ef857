/** What every store of mandates does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import type { MandateStore } from '#domain/mandates/store.ts'
import { aMandate, anEntry, mandateIdOf } from '../support/fixtures/mandates.ts'
import { idOf } from '../support/fixtures/texts.ts'

export interface MandateStoreSetup {
  readonly store: MandateStore
  /** An account that exists; the text `1` of the fixtures is in the registry. */
  readonly by: AccountId
}

export function mandateStoreContract(setUp: () => Promise<MandateStoreSetup>): void {
  describe('a store of mandates', () => {
    let store: MandateStore
    let by: AccountId
    beforeEach(async () => {
      ;({ store, by } = await setUp())
      await store.add([aMandate('1', by), aMandate('2', by, { path: 'b', deadline: null, condition: null })])
    })

    it('[M1] gives back a mandate, and refuses the same provision for the same addressee', async () => {
      expect(await store.find(mandateIdOf('1'))).toEqual(aMandate('1', by))
      expect((await store.list()).map(({ path }) => path)).toEqual(['a', 'b'])
      expect(await store.listByDecision(idOf('1'))).toHaveLength(2)
      expect(await store.listByDecision(idOf('2'))).toEqual([])
      const both = [aMandate('3', by, { path: 'c' }), aMandate('4', by)]
      await expect(store.add(both)).rejects.toMatchObject({ code: 'conflict' })
      expect(await store.find(mandateIdOf('3'))).toBeNull()
      const narrower = { body: 'Parties', relation: 'lead', scope: 'affected by the trade' } as const
      await store.add([aMandate('5', by, { addressee: narrower })])
      expect(await store.list()).toHaveLength(3)
    })

    it('[M2] adds entries in order, each after the number that its author saw', async () => {
      await store.append(anEntry('1', by, 'started'), 0)
      await store.append(anEntry('2', by, 'progress'), 1)
      await expect(store.append(anEntry('3', by, 'note'), 1)).rejects.toMatchObject({ code: 'conflict' })
      await expect(store.append(anEntry('3', by, 'note'), 5)).rejects.toMatchObject({ code: 'conflict' })
      expect(await store.entriesOf(mandateIdOf('1'))).toEqual([
        anEntry('1', by, 'started'),
        anEntry('2', by, 'progress'),
      ])
      const stranger = { ...anEntry('4', by, 'note'), mandateId: mandateIdOf('99') }
      await expect(store.append(stranger, 0)).rejects.toMatchObject({ code: 'not_found' })
      const all = await store.entriesOfAll([mandateIdOf('1'), mandateIdOf('2')])
      expect(all.get(mandateIdOf('1'))).toHaveLength(2)
      expect(all.get(mandateIdOf('2'))).toEqual([])
    })
  })
}
