/** What every store of comments does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import type { CommentStore } from '#domain/drafts/comments/store.ts'
import type { Comment, ThreadEvent } from '#domain/drafts/comments/thread.ts'
import type { AccountId, CommentId, DraftId, OrganizationId, ProposalId, ThreadId } from '#domain/ids.ts'

export interface CommentStoreSetup {
  readonly store: CommentStore
  readonly accountId: AccountId
  readonly organizationId: OrganizationId
  /** Two drafts that exist, and a proposal of the first. */
  readonly draftIds: readonly [DraftId, DraftId]
  readonly proposalId: ProposalId
}

const threadId = (digit: number) => `01980000-0000-7000-8000-00000000f00${digit}` as ThreadId
const commentId = (digit: number) => `01980000-0000-7000-8000-00000000f10${digit}` as CommentId

export function commentStoreContract(setUp: () => Promise<CommentStoreSetup>): void {
  describe('a store of comments', () => {
    let store: CommentStore
    let given: CommentStoreSetup
    beforeEach(async () => {
      given = await setUp()
      store = given.store
    })

    const comment = (digit: number): Comment => ({
      id: commentId(digit),
      organizationId: given.organizationId,
      by: given.accountId,
      at: `2018-02-0${digit}T09:00:00.000Z`,
      versions: [{ text: `What was said at ${digit}.`, at: `2018-02-0${digit}T09:00:00.000Z` }],
    })
    const thread = (digit: number, anchor: Anchor = { on: 'text' }, draft: 0 | 1 = 0) => ({
      id: threadId(digit),
      draftId: given.draftIds[draft],
      anchor,
      type: 'substantive' as const,
      visibility: 'group' as const,
      organizationId: given.organizationId,
      by: given.accountId,
      at: `2018-02-0${digit}T09:00:00.000Z`,
      comments: [comment(digit)],
    })
    const resolved = (): ThreadEvent => ({
      kind: 'resolved',
      reason: 'Taken up in the text.',
      by: given.accountId,
      at: '2018-02-08T09:00:00.000Z',
    })

    it('[CM1] gives back threads as they were begun, wherever they stand, and those of a draft by their time', async () => {
      const anchors: Anchor[] = [
        { on: 'text' },
        { on: 'proposal', proposalId: given.proposalId },
        { on: 'paragraph', paragraphId: 'p1', quote: 'URGES Parties' },
        { on: 'range', paragraphId: 'p1', offset: 0, quote: 'URGES', start: 'AAEB', end: 'AAED' },
      ]
      for (const [index, anchor] of anchors.entries()) await store.add(thread(4 - index, anchor))
      await store.add(thread(5, { on: 'text' }, 1))
      const found = await store.ofDraft(given.draftIds[0])
      expect(found).toEqual(anchors.map((anchor, index) => ({ ...thread(4 - index, anchor), events: [] })).reverse())
      expect(await store.find(threadId(5))).toEqual({ ...thread(5, { on: 'text' }, 1), events: [] })
      expect(await store.find(threadId(9))).toBeNull()
      await expect(store.add(thread(1))).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[CM4] words are added behind those that were known, and change none of them', async () => {
      await store.add(thread(1))
      await store.addComment(threadId(1), comment(3))
      await store.addComment(threadId(1), comment(2))
      const rewritten = { text: 'Said otherwise.', at: '2018-02-07T09:00:00.000Z' }
      const withdrawn = { text: null, at: '2018-02-08T09:00:00.000Z' }
      await store.addVersion(commentId(2), 1, rewritten)
      await expect(store.addVersion(commentId(2), 1, withdrawn)).rejects.toMatchObject({ code: 'conflict' })
      await store.addVersion(commentId(2), 2, withdrawn)
      const second = { ...comment(2), versions: [...comment(2).versions, rewritten, withdrawn] }
      expect((await store.find(threadId(1)))?.comments).toEqual([comment(1), second, comment(3)])
      await expect(store.addVersion(commentId(9), 0, rewritten)).rejects.toMatchObject({ code: 'not_found' })
      await expect(store.addComment(threadId(9), comment(4))).rejects.toMatchObject({ code: 'not_found' })
      await expect(store.addComment(threadId(1), comment(2))).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[CM6] what happens to a thread is added behind what was known of it', async () => {
      await store.add(thread(1))
      await store.addEvent(threadId(1), 0, resolved())
      const reopened = { ...resolved(), kind: 'reopened' as const, at: '2018-02-09T09:00:00.000Z' }
      await expect(store.addEvent(threadId(1), 0, reopened)).rejects.toMatchObject({ code: 'conflict' })
      await store.addEvent(threadId(1), 1, reopened)
      expect((await store.find(threadId(1)))?.events).toEqual([resolved(), reopened])
      await expect(store.addEvent(threadId(9), 0, reopened)).rejects.toMatchObject({ code: 'not_found' })
    })
  })
}
