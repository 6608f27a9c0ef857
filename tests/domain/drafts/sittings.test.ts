import { describe, expect, it } from 'vitest'
import { SittingGatherer } from '#domain/drafts/sittings.ts'
import type { AccountId } from '#domain/ids.ts'

const [kenya, peru] = ['kenya' as AccountId, 'peru' as AccountId]

function gather(...entries: readonly (readonly [number, AccountId, string])[]) {
  const gatherer = new SittingGatherer()
  for (const [sequence, accountId, hour] of entries) {
    gatherer.add({ sequence, accountId, at: `2017-09-18T${hour}:00.000Z`, byteCount: 20 })
  }
  return gatherer.finish()
}

describe('sittings', () => {
  it('[H5] changes without a longer pause are one sitting, by whomever, the busiest first', () => {
    expect(
      gather([5, peru, '14:40'], [4, kenya, '14:26'], [3, kenya, '14:25'], [2, peru, '14:02'], [1, kenya, '13:47']),
    ).toEqual([
      {
        first: 3,
        last: 5,
        from: '2017-09-18T14:25:00.000Z',
        until: '2017-09-18T14:40:00.000Z',
        changeCount: 3,
        writers: [
          { accountId: kenya, changeCount: 2 },
          { accountId: peru, changeCount: 1 },
        ],
      },
      expect.objectContaining({ first: 1, last: 2, changeCount: 2 }),
    ])
  })

  it('[H5] nothing recorded is no sitting', () => {
    expect(gather()).toEqual([])
  })
})
