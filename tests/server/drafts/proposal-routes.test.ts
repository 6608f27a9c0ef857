import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GroupRole } from '#domain/access.ts'
import { blocksOf, isBracket, isTable, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DispositionInput, ProposalInput, ProposalList, ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { DraftContent, DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import type { AlertList } from '#domain/people/wire.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { said, wordsById } from '../../support/fixtures/proposals.ts'

let test: TestApp
let draftId: string
beforeEach(async () => {
  test = await createTestApp()
  const paragraphs = ['URGES Parties to report', 'INVITES Parties to share', 'DIRECTS the Secretariat to publish'].map(
    (text) => ({ role: 'operative' as const, text }),
  )
  const payload = { title: 'Draft', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('Chair'), payload })
  draftId = answer.json<DraftView>().id
  await setRights({ member: 'propose', alternate: 'propose' })
})
afterEach(() => test.close())

const ask = (reader: Reader | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  test.app.inject({ method, url: `/api${url}`, headers: test.as(reader), ...(payload && { payload }) })

const setRights = (change: Partial<Record<GroupRole, string>>) =>
  ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, ...change })

async function text(): Promise<Paragraph[]> {
  const content = (await ask('Chair', 'GET', `/drafts/${draftId}/content`)).json<DraftContent>()
  return blocksOf(readDocument(content)).flatMap((block) => (isTable(block) ? [] : [block]))
}
const words = async () => wordsById(await text()).map((line) => line.replace(/^\S+: /, ''))

async function paragraphAt(place: number): Promise<Paragraph> {
  const found = (await text())[place]
  if (!found) throw new Error('The draft has no such paragraph')
  return found
}

const propose = (reader: Reader | null, input: object) => ask(reader, 'POST', `/drafts/${draftId}/proposals`, input)

/** A proposal that gives one paragraph other words. */
async function proposed(place: number, to: string, more: Partial<ProposalInput> = {}, by: Reader = 'member') {
  const base = await paragraphAt(place)
  const answer = await propose(by, { kind: 'change', base: [base], proposed: [said(base.id, to)], ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<ProposalView>()
}

const answer = (reader: Reader | null, id: string, input: DispositionInput) =>
  ask(reader, 'POST', `/proposals/${id}/disposition`, input)
const list = async (reader: Reader, query = '') =>
  (await ask(reader, 'GET', `/drafts/${draftId}/proposals${query}`)).json<ProposalList>()
const view = async (id: string, reader: Reader = 'member') =>
  (await ask(reader, 'GET', `/proposals/${id}`)).json<ProposalView>()

async function statuses(act: (reader: Reader | null) => Promise<{ statusCode: number }>) {
  const answers: Partial<Record<Reader | 'nobody', number>> = {}
  for (const reader of [...READERS, null]) answers[reader ?? 'nobody'] = (await act(reader)).statusCode
  return answers
}

describe('who may', () => {
  it('[PR2] propose: by the rights of the draft', async () => {
    const base = await paragraphAt(0)
    const input = { kind: 'delete', base: [base], proposed: [] }
    expect(await statuses((reader) => propose(reader, input))).toEqual({
      ...{ Chair: 201, 'Vice-Chair': 201, member: 201, alternate: 201, observer: 403, Secretariat: 201 },
      ...{ stranger: 403, nobody: 401 },
    })
    await setRights({ member: 'comment' })
    expect((await propose('member', input)).statusCode).toBe(403)
  })

  it('[PR2] for another delegation: those who place proposals', async () => {
    const { organizationId } = test.accounts.member
    const on = async (reader: Reader) =>
      (await propose(reader, { kind: 'delete', base: [await paragraphAt(0)], proposed: [], organizationId })).statusCode
    expect([await on('Chair'), await on('alternate'), await on('member')]).toEqual([201, 403, 201])
    const unknown = { kind: 'delete', base: [await paragraphAt(0)], proposed: [], organizationId: test.groupId }
    expect((await propose('Chair', unknown)).statusCode).toBe(404)
    expect((await list('Chair')).organizations.map(({ name }) => name).sort()).toEqual([
      ...['FR', 'KE', 'ONO', 'PE', 'SECRETARIAT'],
    ])
    expect((await list('member')).organizations.map(({ name }) => name)).toEqual(['FR'])
    expect((await list('observer')).organizations).toEqual([])
  })

  it('[PR14] answer: Chair, Vice-Chair and Secretariat', async () => {
    const said = await statuses(async (reader) => {
      const { id } = await proposed(0, 'URGES')
      return answer(reader, id, { kind: 'declined', reason: 'Not now.' })
    })
    expect(said).toEqual({
      ...{ Chair: 200, 'Vice-Chair': 200, member: 403, alternate: 403, observer: 403, Secretariat: 200 },
      ...{ stranger: 403, nobody: 401 },
    })
  })

  it('[PR14] withdraw: the delegation that made it', async () => {
    const said = await statuses(async (reader) => {
      const { id } = await proposed(0, 'URGES')
      return answer(reader, id, { kind: 'withdrawn' })
    })
    expect(said).toMatchObject({ Chair: 403, member: 200, alternate: 403, Secretariat: 403, nobody: 401 })
  })

  it('[PR11] support: other delegations that may propose', async () => {
    const { id } = await proposed(0, 'URGES')
    const support = (reader: Reader | null, isGiven = true) =>
      ask(reader, 'POST', `/proposals/${id}/support`, { isGiven })
    expect(await statuses((reader) => support(reader))).toEqual({
      ...{ Chair: 200, 'Vice-Chair': 200, member: 409, alternate: 409, observer: 403, Secretariat: 200 },
      ...{ stranger: 403, nobody: 401 },
    })
    expect((await view(id)).supporters.map(({ name }) => name)).toEqual(['KE', 'PE', 'SECRETARIAT'])
    expect((await support('Chair', false)).json<ProposalView>().supporters.map(({ name }) => name)).toEqual([
      ...['PE', 'SECRETARIAT'],
    ])
  })

  it.each(['list', 'one'])('[PR21] read proposals (%s): who may read the draft', async (what) => {
    const { id } = await proposed(0, 'URGES')
    const path = what === 'list' ? `/drafts/${draftId}/proposals` : `/proposals/${id}`
    const read = { Chair: 200, 'Vice-Chair': 200, member: 200, alternate: 200, observer: 200, Secretariat: 200 }
    expect(await statuses((reader) => ask(reader, 'GET', path))).toEqual({ ...read, stranger: 403, nobody: 401 })
    await setRights({ observer: 'none' })
    expect((await ask('observer', 'GET', path)).statusCode).toBe(403)
    expect(
      (
        await ask(
          'member',
          'GET',
          path.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        )
      ).statusCode,
    ).toBe(404)
  })
})

describe('a proposal', () => {
  it('[PR1] is kept beside the text and numbered, and the text stays', async () => {
    const before = await text()
    const first = await proposed(0, 'URGES all Parties to report', { reason: ' It is clearer. ' })
    expect(first).toMatchObject({
      ...{ number: 1, kind: 'change', state: 'open', reason: 'It is clearer.', fit: 'fits', isOwn: true, order: 0 },
      party: { name: 'FR' },
      by: 'member of FR',
    })
    expect((await proposed(1, 'INVITES')).number).toBe(2)
    expect(await text()).toEqual(before)
  })

  it('[PR4] [PR5] [PR6] is refused with a sentence when it changes nothing or does not fit', async () => {
    const base = await paragraphAt(0)
    const nothing = await propose('member', { kind: 'change', base: [base], proposed: [base] })
    expect([nothing.statusCode, nothing.json().detail]).toEqual([400, expect.stringContaining('changes nothing')])
    const other = said(base.id, 'NOTES that Parties report')
    const old = await propose('member', { kind: 'change', base: [other], proposed: [said(base.id, 'NOTES it')] })
    expect([old.statusCode, old.json().detail]).toEqual([
      409,
      expect.stringContaining('The text has changed meanwhile.'),
    ])
    const gone = await propose('member', { kind: 'delete', base: [said('gone', 'x')], proposed: [] })
    expect(gone.json().detail).toContain('is not in the text any more')
    expect((await list('member')).items).toEqual([])
  })

  it('[PR7] takes the place of an older one of the same delegation', async () => {
    const old = await proposed(0, 'URGES')
    const fresh = await proposed(0, 'URGES all', { replaces: old.id })
    expect(await view(old.id)).toMatchObject({
      state: 'withdrawn',
      dispositions: [{ kind: 'withdrawn', reason: `Replaced by P${fresh.number}.` }],
    })
    const base = await paragraphAt(0)
    const input = { kind: 'change', base: [base], proposed: [said(base.id, 'NOTES')] }
    expect((await propose('alternate', { ...input, replaces: fresh.id })).statusCode).toBe(403)
    expect((await propose('member', { ...input, replaces: old.id })).statusCode).toBe(409)
    expect((await list('member')).items).toHaveLength(2)
  })

  it('[PR8] answers another one with other words, one deep', async () => {
    const first = await proposed(0, 'URGES')
    const counter = await proposed(0, 'URGES all', { counterTo: first.id }, 'alternate')
    expect(counter.counterTo).toBe(first.id)
    const base = await paragraphAt(0)
    const deeper = await propose('Chair', { kind: 'delete', base: [base], proposed: [], counterTo: counter.id })
    expect(deeper.statusCode).toBe(409)
    const elsewhere = await propose('Chair', {
      ...{ kind: 'delete', base: [await paragraphAt(2)], proposed: [], counterTo: first.id },
    })
    expect(elsewhere.json().detail).toContain('another paragraph')
  })

  it('[PR10] names its rivals', async () => {
    const first = await proposed(0, 'URGES')
    const second = await proposed(0, 'URGES all', {}, 'alternate')
    await proposed(0, 'URGES', {}, 'Chair')
    await proposed(1, 'INVITES')
    const { items } = await list('Chair')
    expect(items.map(({ number, rivals }) => [number, rivals.length])).toEqual([
      ...[[1, 1] as const, [2, 2] as const, [3, 1] as const, [4, 0] as const],
    ])
    expect(items.find(({ id }) => id === first.id)?.rivals).toEqual([second.id])
  })

  it('[PR3] rests while the draft is frozen', async () => {
    const { id } = await proposed(0, 'URGES')
    await ask('Chair', 'POST', `/drafts/${draftId}/state`, { state: 'frozen' })
    const base = await paragraphAt(0)
    const codes = [
      await propose('member', { kind: 'delete', base: [base], proposed: [] }),
      await answer('Chair', id, { kind: 'placed' }),
      await answer('member', id, { kind: 'withdrawn' }),
      await ask('Chair', 'POST', `/proposals/${id}/support`, { isGiven: true }),
    ]
    expect(codes.map((response) => response.json().code)).toEqual(['frozen', 'frozen', 'frozen', 'frozen'])
    expect((await view(id)).refusals.withdraw).toContain('frozen')
  })
})

describe('what becomes of it', () => {
  it('[PR15] [PR20] placing a change, an insertion, a deletion and a move writes them, with the record', async () => {
    const before = await text()
    const changed = await proposed(0, 'URGES all Parties to report')
    const inserted = await propose('member', {
      ...{ kind: 'insert', base: [], proposed: [said('', 'NOTES the answers')], afterId: before[0]?.id ?? '' },
    })
    const deleted = await propose('member', { kind: 'delete', base: [before[1]], proposed: [] })
    const moved = await propose('member', { kind: 'move', base: [before[2]], proposed: [], afterId: null })
    for (const id of [changed.id, ...[inserted, deleted, moved].map((response) => response.json<ProposalView>().id)]) {
      const placed = await answer('Chair', id, { kind: 'placed' })
      expect(placed.json<ProposalView>(), placed.body).toMatchObject({
        state: 'placed',
        dispositions: [{ kind: 'placed' }],
      })
    }
    expect(await words()).toEqual([
      'DIRECTS the Secretariat to publish',
      'URGES all Parties to report',
      'NOTES the answers',
    ])
    const [directs, urges, notes] = await text()
    expect([directs?.id, urges?.id]).toEqual([before[2]?.id, before[0]?.id])
    expect(notes?.id).not.toBe('')
  })

  it('[PR9] a deletion of other words than stand there is not done with one that fits', async () => {
    const base = await paragraphAt(1)
    const removal = (by: Reader, of: Paragraph) => propose(by, { kind: 'delete', base: [of], proposed: [] })
    const old = (await removal('member', base)).json<ProposalView>()
    await answer('Chair', (await proposed(1, 'INVITES Parties to share more')).id, { kind: 'placed' })
    const now = (await removal('alternate', await paragraphAt(1))).json<ProposalView>()
    expect((await answer('Chair', now.id, { kind: 'placed' })).statusCode).toBe(200)
    expect([(await view(now.id)).state, (await view(old.id)).state]).toEqual(['placed', 'open'])
  })

  it('[PR9] identical ones are answered together', async () => {
    const ids = [
      (await proposed(0, 'URGES all')).id,
      (await proposed(0, 'URGES all', {}, 'alternate')).id,
      (await proposed(0, 'URGES some', {}, 'Vice-Chair')).id,
    ]
    await answer('Chair', ids[0] ?? '', { kind: 'placed' })
    const { items } = await list('Chair')
    expect(ids.map((id) => items.find((item) => item.id === id)?.state)).toEqual(['placed', 'placed', 'open'])
    expect((await words())[0]).toBe('URGES all')
  })

  it('[PR12] it is placed on the words that stand there now', async () => {
    const first = await proposed(0, 'STRONGLY URGES Parties to report')
    const second = await proposed(0, 'URGES Parties to report each year')
    await answer('Chair', first.id, { kind: 'placed' })
    expect(await view(second.id)).toMatchObject({ fit: 'rebased', state: 'open' })
    await answer('Chair', second.id, { kind: 'placed' })
    expect((await words())[0]).toBe('STRONGLY URGES Parties to report each year')
  })

  it('[PR13] what does not fit any more says why, and is not placed', async () => {
    const first = await proposed(0, 'NOTES Parties to report')
    const second = await proposed(0, 'DIRECTS Parties to report')
    await answer('Chair', first.id, { kind: 'placed' })
    const unfit = await view(second.id, 'Chair')
    expect(unfit).toMatchObject({ fit: 'does not fit', changes: [], why: expect.stringContaining('changed') })
    const refused = await answer('Chair', second.id, { kind: 'placed' })
    expect([refused.statusCode, refused.json().detail]).toEqual([409, unfit.refusals.place])
    expect((await view(second.id)).state).toBe('open')
    expect((await words())[0]).toBe('NOTES Parties to report')
  })

  it('[PR23] [PR24] placed in brackets, both wordings stand in the text, each bracket with its record', async () => {
    const { id, number } = await proposed(0, 'INVITES Parties to report each year', { reason: 'Seasons count.' })
    const placed = (await answer('Chair', id, { kind: 'placed in brackets' })).json<ProposalView>()
    expect(placed).toMatchObject({ state: 'placed in brackets', dispositions: [{ kind: 'placed in brackets' }] })
    expect((await words())[0]).toBe('[URGES/INVITES] Parties to report[ each year]')
    const records = await test.deps.stores.brackets.ofDraft(draftId as DraftId)
    const { organizationId } = test.accounts.member
    const asked = { organizationId, by: test.accounts.Chair.id, reason: 'Seasons count.', proposalId: id, events: [] }
    expect(records).toMatchObject([asked, asked])
    const signs = (await paragraphAt(0)).inline.flatMap((inline) => (isBracket(inline) ? [inline.bracket] : []))
    expect(new Set(signs)).toEqual(new Set(records.map((record) => record.id)))
    const { items } = (await ask('member', 'GET', '/alerts')).json<AlertList>()
    expect(items[0]?.words).toBe(`Proposal P${number} of FR was placed in the text in brackets.`)
    expect((await answer('Chair', id, { kind: 'placed' })).json().code).toBe('illegal_transition')
  })

  it('[PR25] a move is not placed in brackets, and nothing is recorded', async () => {
    const before = await text()
    const moved = await propose('member', { kind: 'move', base: [before[2]], proposed: [], afterId: null })
    const { id, refusals } = moved.json<ProposalView>()
    const refused = await answer('Chair', id, { kind: 'placed in brackets' })
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      (await view(id, 'Chair')).refusals.placeInBrackets,
    ])
    expect(refusals.place).not.toBeNull()
    expect([await text(), (await view(id)).state]).toEqual([before, 'open'])
  })

  it('[PR16] merging names the one that takes it in, which is not merged with it', async () => {
    const first = await proposed(0, 'URGES all')
    const same = await proposed(0, 'URGES all', {}, 'alternate')
    expect((await answer('Chair', first.id, { kind: 'merged' })).statusCode).toBe(400)
    expect((await answer('Chair', first.id, { kind: 'merged', mergedInto: first.id })).statusCode).toBe(409)
    expect((await answer('Chair', first.id, { kind: 'merged', mergedInto: test.groupId })).statusCode).toBe(404)
    const merged = (await answer('Chair', first.id, { kind: 'merged', mergedInto: same.id })).json<ProposalView>()
    expect(merged).toMatchObject({ state: 'merged', dispositions: [{ mergedInto: same.id, by: 'Chair of KE' }] })
    expect((await view(same.id)).state).toBe('open')
  })

  it('[PR17] declining needs a reason', async () => {
    const { id } = await proposed(0, 'URGES')
    const bare = await answer('Chair', id, { kind: 'declined', reason: '  ' })
    expect([bare.statusCode, bare.json().detail]).toEqual([400, expect.stringContaining('Say why')])
    const declined = (await answer('Chair', id, { kind: 'declined', reason: 'See P2.' })).json<ProposalView>()
    expect(declined).toMatchObject({ state: 'declined', dispositions: [{ reason: 'See P2.' }] })
  })

  it('[PR18] parked and declined ones can be reopened, a placed one cannot', async () => {
    const { id } = await proposed(0, 'URGES')
    for (const kind of ['parked', 'reopened', 'parked', 'reopened', 'placed'] as const)
      expect((await answer('Chair', id, { kind })).statusCode).toBe(200)
    expect((await answer('Chair', id, { kind: 'reopened' })).json().code).toBe('illegal_transition')
  })

  it('[PR19] of two who answer at once one is told', async () => {
    const { id } = await proposed(0, 'URGES all')
    const answers = await Promise.all([
      answer('Chair', id, { kind: 'placed' }),
      answer('Vice-Chair', id, { kind: 'placed' }),
      answer('Secretariat', id, { kind: 'declined', reason: 'No.' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect((await view(id)).dispositions).toHaveLength(1)
  })

  it('[AL6] the author and the delegation are told what became of it, and why', async () => {
    const words = async (reader: Reader) =>
      (await ask(reader, 'GET', '/alerts')).json<AlertList>().items.map((alert) => alert.words)
    const first = await proposed(
      0,
      'URGES all',
      { organizationId: test.accounts.alternate.organizationId },
      'Secretariat',
    )
    const target = await proposed(0, 'URGES some')
    await answer('Vice-Chair', first.id, { kind: 'parked', reason: 'Until the lawyers are here.' })
    await answer('Vice-Chair', first.id, { kind: 'reopened' })
    await answer('Vice-Chair', first.id, { kind: 'merged', mergedInto: target.id })
    const told = [
      'Proposal P1 of KE was merged into P2.',
      'Proposal P1 of KE was reopened.',
      'Proposal P1 of KE was parked: Until the lawyers are here.',
    ]
    for (const reader of ['Secretariat', 'alternate', 'Chair'] as const) expect(await words(reader)).toEqual(told)
    expect([await words('member'), await words('observer'), await words('Vice-Chair')]).toEqual([[], [], []])
    await answer('member', target.id, { kind: 'withdrawn' })
    expect(await words('member')).toEqual([])
    const { items } = (await ask('alternate', 'GET', '/alerts')).json<AlertList>()
    expect(items[0]).toMatchObject({ about: 'Draft', address: `/drafts/${draftId}?proposal=${first.id}` })
  })

  it('[AL7] the author is told when another one that was placed leaves it no place', async () => {
    const placed = await proposed(0, 'NOTES Parties to report', {}, 'alternate')
    await proposed(0, 'DIRECTS Parties to report')
    await proposed(0, 'URGES Parties to report soon')
    await proposed(1, 'INVITES')
    await answer('Chair', placed.id, { kind: 'placed' })
    const { items } = (await ask('member', 'GET', '/alerts')).json<AlertList>()
    expect(items.map(({ words }) => words)).toEqual([
      'Proposal P2 of FR does not fit the text any more, since P1 was placed. The same words have been changed in the text since.',
    ])
  })

  it('[PR22] each reader is told what they cannot do, in the words of the refusal', async () => {
    const { id } = await proposed(0, 'URGES')
    const chair = (await view(id, 'Chair')).refusals
    expect(chair).toMatchObject({ place: null, answer: null, support: null, reopen: expect.any(String) })
    const own = (await view(id)).refusals
    expect(own.withdraw).toBeNull()
    const support = await ask('member', 'POST', `/proposals/${id}/support`, { isGiven: true })
    expect(support.json().detail).toBe(own.support)
    expect((await answer('member', id, { kind: 'placed' })).json().detail).toBe(own.place)
  })

  it('[PR21] the list is narrowed by state, delegation and paragraph', async () => {
    const first = await proposed(1, 'INVITES')
    const second = await proposed(0, 'URGES', {}, 'Chair')
    await answer('Chair', first.id, { kind: 'parked' })
    const ids = async (query: string) => (await list('observer', query)).items.map(({ id }) => id)
    expect(await ids('')).toEqual([second.id, first.id])
    expect(await ids('?state=parked')).toEqual([first.id])
    expect(await ids(`?party=${test.accounts.Chair.organizationId}`)).toEqual([second.id])
    expect(await ids(`?paragraph=${(await paragraphAt(1)).id}`)).toEqual([first.id])
  })
})
