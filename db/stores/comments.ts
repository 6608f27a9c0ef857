/** Comments on PostgreSQL: inserts and reads only. Whoever adds to a thread or a comment holds its row while doing so. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import type { CommentStore } from '#domain/drafts/comments/store.ts'
import type { Comment, Thread } from '#domain/drafts/comments/thread.ts'
import { DomainError } from '#domain/errors.ts'
import type { ThreadId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { comments, commentThreadEvents, commentThreads, commentVersions } from '../tables/comments.ts'

const SINCE = 'Somebody else has changed this meanwhile. Look at it again.'

export function postgresCommentStore(db: Database): CommentStore {
  return {
    async add({ anchor, comments: said, ...thread }) {
      const added = await db
        .insert(commentThreads)
        .values({ ...thread, ...columnsOf(anchor) })
        .onConflictDoNothing()
        .returning({ id: commentThreads.id })
      if (added.length === 0) throw new DomainError('conflict', 'This thread exists already.')
      for (const comment of said) await insertComment(db, thread.id, comment)
    },

    async find(id) {
      return (await readWhole(db, await db.select().from(commentThreads).where(eq(commentThreads.id, id))))[0] ?? null
    },

    async ofDraft(draftId) {
      const rows = await db
        .select()
        .from(commentThreads)
        .where(eq(commentThreads.draftId, draftId))
        .orderBy(asc(commentThreads.at), asc(commentThreads.id))
      return readWhole(db, rows)
    },

    async addComment(id, comment) {
      await lockThread(db, id)
      await insertComment(db, id, comment)
    },

    async addVersion(commentId, known, version) {
      const [row] = await db
        .select({ id: comments.id })
        .from(comments)
        .where(eq(comments.id, commentId))
        .for('no key update')
      if (!row) throw new DomainError('not_found', 'There is no such comment.')
      const added = await db
        .insert(commentVersions)
        .values({ ...version, commentId, position: known })
        .onConflictDoNothing()
        .returning({ position: commentVersions.position })
      if (added.length === 0) throw new DomainError('conflict', SINCE)
    },

    async addEvent(threadId, known, event) {
      await lockThread(db, threadId)
      const added = await db
        .insert(commentThreadEvents)
        .values({ ...event, threadId, position: known })
        .onConflictDoNothing()
        .returning({ position: commentThreadEvents.position })
      if (added.length === 0) throw new DomainError('conflict', SINCE)
    },
  }
}

async function lockThread(db: Database, id: ThreadId): Promise<void> {
  const [row] = await db
    .select({ id: commentThreads.id })
    .from(commentThreads)
    .where(eq(commentThreads.id, id))
    .for('no key update')
  if (!row) throw new DomainError('not_found', 'There is no such thread.')
}

async function insertComment(db: Database, threadId: ThreadId, { versions, ...comment }: Comment): Promise<void> {
  const added = await db
    .insert(comments)
    .values({ ...comment, threadId })
    .onConflictDoNothing()
    .returning({ id: comments.id })
  if (added.length === 0) throw new DomainError('conflict', 'This comment exists already.')
  if (versions.length === 0) return
  const rows = versions.map((version, position) => ({ ...version, commentId: comment.id, position }))
  await db.insert(commentVersions).values(rows)
}

type Row = typeof commentThreads.$inferSelect

async function readWhole(db: Database, rows: readonly Row[]): Promise<Thread[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const said = await db
    .select()
    .from(comments)
    .where(inArray(comments.threadId, ids))
    .orderBy(asc(comments.at), asc(comments.id))
  const saidIds = said.map(({ id }) => id)
  const versions = await db
    .select()
    .from(commentVersions)
    .where(inArray(commentVersions.commentId, saidIds))
    .orderBy(asc(commentVersions.position))
  const events = await db
    .select()
    .from(commentThreadEvents)
    .where(inArray(commentThreadEvents.threadId, ids))
    .orderBy(asc(commentThreadEvents.position))
  const versionsOf = grouped(versions, ({ commentId }) => commentId)
  const saidIn = grouped(said, ({ threadId }) => threadId)
  const eventsOf = grouped(events, ({ threadId }) => threadId)
  return rows.map((row) => {
    const { id, draftId, type, visibility, organizationId, by, at } = row
    const whole = saidIn(id).map(({ threadId: _, ...comment }) => ({
      ...comment,
      versions: versionsOf(comment.id).map(({ text, at: saidAt }) => ({ text, at: saidAt })),
    }))
    const happened = eventsOf(id).map(({ threadId: _, position: __, ...event }) => event)
    const begun = { id, draftId, type, visibility, organizationId, by, at }
    return { ...begun, anchor: anchorOf(row), comments: whole, events: happened }
  })
}

function grouped<K, T>(rows: readonly T[], keyOf: (row: T) => K): (key: K) => readonly T[] {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return (key) => groups.get(key) ?? []
}

type AnchorColumns = Pick<
  typeof commentThreads.$inferInsert,
  'standsOn' | 'proposalId' | 'paragraphId' | 'lettersBefore' | 'quote' | 'rangeStart' | 'rangeEnd'
>

function columnsOf(anchor: Anchor): AnchorColumns {
  if (anchor.on === 'text') return { standsOn: 'text' }
  if (anchor.on === 'proposal') return { standsOn: 'proposal', proposalId: anchor.proposalId }
  const { on: standsOn, paragraphId, quote } = anchor
  if (anchor.on === 'paragraph') return { standsOn, paragraphId, quote }
  const { offset, start, end } = anchor
  return { standsOn, paragraphId, quote, lettersBefore: offset, rangeStart: start, rangeEnd: end }
}

/** The table sees to it that what an anchor needs is there. */
function anchorOf({ standsOn, proposalId, paragraphId, quote, lettersBefore, rangeStart, rangeEnd }: Row): Anchor {
  if (standsOn === 'proposal' && proposalId !== null) return { on: 'proposal', proposalId }
  if (paragraphId === null || quote === null) return { on: 'text' }
  if (lettersBefore === null || rangeStart === null || rangeEnd === null) return { on: 'paragraph', paragraphId, quote }
  return { on: 'range', paragraphId, offset: lettersBefore, quote, start: rangeStart, end: rangeEnd }
}
