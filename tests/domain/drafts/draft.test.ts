import { expect, test } from 'vitest'
import { DEFAULT_RIGHTS, type Draft, effectiveRight, refuseMove } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId, OrganizationId } from '#domain/ids.ts'

test('[DR8] the sentence of a refusal is the one that a button shows; frozen, who edits reads', () => {
  const draft: Draft = {
    id: 'x' as DraftId,
    title: 'Draft',
    kind: 'document',
    groupId: 'g' as GroupId,
    meetingId: null,
    label: null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: 'a' as AccountId,
    createdAt: '',
  }
  const frozen = { ...draft, events: [{ state: 'frozen' as const, at: '', by: draft.createdBy }] }
  const seated = (role: 'Chair' | 'member') => ({
    accountId: 'c' as AccountId,
    name: 'N. Delegate',
    email: '',
    role: 'delegate' as const,
    organizationId: 'o' as OrganizationId,
    delegation: 'KE',
    groups: [{ groupId: draft.groupId, role }],
  })
  expect(refuseMove(seated('Chair'), draft, 'frozen')).toBeNull()
  expect(refuseMove(seated('Chair'), frozen, 'open')).toBeNull()
  expect(refuseMove(seated('member'), draft, 'frozen')?.code).toBe('forbidden')
  expect([effectiveRight(seated('Chair'), draft), effectiveRight(seated('Chair'), frozen)]).toEqual(['edit', 'read'])
  expect(effectiveRight(null, draft)).toBe('none')
})
