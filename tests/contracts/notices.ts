/** What notices do, whatever they are made of. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Notice, Notices } from '#domain/collab/notices.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'

export interface NoticesSetup {
  /** Two processes. */
  readonly one: Notices
  readonly two: Notices
  readonly end: () => Promise<void>
}

const draftId = '01980000-0000-7000-8000-00000000d001' as DraftId
const accountId = '01980000-0000-7000-8000-0000000000a1' as AccountId

const EVERY_KIND: readonly Notice[] = [
  { kind: 'rows', draftId, sequence: 7 },
  { kind: 'rights', draftId },
  { kind: 'rights', accountId },
  { kind: 'revoked', draftId, accountId },
  { kind: 'changed', draftId, what: 'rights' },
  { kind: 'presence', draftId, presences: [{ clientId: 2 ** 32 - 1, clock: 1_505_725_200_000, json: '{"name":"É"}' }] },
  { kind: 'who', draftId },
  { kind: 'here', isNew: true },
  { kind: 'gone' },
]

export function noticesContract(setUp: () => Promise<NoticesSetup>): void {
  describe('notices', () => {
    let given: NoticesSetup
    beforeEach(async () => {
      given = await setUp()
    })
    afterEach(() => given.end())

    const listen = async (notices: Notices) => {
      const heard: Notice[] = []
      const from = new Set<string>()
      let beginnings = 0
      await notices.listen({
        heard(name, notice) {
          from.add(name)
          heard.push(notice)
        },
        began() {
          beginnings += 1
        },
      })
      return { heard, from, count: () => beginnings }
    }

    it('[C80] what one process says is heard by the others, in order and under its name, and not by itself', async () => {
      const own = await listen(given.one)
      const other = await listen(given.two)
      expect([own.count(), other.count()]).toEqual([1, 1])
      await given.one.say(EVERY_KIND)
      await expect.poll(() => other.heard).toEqual(EVERY_KIND)
      await given.two.say([{ kind: 'gone' }])
      await expect.poll(() => own.heard).toEqual([{ kind: 'gone' }])
      expect([other.from.size, own.from.size]).toEqual([1, 1])
      expect([...own.from]).not.toEqual([...other.from])
    })
  })
}
