/** Loads the comments of the example beside its draft, on the words as they stand after all edits. */

import type * as Y from 'yjs'
import type { Instant } from '#domain/clock.ts'
import { type Anchor, lettersOf } from '#domain/drafts/comments/anchor.ts'
import type { Comment } from '#domain/drafts/comments/thread.ts'
import { readDocument } from '#domain/drafts/content.ts'
import type { AccountId, CommentId, DraftId, ThreadId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { anchorOnWords } from '../drafts/comments/anchor-on-words.ts'
import { CONTENT } from '../drafts/document-form.ts'
import { readFragment } from '../drafts/read-fragment.ts'
import { type ExampleComment, type ExampleThread, THREADS } from './comments.ts'
import type { LoadedPeople } from './load-people.ts'

export async function loadComments(
  stores: Stores,
  newId: () => string,
  { accounts }: LoadedPeople,
  draftId: DraftId,
  live: Y.Doc,
  instantOf: (daysAgo: number, minute: number) => Instant,
): Promise<void> {
  const account = ({ by }: ExampleComment) => {
    const found = accounts.get(by)
    if (!found) throw new Error(`The example has no person ${by}.`)
    return found
  }
  const comment = (said: ExampleComment): Comment => {
    const at = instantOf(said.daysAgo, said.minute)
    const { id: by, organizationId } = account(said)
    return { id: newId() as CommentId, organizationId, by, at, versions: [{ text: said.text, at }] }
  }
  for (const thread of THREADS) {
    const [begun] = thread.comments
    const { id: by, organizationId } = account(begun)
    const id = newId() as ThreadId
    const { type, visibility, resolved } = thread
    const at = instantOf(begun.daysAgo, begun.minute)
    const comments = thread.comments.map(comment)
    await stores.comments.add({
      ...{ id, draftId, type, visibility, organizationId, by, at, comments },
      anchor: anchorOf(live, thread),
    })
    if (!resolved) continue
    const event = { kind: 'resolved' as const, reason: resolved.text, by: account(resolved).id as AccountId }
    await stores.comments.addEvent(id, 0, { ...event, at: instantOf(resolved.daysAgo, resolved.minute) })
  }
}

function anchorOf(live: Y.Doc, { begins, words }: ExampleThread): Anchor {
  if (begins === undefined) return { on: 'text' }
  const paragraphs = lettersOf(readDocument(readFragment(live.getXmlFragment(CONTENT))))
  const paragraph = paragraphs.find(({ text }) => text.startsWith(begins))
  if (!paragraph) throw new Error(`The example's draft has no paragraph that begins "${begins}".`)
  if (words === undefined) return { on: 'paragraph', paragraphId: paragraph.id, quote: paragraph.text }
  const from = paragraph.text.indexOf(words)
  const anchor = from < 0 ? null : anchorOnWords(live, paragraph.id, from, from + words.length)
  if (!anchor) throw new Error(`The example's draft does not say "${words}".`)
  return anchor
}
