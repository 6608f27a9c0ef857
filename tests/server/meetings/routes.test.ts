import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type Reader, type TestApp } from '../../support/app.ts'

const sc69 = {
  body: 'SC',
  ordinal: 69,
  place: 'Geneva (Switzerland)',
  startsOn: '2017-11-27',
  endsOn: '2017-12-01',
  agenda: [
    { number: '31', title: 'Enforcement', part: 'Compliance', decisions: [], documents: [] },
    { number: '31.3', title: 'Cybercrime', part: 'Compliance', decisions: ['17.92'], documents: ['SC69 Doc. 31.3'] },
  ],
}

describe('meetings over HTTP', () => {
  let test: TestApp
  const post = (reader: Reader | null, url: string, payload: object) =>
    test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
  beforeAll(async () => {
    test = await createTestApp()
    const rule = { body: 'SC', name: 'Documents of Parties', daysBefore: 60, source: 'Rules of Procedure' } as const
    await test.deps.stores.meetings.addRule(rule, test.deps.clock())
  })
  afterAll(() => test.close())

  it('[G6] only the Secretariat adds a meeting', async () => {
    expect((await post(null, '/api/meetings', sc69)).statusCode).toBe(401)
    for (const reader of ['stranger', 'observer', 'member', 'Chair'] as const) {
      expect((await post(reader, '/api/meetings', sc69)).statusCode, reader).toBe(403)
    }
    expect((await post('Secretariat', '/api/meetings', sc69)).statusCode).toBe(201)
    expect((await post('Secretariat', '/api/meetings', sc69)).json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('[G6] anybody reads it, with agenda and deadlines', async () => {
    const answer = await test.app.inject('/api/meetings/SC69')
    expect(answer.json()).toMatchObject({
      code: 'SC69',
      bodyName: 'Standing Committee',
      deadlines: [{ name: 'Documents of Parties', on: '2017-09-28', inDays: 10 }],
      agenda: [{ number: '31' }, { number: '31.3', decisions: ['17.92'] }],
    })
    expect((await test.app.inject('/api/meetings')).json().items).toHaveLength(1)
    expect((await test.app.inject('/api/meetings/SC99')).json()).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('[G7] dates the wrong way round and a doubled item are refused in words', async () => {
    const late = await post('Secretariat', '/api/meetings', { ...sc69, ordinal: 70, endsOn: '2017-11-01' })
    expect(late.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/exchange the two dates/) })
    const four = await post('Secretariat', '/api/meetings', {
      ...sc69,
      ordinal: 70,
      agenda: [{ ...sc69.agenda[0], number: '1.2.3.4' }],
    })
    expect(four.statusCode).toBe(400)
  })

  it('[G3] a move is the Secretariat’s, and its deadlines follow', async () => {
    const dates = { place: 'Geneva (Switzerland)', startsOn: '2017-12-04', endsOn: '2017-12-08' }
    expect((await post('Chair', '/api/meetings/SC69/moves', dates)).statusCode).toBe(403)
    const moved = await post('Secretariat', '/api/meetings/SC69/moves', dates)
    expect(moved.json()).toMatchObject({ startsOn: '2017-12-04', deadlines: [{ on: '2017-10-05' }] })
    expect(moved.json().moves).toHaveLength(2)
  })
})
