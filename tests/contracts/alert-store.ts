/** What every store of alerts does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId, AlertId } from '#domain/ids.ts'
import type { NewAlert } from '#domain/people/alert.ts'
import type { AlertStore } from '#domain/people/alert-store.ts'

export interface AlertStoreSetup {
  readonly store: AlertStore
  /** Three accounts that exist; the last one is closed. */
  readonly accountIds: readonly [AccountId, AccountId, AccountId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000a00${digit}` as AlertId

export function alertStoreContract(setUp: () => Promise<AlertStoreSetup>): void {
  describe('a store of alerts', () => {
    let store: AlertStore
    let own: AccountId
    let other: AccountId
    let closed: AccountId
    beforeEach(async () => {
      const given = await setUp()
      store = given.store
      ;[own, other, closed] = given.accountIds
    })

    const alert = (digit: number, more: Partial<NewAlert> = {}): NewAlert => ({
      id: idOf(digit),
      accountId: own,
      kind: 'proposal',
      words: `Proposal P${digit} was placed.`,
      about: 'Draft resolution',
      address: `/drafts/d?proposal=${digit}`,
      at: `2017-09-1${digit}T09:00:00.000Z`,
      ...more,
    })
    const ids = async (page: Parameters<AlertStore['ofAccount']>[1]) =>
      (await store.ofAccount(own, page)).items.map(({ id }) => id)

    it('[AL4] gives each person their own alerts, the newest first', async () => {
      await store.add([])
      await store.add([alert(1), alert(2), alert(3, { accountId: other })])
      expect(await store.ofAccount(own, { limit: 10 })).toEqual({
        items: [
          { ...alert(2), readAt: null },
          { ...alert(1), readAt: null },
        ],
        next: null,
      })
      expect([await store.unreadCount(own), await store.unreadCount(other)]).toEqual([2, 1])
    })

    it('[AL3] notes once when one was read, and of nobody else', async () => {
      await store.add([alert(1), alert(2), alert(3, { accountId: other })])
      await store.markRead(own, [idOf(1), idOf(3), idOf(9)], '2017-09-20T09:00:00.000Z')
      await store.markRead(own, [idOf(1)], '2017-09-21T09:00:00.000Z')
      await store.markRead(own, [], '2017-09-21T09:00:00.000Z')
      const { items } = await store.ofAccount(own, { limit: 10 })
      expect(items.map(({ readAt }) => readAt)).toEqual([null, '2017-09-20T09:00:00.000Z'])
      expect([await store.unreadCount(own), await store.unreadCount(other)]).toEqual([1, 1])
    })

    it('[AL5] goes on where a page ended, and is narrowed to what is unread', async () => {
      await store.add([1, 2, 3, 4].map((digit) => alert(digit, { at: '2017-09-10T09:00:00.000Z' })))
      const first = await store.ofAccount(own, { limit: 2 })
      expect([first.items.map(({ id }) => id), first.next]).toEqual([[idOf(4), idOf(3)], idOf(3)])
      await store.add([alert(5)])
      await store.markRead(own, [idOf(2)], '2017-09-20T09:00:00.000Z')
      expect(await ids({ limit: 2, after: idOf(3) })).toEqual([idOf(2), idOf(1)])
      expect(await ids({ limit: 9, isUnread: true })).toEqual([5, 4, 3, 1].map(idOf))
    })

    it('[AL8] a mail is due to whom something new waits for, and once a day', async () => {
      await store.add([alert(1), alert(2), alert(3, { accountId: other })])
      await store.markRead(other, [idOf(3)], '2017-09-14T09:00:00.000Z')
      const due = async (day: string) =>
        (await store.dueDigests(day)).map(({ accountId, alerts }) => [accountId, alerts.map(({ id }) => id)])
      expect(await due('2017-09-15')).toEqual([[own, [idOf(2), idOf(1)]]])
      expect(await store.takeDigest(own, '2017-09-15', '2017-09-15T05:00:00.000Z')).toBe(true)
      expect(await store.takeDigest(own, '2017-09-15', '2017-09-15T05:10:00.000Z')).toBe(false)
      expect(await due('2017-09-15')).toEqual([])
      expect(await due('2017-09-16')).toEqual([])
      await store.add([alert(4, { at: '2017-09-15T12:00:00.000Z' })])
      expect(await due('2017-09-15')).toEqual([])
      expect(await due('2017-09-16')).toEqual([[own, [4, 2, 1].map(idOf)]])
    })

    it('[AL9] none is due to who has switched it off, or whose account is closed', async () => {
      await store.add([alert(1), alert(2, { accountId: closed })])
      expect(await store.isMailed(own)).toBe(true)
      await store.chooseMail(own, false, '2017-09-12T09:00:00.000Z')
      expect([await store.isMailed(own), await store.isMailed(other)]).toEqual([false, true])
      expect(await store.dueDigests('2017-09-15')).toEqual([])
      await store.chooseMail(own, true, '2017-09-13T09:00:00.000Z')
      expect((await store.dueDigests('2017-09-15')).map(({ accountId }) => accountId)).toEqual([own])
    })
  })
}
