/** What every draft store does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_RIGHTS, type Draft, stateOf } from '#domain/drafts/draft.ts'
import type { DraftStore } from '#domain/drafts/store.ts'
import type { AccountId, DraftId, GroupId } from '#domain/ids.ts'

export interface DraftStoreSetup {
  readonly store: DraftStore
  readonly accountId: AccountId
  /** Two groups that exist. */
  readonly groupIds: readonly [GroupId, GroupId]
}

const idOf = (digit: number) => `01980000-0000-7000-8000-00000000d00${digit}` as DraftId

export function draftStoreContract(setUp: () => Promise<DraftStoreSetup>): void {
  describe('a draft store', () => {
    let store: DraftStore
    let given: DraftStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const draft = (digit: number, change: Partial<Draft> = {}): Draft => ({
      id: idOf(digit),
      title: `Draft resolution on wildlife cybercrime ${digit}`,
      kind: 'resolution',
      groupId: given.groupIds[0],
      meetingId: null,
      label: null,
      decisionId: null,
      rights: DEFAULT_RIGHTS,
      events: [],
      createdBy: given.accountId,
      createdAt: `2017-09-1${digit}T09:00:00.000Z`,
      ...change,
    })

    it('[DR1] gives back a draft as it was added, once', async () => {
      const added = draft(1, { label: '17.XX' })
      await store.add(added)
      expect(await store.find(added.id)).toEqual(added)
      expect(await store.find(idOf(9))).toBeNull()
      await expect(store.add(added)).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[DR7] the newest rights hold', async () => {
      await store.add(draft(1))
      const rights = { ...DEFAULT_RIGHTS, observer: 'comment' } as const
      await store.setRights(idOf(1), { ...rights, member: 'read' }, '2017-10-01T09:00:00.000Z', given.accountId)
      await store.setRights(idOf(1), rights, '2017-10-02T09:00:00.000Z', given.accountId)
      expect((await store.find(idOf(1)))?.rights).toEqual(rights)
      const unknown = store.setRights(idOf(9), rights, '2017-10-02T09:00:00.000Z', given.accountId)
      await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
    })

    it('[DR8] the state is the last event, and all events are kept', async () => {
      await store.add(draft(1))
      const events = [
        { state: 'frozen', at: '2017-10-01T09:00:00.000Z', by: given.accountId },
        { state: 'open', at: '2017-10-01T09:00:00.000Z', by: given.accountId },
        { state: 'frozen', at: '2017-10-03T09:00:00.000Z', by: given.accountId },
      ] as const
      for (const event of events) await store.addEvent(idOf(1), event)
      const found = await store.find(idOf(1))
      expect(found?.events).toEqual(events)
      expect(found && stateOf(found)).toBe('frozen')
      await expect(store.addEvent(idOf(9), events[0])).rejects.toMatchObject({ code: 'not_found' })
    })

    it('[DR4] lists newest first, by words, state and group', async () => {
      await store.add(draft(1, { label: '17.XX' }))
      await store.add(draft(2, { groupId: given.groupIds[1] }))
      await store.add(draft(3, { title: 'Report 100% done' }))
      await store.addEvent(idOf(1), { state: 'frozen', at: '2017-10-01T09:00:00.000Z', by: given.accountId })
      const listed = async (filter: Parameters<DraftStore['list']>[0]) => {
        const { items, totalCount } = await store.list(filter, { limit: 10 })
        expect(items).toHaveLength(totalCount)
        return items.map(({ id }) => Number(id.at(-1)))
      }
      expect(await listed({})).toEqual([3, 2, 1])
      expect(await listed({ q: 'CYBER resolution' })).toEqual([2, 1])
      expect(await listed({ q: '17.xx' })).toEqual([1])
      expect(await listed({ q: '0%' })).toEqual([3])
      expect(await listed({ q: 'c_ber' })).toEqual([])
      expect(await listed({ state: 'frozen' })).toEqual([1])
      expect(await listed({ state: 'open' })).toEqual([3, 2])
      expect(await listed({ groupIds: [given.groupIds[1]] })).toEqual([2])
      expect(await listed({ groupIds: [] })).toEqual([])
    })

    it('[DR13] goes on where a page ended, also after something was added', async () => {
      for (const digit of [1, 2, 3]) await store.add(draft(digit, { createdAt: '2017-09-10T09:00:00.000Z' }))
      const first = await store.list({}, { limit: 2 })
      expect([first.items.map(({ id }) => id), first.totalCount]).toEqual([[idOf(3), idOf(2)], 3])
      await store.add(draft(4))
      const second = await store.list({}, { limit: 2, after: first.next ?? '' })
      expect([second.items.map(({ id }) => id), second.next]).toEqual([[idOf(1)], null])
      await expect(store.list({}, { limit: 2, after: 'nowhere' })).rejects.toMatchObject({ code: 'invalid' })
    })
  })
}
