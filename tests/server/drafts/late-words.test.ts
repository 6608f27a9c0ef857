/** People who type into a paragraph while it is moved or joined to another. */
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { type Block, documentOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { GroupId } from '#domain/ids.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import { blocksIn, recordedBlocks } from '../../../server/drafts/proposals/live-text.ts'
import { writeChange } from '../../../server/drafts/proposals/write-change.ts'
import { createTestApp } from '../../support/app.ts'
import { move, said, wordsById } from '../../support/fixtures/proposals.ts'
import { DRAFT, TestPeer } from '../../support/peers.ts'

/** A draft with a member at it, and how it is once everything late has found its place. */
async function begin(text: readonly Block[]) {
  const test = await createTestApp()
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
    return wordsById((await recordedBlocks(hub, DRAFT)).flatMap((block) => ('id' in block ? [block] : [])))
  }
  return { test, newId, member, edit, recorded }
}

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
