/** People who type into a paragraph while a proposal moves it. */
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { documentOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { GroupId } from '#domain/ids.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import { blocksIn, recordedBlocks } from '../../../server/drafts/proposals/live-text.ts'
import { writeChange } from '../../../server/drafts/proposals/write-change.ts'
import { createTestApp } from '../../support/app.ts'
import { move, said, wordsById } from '../../support/fixtures/proposals.ts'
import { DRAFT, TestPeer } from '../../support/peers.ts'

it('[PR27] words typed into a paragraph that was moved meanwhile follow it, behind the words behind which they were typed', async () => {
  const test = await createTestApp()
  const { stores, hub, clock, newId } = test.deps
  const text = [said('a', 'URGES Parties to report'), said('b', 'INVITES them'), said('c', 'NOTES it')]
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
  const amina = new TestPeer({ hub }, actor('member')).connect()
  await expect.poll(() => amina.hear() || amina.text).toContain('INVITES')
  amina.disconnect()
  const words = () => (amina.doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
  words().insert(13, ' without delay')
  words().insert(0, 'STRONGLY ')
  await hub.applyServerEdit(DRAFT, actor('Chair'), (doc) => {
    writeChange(doc, 'move', fitOf(move('c', said('a', '')), blocksIn(doc)), newId)
  })
  amina.connect()
  await expect
    .poll(async () => {
      amina.hear()
      return wordsById((await recordedBlocks(hub, DRAFT)).flatMap((block) => ('id' in block ? [block] : [])))
    })
    .toEqual(['b: INVITES them', 'c: NOTES it', 'a: STRONGLY URGES Parties without delay to report'])
  expect(amina.text).toBe('INVITES them|NOTES it|STRONGLY URGES Parties without delay to report')
  const { items } = (await test.app.inject({ url: `/api/drafts/${DRAFT}/history`, headers: test.as('member') })).json<{
    items: { by: string }[]
  }>()
  expect(items[0]?.by).toBe('member of FR')
  await test.close()
})
