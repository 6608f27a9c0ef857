import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '#domain/decisions/decision.ts'
import type { DecisionId, ProvisionId, RevisionId } from '#domain/ids.ts'
import { createTestApp, type Reader, type TestApp } from '../../support/app.ts'

function decision1792(test: TestApp): Decision {
  const by = test.accounts.Secretariat.id
  const at = test.deps.clock()
  return {
    id: test.deps.newId() as DecisionId,
    handle: 'k7m2q4x',
    kind: 'decision',
    label: null,
    subject: 'Wildlife cybercrime',
    proposedBy: null,
    createdAt: at,
    revisions: [
      {
        id: test.deps.newId() as RevisionId,
        revision: null,
        adoptedAt: 'CoP17',
        addressees: [{ body: 'Parties', relation: 'lead', scope: null }],
        provisions: [
          {
            id: test.deps.newId() as ProvisionId,
            path: 'a',
            kind: 'item',
            marker: 'a)',
            depth: 1,
            text: 'tell of laws;',
          },
        ],
        source: 'test',
        importId: null,
        recordedAt: at,
        recordedBy: by,
      },
    ],
    events: [{ kind: 'adopted', meeting: 'CoP17', number: '17.92', note: null, recordedAt: at, recordedBy: by }],
  }
}

describe('calls and submissions over HTTP', () => {
  let test: TestApp
  let callId: string
  const post = (reader: Reader | null, url: string, payload: object) =>
    test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
  const get = (reader: Reader | null, url: string) => test.app.inject({ url, headers: test.as(reader) })
  const call = () => ({
    groupId: test.groupId,
    number: '2017/036',
    title: 'Measures of Parties',
    dueOn: '2017-11-01',
    audience: 'All Parties',
    questions: [{ text: 'Which laws have changed?', provision: '17.92/a' }],
  })
  const submission = (change: object = {}) => ({
    groupId: test.groupId,
    callId,
    questionPosition: 1,
    provision: null,
    category: 'legislation',
    answer: 'information',
    title: 'A new law',
    summary: 'Sellers show a permit number.',
    link: null,
    visibility: 'group',
    ...change,
  })

  beforeAll(async () => {
    test = await createTestApp()
    await test.deps.stores.decisions.add(decision1792(test))
  })
  afterAll(() => test.close())

  it('[S10] the Chair and the Secretariat open a call, nobody else', async () => {
    expect((await post(null, '/api/calls', call())).statusCode).toBe(401)
    for (const reader of ['stranger', 'observer', 'member'] as const) {
      expect((await post(reader, '/api/calls', call())).statusCode, reader).toBe(403)
    }
    const opened = await post('Chair', '/api/calls', call())
    expect(opened.statusCode).toBe(201)
    callId = opened.json().id
    expect(opened.json().questions[0].provision).toEqual({
      cite: 'Decision 17.92, paragraph a)',
      href: '/decisions/17.92/a',
    })
  })

  it('[S9] a question about a provision that does not exist is refused', async () => {
    const wrong = { ...call(), number: null, questions: [{ text: 'What?', provision: '17.92/z' }] }
    expect((await post('Chair', '/api/calls', wrong)).json()).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/no provision 17.92\/z/),
    })
  })

  it('[S10] members send for their own delegation, observers and strangers do not', async () => {
    expect((await post(null, '/api/submissions', submission())).statusCode).toBe(401)
    expect((await post('observer', '/api/submissions', submission())).statusCode).toBe(403)
    expect((await post('stranger', '/api/submissions', submission())).statusCode).toBe(403)
    const sent = await post('member', '/api/submissions', submission())
    expect(sent.json()).toMatchObject({ delegation: 'FR', provision: { href: '/decisions/17.92/a' } })
  })

  it('[S5] a submission for the group is not shown to strangers', async () => {
    const titles = async (reader: Reader) =>
      (await get(reader, '/api/submissions')).json().items.map(({ title }: { title: string }) => title)
    await post('member', '/api/submissions', submission({ title: 'Own colleagues only', visibility: 'delegation' }))
    await post('member', '/api/submissions', submission({ title: 'For Parties', visibility: 'Parties' }))
    expect(await titles('observer')).toEqual(['A new law'])
    expect(await titles('stranger')).toEqual(['For Parties'])
    expect(await titles('member')).toHaveLength(3)
    expect((await get(null, '/api/submissions')).statusCode).toBe(401)
  })

  it('[S6] enforcement for the public is refused at the door', async () => {
    const answer = await post(
      'member',
      '/api/submissions',
      submission({ category: 'enforcement', visibility: 'public' }),
    )
    expect(answer.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/never made public/) })
  })

  it('[S2] a reply moves on by its own delegation and not back', async () => {
    const steps = `/api/calls/${callId}/steps`
    expect((await post('observer', steps, { state: 'released' })).statusCode).toBe(403)
    expect((await post('member', steps, { state: 'released' })).json().ownState).toBe('released')
    expect((await post('member', steps, { state: 'in preparation' })).statusCode).toBe(409)
  })

  it('[S4] the response rate counts what others can see', async () => {
    expect((await get('observer', `/api/calls/${callId}`)).json()).toMatchObject({ answeredCount: 1, askedCount: 4 })
    expect((await get(null, `/api/calls/${callId}`)).statusCode).toBe(401)
  })
})
