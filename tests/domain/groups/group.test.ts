import { describe, expect, it } from 'vitest'
import type { Actor, GroupRole } from '#domain/access.ts'
import {
  actorOf,
  balanceOf,
  type Group,
  isCurrent,
  type Membership,
  refuseRole,
  refuseSeat,
} from '#domain/groups/group.ts'
import type { AccountId, GroupId, MembershipId, OrganizationId } from '#domain/ids.ts'
import type { Account, Organization } from '#domain/people/person.ts'

const groupId = 'g' as GroupId
const at = '2017-06-01T00:00:00.000Z'
const group: Group = {
  id: groupId,
  name: 'Working group',
  shortName: 'WG',
  setUpBy: 'Decision 17.94',
  setUpByRef: null,
  termsOfReference: { mandate: '', membership: '', modusOperandi: '', capacities: ['lawyer', 'producer country'] },
  expiresWith: null,
}
const kenya: Organization = { id: 'o' as OrganizationId, name: 'Kenya', kind: 'Party', region: 'Africa', code: 'KE' }
const amina: Account = {
  id: 'a' as AccountId,
  name: 'Amina Otieno',
  email: 'amina@example.org',
  organizationId: kenya.id,
  role: 'delegate',
  createdAt: '2017-01-01T00:00:00.000Z',
  closedAt: null,
}
const seat = (change: Partial<Membership> = {}): Membership => ({
  id: 'm' as MembershipId,
  groupId,
  accountId: amina.id,
  role: 'member',
  capacity: null,
  from: '2017-01-01T00:00:00.000Z',
  until: null,
  ...change,
})
const actor = (role: GroupRole): Actor => actorOf(amina, kenya, [seat({ role })], at)

describe('groups', () => {
  it('[GR3] a membership holds up to its end, the end excluded', () => {
    const ended = seat({ until: at })
    expect(isCurrent(ended, '2017-05-31T23:59:59.999Z')).toBe(true)
    expect(isCurrent(ended, at)).toBe(false)
    expect(isCurrent(seat({ from: '2017-06-01T00:00:00.001Z' }), at)).toBe(false)
  })

  it('[AC5] an ended membership grants nothing', () => {
    expect(actorOf(amina, kenya, [seat()], at).groups).toEqual([{ groupId, role: 'member' }])
    expect(actorOf(amina, kenya, [seat({ until: at })], at).groups).toEqual([])
    expect(actorOf(amina, kenya, [seat({ accountId: 'other' as AccountId })], at).groups).toEqual([])
  })

  it('[GR4] the Chair gives and ends seats of members, alternates and observers; the Secretariat all', () => {
    for (const role of ['member', 'alternate', 'observer'] as const) {
      expect(refuseRole(actor('Chair'), groupId, role)).toBeNull()
    }
    for (const role of ['Chair', 'Vice-Chair', 'Secretariat'] as const) {
      expect(refuseRole(actor('Chair'), groupId, role)?.code).toBe('forbidden')
      expect(refuseRole({ ...actor('member'), role: 'Secretariat' }, groupId, role)).toBeNull()
    }
  })

  it('[GR2] somebody who sits in the group is given no second seat', () => {
    expect(refuseSeat(amina, [seat()], at)).toMatchObject({ code: 'conflict' })
    expect(refuseSeat(amina, [seat({ until: at })], at)).toBeNull()
  })

  it('[GR8] a closed account is given no seat', () => {
    expect(refuseSeat({ ...amina, closedAt: at }, [], at)).toMatchObject({ code: 'conflict' })
  })

  it('[GR5] the balance counts asked capacities first, then others; alternates and former members do not count', () => {
    const seats = [
      seat({ capacity: 'producer country' }),
      seat({ capacity: 'producer country', role: 'Chair' }),
      seat({ capacity: 'lawyer', role: 'observer' }),
      seat({ capacity: 'producer country', role: 'alternate' }),
      seat({ capacity: 'lawyer', until: at }),
      seat({ capacity: 'other expert' }),
    ]
    expect(balanceOf(group, seats, at)).toEqual([
      { capacity: 'lawyer', isAsked: true, count: 1 },
      { capacity: 'producer country', isAsked: true, count: 2 },
      { capacity: 'other expert', isAsked: false, count: 1 },
    ])
  })
})
