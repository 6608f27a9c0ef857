import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ACTS,
  type Act,
  type Actor,
  type DraftRights,
  GROUP_ROLES,
  type GroupRole,
  may,
  mayAnywhere,
} from '#domain/access.ts'
import type { AccountId, GroupId, OrganizationId } from '#domain/ids.ts'

const groupId = 'own' as GroupId
const other = 'other' as GroupId
const rights: DraftRights = {
  Chair: 'edit',
  'Vice-Chair': 'edit',
  member: 'propose',
  alternate: 'comment',
  observer: 'none',
  Secretariat: 'edit',
}

function person(role: GroupRole | null, change: Partial<Actor> = {}): Actor {
  return {
    accountId: 'a' as AccountId,
    name: 'A. Delegate',
    email: 'delegate@example.org',
    role: 'delegate',
    organizationId: 'o' as OrganizationId,
    delegation: 'Kenya',
    groups: role ? [{ groupId, role }] : [],
    ...change,
  }
}

/** The table of docs/spec/access.md: for each act, its answers from "nobody" to "Secretariat". */
const spec = readFileSync(join(import.meta.dirname, '../../../docs/spec/access.md'), 'utf8')
const table = new Map(
  [...spec.matchAll(/^\| (\w+\.\w+) \|(.+)\|$/gm)].map(([, act = '', cells = '']) => [
    act,
    cells.split('|').map((cell) => cell.trim()),
  ]),
)
const secretariat = person(null, { role: 'Secretariat' })

describe('may', () => {
  it('the table names every act, and no other', () => {
    expect([...table.keys()].sort()).toEqual([...ACTS].sort())
  })

  it.each(ACTS)('[AC1] %s is granted as the table says, and to nobody else', (act) => {
    const say = (is: boolean) => (is ? 'yes' : 'no')
    const own = { groupId }
    const inGroup = (['observer', 'member', 'Chair'] as const).map((role) => may(person(role), act, own))
    const answers = [may(null, act), may(person(null), act), ...inGroup, may(secretariat, act, own)]
    const expected = table.get(act) ?? []
    expect(expected.map((cell, at) => (cell === 'by rights' ? cell : say(answers[at] ?? false)))).toEqual(expected)
    expect(may(person('alternate'), act, own)).toBe(may(person('member'), act, own))
    expect(may(person('Vice-Chair'), act, own)).toBe(may(person('Chair'), act, own))
  })

  it('[AC2] another group is closed to a member as it is to nobody signed in', () => {
    for (const role of GROUP_ROLES) {
      for (const act of ACTS) {
        expect(may(person(role), act, { groupId: other, draftRights: rights })).toBe(may(null, act))
      }
    }
  })

  it('[AC3] a seat as Secretariat opens nothing beyond its group', () => {
    const seated = person('Secretariat')
    expect(may(seated, 'report.issue', { groupId })).toBe(true)
    for (const act of ['account.create', 'meeting.edit', 'decision.import'] as const) {
      expect([may(seated, act), may(seated, act, { groupId }), mayAnywhere(seated, act)]).toEqual([false, false, false])
      expect(may(secretariat, act)).toBe(true)
    }
  })

  it('[AC4] a draft is read and edited by the rights of the role', () => {
    const scope = { groupId, draftRights: rights }
    expect(may(person('Chair'), 'draft.edit', scope)).toBe(true)
    expect(may(person('member'), 'draft.edit', scope)).toBe(false)
    expect(may(person('member'), 'draft.read', scope)).toBe(true)
    expect(may(person('observer'), 'draft.read', scope)).toBe(false)
    expect(may(person(null), 'draft.read', scope)).toBe(false)
    expect(may(person('Chair'), 'draft.read', { groupId })).toBe(false)
    expect(may(secretariat, 'draft.edit', scope)).toBe(true)
  })

  it('[AC7] the door is open exactly to those who may do the act to something', () => {
    const byRights = new Set<Act>(['draft.read', 'draft.edit', 'draft.propose', 'draft.comment'])
    const scopes = [{}, { groupId }, { groupId, draftRights: rights }, { groupId: other }]
    for (const actor of [null, person(null), secretariat, ...GROUP_ROLES.map((role) => person(role))]) {
      for (const act of ACTS.filter((one) => !byRights.has(one))) {
        expect(mayAnywhere(actor, act)).toBe(scopes.some((scope) => may(actor, act, scope)))
      }
    }
    expect(mayAnywhere(person('observer'), 'draft.read')).toBe(true)
    expect(mayAnywhere(person(null), 'draft.read')).toBe(false)
    expect(mayAnywhere(null, 'draft.edit')).toBe(false)
  })
})
