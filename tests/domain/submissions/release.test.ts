import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access.ts'
import type { AccountId, CallId, GroupId, OrganizationId, SubmissionId } from '#domain/ids.ts'
import { arrivalOf, maySee, refuseStep, refuseSubmission } from '#domain/submissions/release.ts'
import { replyStates, responseRate } from '#domain/submissions/response-rate.ts'
import type { Call, Submission } from '#domain/submissions/submission.ts'

const group = 'g' as GroupId
const kenya = 'ke' as OrganizationId
const peru = 'pe' as OrganizationId
const france = 'fr' as OrganizationId

function actor(organizationId: OrganizationId, inGroup: boolean): Actor {
  return {
    accountId: 'a' as AccountId,
    name: 'A. Delegate',
    email: 'delegate@example.org',
    role: 'delegate',
    organizationId,
    delegation: 'Kenya',
    groups: inGroup ? [{ groupId: group, role: 'member' }] : [],
  }
}

function submission(change: Partial<Submission>): Submission {
  return {
    id: 's' as SubmissionId,
    groupId: group,
    organizationId: kenya,
    callId: 'c' as CallId,
    questionPosition: 1,
    provision: null,
    category: 'legislation',
    answer: 'information',
    title: 'New rules on offers for sale',
    summary: 'Sellers must show a permit number.',
    link: null,
    receivedOn: '2017-08-01',
    visibility: 'group',
    sentAt: '2017-08-01T10:00:00.000Z',
    sentBy: 'a' as AccountId,
    ...change,
  }
}

const call: Call = {
  id: 'c' as CallId,
  groupId: group,
  number: '2017/035',
  title: 'Wildlife cybercrime',
  issuedOn: '2017-05-15',
  dueOn: '2017-08-01',
  extendedTo: '2017-09-01',
  audience: 'Parties',
  questions: [],
  openedAt: '2017-05-15T09:00:00.000Z',
  openedBy: 'a' as AccountId,
}

describe('who sees a submission', () => {
  const seen = (visibility: Submission['visibility']) =>
    [null, actor(peru, false), actor(peru, true), actor(kenya, false)].map((reader) =>
      maySee(reader, 'Party', submission({ visibility })),
    )

  it('[S4] what is kept to the delegation is shown to nobody else', () => {
    expect(seen('delegation')).toEqual([false, false, false, true])
  })
  it('[S5] group, Parties and public open it step by step', () => {
    expect(seen('group')).toEqual([false, false, true, true])
    expect(seen('Parties')).toEqual([false, true, true, true])
    expect(seen('public')).toEqual([true, true, true, true])
  })
  it('[S5] what is for Parties is not shown to a non-governmental organization, in the group or outside', () => {
    const ngo = (visibility: Submission['visibility']) =>
      [false, true].map((isInGroup) => maySee(actor(peru, isInGroup), 'NGO', submission({ visibility })))
    expect([ngo('group'), ngo('Parties'), ngo('public')]).toEqual([
      [false, true],
      [false, false],
      [true, true],
    ])
  })
})

it('[S6] information about enforcement is never made public', () => {
  const choice = submission({ category: 'enforcement' })
  expect(refuseSubmission({ ...choice, visibility: 'public' })?.message).toMatch(/never made public/)
  expect(refuseSubmission({ ...choice, visibility: 'Parties' })).toBeNull()
})

it('[S7] a submission says what is sent or where it can be read', () => {
  const empty = submission({ summary: ' ' })
  expect(refuseSubmission(empty)?.code).toBe('invalid')
  expect(refuseSubmission({ ...empty, link: 'https://example.org/law' })).toBeNull()
  expect(refuseSubmission({ ...empty, link: 'javascript:alert(1)' })?.message).toMatch(/https/)
  expect(refuseSubmission({ ...empty, answer: 'none' })).toBeNull()
})

it('[S2] what is released stays released', () => {
  expect(refuseStep('to be started', 'in preparation')).toBeNull()
  expect(refuseStep('with the focal point', 'released')).toBeNull()
  expect(refuseStep('released', 'in preparation')?.message).toMatch(/further submission/)
})

it('[S1] in time, within the extension and late are told apart', () => {
  expect(arrivalOf(call, '2017-08-01')).toBe('in time')
  expect(arrivalOf(call, '2017-08-20')).toBe('within the extension')
  expect(arrivalOf(call, '2017-09-02')).toBe('late')
})

describe('the response rate', () => {
  const asked = [kenya, peru, france]

  it('[S3] counts none and nothing to report as answers', () => {
    const sent = [submission({ answer: 'none' }), submission({ organizationId: peru, answer: 'nothing to report' })]
    expect(responseRate(asked, sent)).toEqual({ answeredCount: 2, askedCount: 3 })
    expect(responseRate(asked, sent, 2)).toEqual({ answeredCount: 0, askedCount: 3 })
  })

  it('[S4] leaves out what only its own delegation sees', () => {
    expect(responseRate(asked, [submission({ visibility: 'delegation' })]).answeredCount).toBe(0)
  })

  it('[S2] takes the state of a reply from its last step', () => {
    const step = { callId: call.id, at: '2017-06-01T00:00:00.000Z', by: 'a' as AccountId }
    const steps = [
      { ...step, organizationId: kenya, state: 'in preparation' as const },
      { ...step, organizationId: kenya, state: 'released' as const },
    ]
    expect([...replyStates(asked, steps).values()]).toEqual(['released', 'to be started', 'to be started'])
  })
})
