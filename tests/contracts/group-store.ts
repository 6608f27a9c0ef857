/** What every group store does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Group, Membership } from '#domain/groups/group.ts'
import type { GroupStore } from '#domain/groups/store.ts'
import type { AccountId, GroupId, MembershipId } from '#domain/ids.ts'

const group: Group = {
  id: '01980000-0000-7000-8000-0000000000f1' as GroupId,
  name: 'Working group on wildlife cybercrime',
  shortName: 'Cybercrime',
  setUpBy: 'Decision 17.94',
  setUpByRef: '17.94',
  termsOfReference: {
    mandate: 'Report on new rules.',
    membership: 'Producer and consumer countries.',
    modusOperandi: 'By correspondence.',
    capacities: ['producer country', 'lawyer'],
  },
  expiresWith: 'CoP18',
}

export interface GroupStoreSetup {
  readonly store: GroupStore
  /** An account that exists. */
  readonly accountId: AccountId
}

export function groupStoreContract(setUp: () => Promise<GroupStoreSetup>): void {
  describe('a group store', () => {
    let store: GroupStore
    let seat: Membership
    beforeEach(async () => {
      const given = await setUp()
      store = given.store
      seat = {
        id: '01980000-0000-7000-8000-0000000000c1' as MembershipId,
        groupId: group.id,
        accountId: given.accountId,
        role: 'member',
        capacity: 'lawyer',
        from: '2017-01-01T08:00:00.000Z',
        until: null,
      }
      await store.addGroup(group)
    })
    const nextSeat = (): Membership => ({
      ...seat,
      id: '01980000-0000-7000-8000-0000000000c2' as MembershipId,
      role: 'Chair',
      capacity: null,
      from: '2017-06-01T08:00:00.000Z',
    })

    it('finds a group with its terms, and lists groups', async () => {
      expect(await store.group(group.id)).toEqual(group)
      expect(await store.groups()).toEqual([group])
      expect(await store.group('01980000-0000-7000-8000-0000000000f9' as GroupId)).toBeNull()
    })

    it('[GR1] another role is another line of the history', async () => {
      await store.addMembership(seat)
      expect(await store.endMembership(seat.id, '2017-05-31T00:00:00.000Z')).toBe(true)
      await store.addMembership(nextSeat())
      const ended = { ...seat, until: '2017-05-31T00:00:00.000Z' }
      expect(await store.membership(seat.id)).toEqual(ended)
      expect(await store.membershipsIn(group.id)).toEqual([ended, nextSeat()])
      expect(await store.membershipsOf(seat.accountId)).toEqual([ended, nextSeat()])
    })

    it('[GR1] a membership is ended once, at the instant that was said first', async () => {
      await store.addMembership(seat)
      const instants = ['2017-05-31T00:00:00.000Z', '2017-07-31T00:00:00.000Z'] as const
      expect(await store.endMembership(seat.id, instants[0])).toBe(true)
      expect(await store.endMembership(seat.id, instants[1])).toBe(false)
      expect((await store.membership(seat.id))?.until).toBe(instants[0])
    })

    it('[GR2] of two seats for one person at the same moment one is refused', async () => {
      const given = await Promise.allSettled([store.addMembership(seat), store.addMembership(nextSeat())])
      expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(given.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    })
  })
}
