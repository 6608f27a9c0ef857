/** People who type into a paragraph while it is moved or joined to another. */
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { UpdateLog } from '#domain/collab/log.ts'
import { type Block, documentOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { GroupId } from '#domain/ids.ts'
import type { Hub } from '../../../server/collab/hub.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import { blocksIn, recordedBlocks } from '../../../server/drafts/proposals/live-text.ts'
import { writeChange } from '../../../server/drafts/proposals/write-change.ts'
import { openHub } from '../../../server/open-hub.ts'
import { createTestApp } from '../../support/app.ts'
import { move, said, wordsById } from '../../support/fixtures/proposals.ts'
import { memoryStores } from '../../support/memory/stores.ts'
import { DRAFT, TestPeer } from '../../support/peers.ts'

/** A draft with a member at it, and how it is once everything late has found its place. */
async function begin(text: readonly Block[], change: Parameters<typeof createTestApp>[0] = {}) {
  const test = await createTestApp(change)
  const { stores, hub, clock, newId } = test.deps
  const draft = {
    ...({ id: DRAFT, title: 'Draft', kind: 'resolution', meetingId: null, label: null, decisionId: null } as const),
    groupId: test.groupId as GroupId,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: test.accounts.Chair.id,
    createdAt: clock(),
  }
  await placeDraft(stores, newId, draft, documentOf(text))
  await hub.open(DRAFT)
  const actor = (reader: 'member' | 'Chair') => ({
    ...{ accountId: test.accounts[reader].id, name: reader, email: '', role: 'delegate' as const, delegation: reader },
    organizationId: test.accounts[reader].organizationId,
    groups: [{ groupId: test.groupId, role: reader }],
  })
  const member = new TestPeer({ hub }, actor('member')).connect()
  await expect.poll(() => member.hear() || member.text).not.toBe('')
  const edit = (change: (doc: Y.Doc) => void) => hub.applyServerEdit(DRAFT, actor('Chair'), change)
  const recorded = async () => {
    member.hear()
    return wordsById(await blocksOf(hub))
  }
  return { test, newId, member, edit, recorded }
}

const blocksOf = async (hub: Pick<Hub, 'readRecorded'>) =>
  (await recordedBlocks(hub as Hub, DRAFT)).flatMap((block) => ('id' in block ? [block] : []))

const elementAt = (doc: Y.Doc, place: number) => doc.getXmlFragment('content').get(place) as Y.XmlElement
const textAt = (doc: Y.Doc, place: number) => elementAt(doc, place).get(0) as Y.XmlText

/** As the editor does it: the words are written into the upper paragraph, and the lower one goes. */
function joinToUpper(doc: Y.Doc, lower: number): void {
  const upper = textAt(doc, lower - 1)
  upper.insert(upper.length, String(textAt(doc, lower)))
  doc.getXmlFragment('content').delete(lower, 1)
}

it('[PR27] words typed into a paragraph that was moved meanwhile follow it, behind the words behind which they were typed', async () => {
  const text = [said('a', 'URGES Parties to report'), said('b', 'INVITES them'), said('c', 'NOTES it')]
  const { test, newId, member, edit, recorded } = await begin(text)
  member.disconnect()
  textAt(member.doc, 0).insert(13, ' without delay')
  textAt(member.doc, 0).insert(0, 'STRONGLY ')
  await edit((doc) => writeChange(doc, 'move', fitOf(move('c', said('a', '')), blocksIn(doc)), newId))
  member.connect()
  const moved = ['b: INVITES them', 'c: NOTES it', 'a: STRONGLY URGES Parties without delay to report']
  await expect.poll(recorded).toEqual(moved)
  expect(member.text).toBe('INVITES them|NOTES it|STRONGLY URGES Parties without delay to report')
  const { items } = (await test.app.inject({ url: `/api/drafts/${DRAFT}/history`, headers: test.as('member') })).json<{
    items: { by: string }[]
  }>()
  expect(items[0]?.by).toBe('member of FR')
  await test.close()
})

it('[E43] words typed into a paragraph that was joined to another meanwhile follow it there, also when that one is joined again', async () => {
  const { test, member, edit, recorded } = await begin([
    said('a', 'URGES Parties to report; '),
    said('b', 'Parties to report '),
    said('c', 'Parties to report each year'),
    said('d', 'NOTES it'),
  ])
  member.disconnect()
  textAt(member.doc, 1).insert(7, ' (all)')
  textAt(member.doc, 2).insert(7, ' and observers')
  textAt(member.doc, 2).insert(textAt(member.doc, 2).length, ', in June')
  textAt(member.doc, 3).insert(8, ' with care')
  await edit((doc) => joinToUpper(doc, 2))
  await edit((doc) => joinToUpper(doc, 1))
  await edit((doc) => doc.getXmlFragment('content').delete(1, 1))
  member.connect()
  const joined =
    'a: URGES Parties to report; Parties (all) to report Parties and observers to report each year, in June'
  await expect.poll(recorded).toEqual([joined])
  // What was taken out for good takes the words typed into it along.
  await edit((doc) => elementAt(doc, 0).setAttribute('level', '1'))
  expect(await recorded()).toEqual([joined])
  await test.close()
})

it('[C16] late words that a server recorded and had no time for are brought back by the next one, and once', async () => {
  const stores = memoryStores()
  const { readSince } = stores.updates
  let isKilled = false
  // The first server records to the end, and gets no further.
  const updates: UpdateLog = {
    ...stores.updates,
    readSince: async (...asked) => (isKilled ? new Promise(() => {}) : readSince(...asked)),
  }
  const text = [said('a', 'URGES Parties to report'), said('b', 'INVITES them')]
  const { test, newId, member, edit } = await begin(text, { stores: { ...stores, updates } })
  const { clock, log } = test.deps
  textAt(member.doc, 0).insert(0, 'STRONGLY ')
  await expect.poll(() => member.hear() || stores.updates.heads([DRAFT])).toMatchObject([{ sequence: 2 }])
  member.disconnect()
  textAt(member.doc, 0).insert(22, ' without delay')
  await edit((doc) => writeChange(doc, 'move', fitOf(move('b', said('a', '')), blocksIn(doc)), newId))
  isKilled = true
  test.at('2017-09-18T09:00:01.000Z')
  member.connect()
  await expect.poll(() => member.hear() || stores.updates.heads([DRAFT])).toMatchObject([{ sequence: 4 }])
  // What stood well when it was typed, by somebody who was late before, is not taken for late when its paragraph is moved.
  textAt(member.doc, 0).insert(12, ' all')
  await expect.poll(() => member.hear() || stores.updates.heads([DRAFT])).toMatchObject([{ sequence: 5 }])
  await edit((doc) => writeChange(doc, 'move', fitOf(move('a', said('b', '')), blocksIn(doc)), newId))

  for (const [place, hour] of ['10', '11'].entries()) {
    test.at(`2017-09-18T${hour}:00:00.000Z`)
    const later: (() => void)[] = []
    const pace = { turn: setImmediate, later: (act: () => void) => void later.push(act) }
    const hub = openHub({ stores, clock, newId, log, pace })
    await hub.open(DRAFT)
    if (place === 0)
      expect(wordsById(await blocksOf(hub))).toEqual(['a: STRONGLY URGES Parties to report', 'b: INVITES them all'])
    for (const act of later) act()
    await hub.drain()
    const next = openHub({ stores, clock, newId, log, pace })
    expect(wordsById(await blocksOf(next))).toEqual([
      'a: STRONGLY URGES Parties without delay to report',
      'b: INVITES them all',
    ])
  }
})

it('[C16] a server that is stopped brings late words back first', async () => {
  const stores = memoryStores()
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  const readSince: UpdateLog['readSince'] = async (...asked) => {
    await gate
    return stores.updates.readSince(...asked)
  }
  const slow = { ...stores, updates: { ...stores.updates, readSince } }
  const text = [said('a', 'URGES Parties to report'), said('b', 'INVITES them')]
  const { test, newId, member, edit } = await begin(text, { stores: slow })
  const { hub, clock, log } = test.deps
  member.disconnect()
  textAt(member.doc, 0).insert(13, ' without delay')
  await edit((doc) => writeChange(doc, 'move', fitOf(move('b', said('a', '')), blocksIn(doc)), newId))
  member.connect()
  await expect.poll(() => member.hear() || stores.updates.heads([DRAFT])).toMatchObject([{ sequence: 3 }])
  const stopped = hub.drain()
  go()
  await stopped
  const next = openHub({ stores, clock, newId, log })
  expect(wordsById(await blocksOf(next))).toEqual(['b: INVITES them', 'a: URGES Parties without delay to report'])
})
