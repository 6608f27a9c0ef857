/** Loads the draft resolution of the example with its history: each edit is an update of its author at its own time. */
import * as Y from 'yjs'
import { addDays, type Instant } from '#domain/clock.ts'
import {
  type Block,
  blocksOf,
  type DocumentJson,
  documentOf,
  isAtom,
  isTable,
  type Paragraph,
  readDocument,
  wordsOf,
} from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, MeetingId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { placeDraft } from '../drafts/create-draft.ts'
import { CONTENT } from '../drafts/document-form.ts'
import { readFragment } from '../drafts/read-fragment.ts'
import { writeDocument } from '../drafts/seed.ts'
import { DRAFT_TITLE, EDITS, type ExampleEdit, FIRST_TEXT } from './draft.ts'
import { loadAgreements, type PastText } from './load-agreements.ts'
import { bracketSteps, type ExampleStep, type WriteAs } from './load-brackets.ts'
import { loadComments } from './load-comments.ts'
import type { LoadedPeople } from './load-people.ts'
import { loadProposals } from './load-proposals.ts'
import { loadRounds } from './load-rounds.ts'

/** Days before the example is loaded on which the Chair brought the first text. */
const BROUGHT = 20

export async function loadDraft(
  stores: Stores,
  newId: () => string,
  people: LoadedPeople,
  meetingId: MeetingId | null,
  today: string,
): Promise<void> {
  const author = (email: string): AccountId => {
    const account = people.accounts.get(email)
    if (!account) throw new Error(`The example has no person ${email}.`)
    return account.id
  }
  const draft: Draft = {
    id: newId() as DraftId,
    title: DRAFT_TITLE,
    kind: 'resolution',
    groupId: people.groupId,
    meetingId,
    label: 'Conf. 21.XX',
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: author('chair@example.org'),
    createdAt: instant(today, BROUGHT, 570),
  }
  await placeDraft(stores, newId, draft, documentOf(FIRST_TEXT))

  const live = new Y.Doc({ gc: false })
  const opened = await stores.updates.open(draft.id)
  for (const { update } of opened?.tail ?? []) Y.applyUpdate(live, update)
  const clientIds = new Map<AccountId, number>()
  let sequence = opened?.sequence ?? 0
  const texts: PastText[] = []
  const instantOf = (daysAgo: number, minute: number) => instant(today, daysAgo, minute)
  const writeAs: WriteAs = async (by, daysAgo, minute, edit) => {
    const accountId = author(by)
    const isNew = !clientIds.has(accountId)
    const clientId = clientIds.get(accountId) ?? new Y.Doc().clientID
    clientIds.set(accountId, clientId)
    const update = updateOf(live, clientId, edit)
    const claims = isNew ? [{ clientId, accountId }] : []
    const updates = [{ accountId, connectionId: null, at: instantOf(daysAgo, minute), update }]
    await stores.updates.append([{ draftId: draft.id, after: sequence, standing: 0, updates, claims }])
    sequence += 1
    texts.push({ sequence, at: instantOf(daysAgo, minute), content: readFragment(live.getXmlFragment(CONTENT)) })
  }
  const edits = EDITS.map((edit): ExampleStep => {
    const { by, daysAgo, minute } = edit
    const write = (text: Y.Doc) => writeDocument(text, edited(readFragment(text.getXmlFragment(CONTENT)), edit, newId))
    return { daysAgo, minute, take: () => writeAs(by, daysAgo, minute, write) }
  })
  const steps = [...edits, ...bracketSteps(stores, newId, people, draft.id, writeAs, instantOf)]
  steps.sort((one, next) => next.daysAgo - one.daysAgo || one.minute - next.minute)
  for (const { take } of steps) await take()
  await loadComments(stores, newId, people, draft.id, live, instantOf)
  await loadAgreements(stores, newId, people, draft.id, texts, instantOf)
  live.destroy()
  await loadProposals(stores, newId, people, draft, texts, instantOf)
  await loadRounds(stores, newId, draft.createdBy, draft.id, today)
}

/** The update by which one delegation makes its edit. */
function updateOf(live: Y.Doc, clientId: number, edit: (live: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  live.clientID = clientId
  live.on('update', keep)
  live.transact(() => edit(live))
  live.off('update', keep)
  return Y.mergeUpdates(updates)
}

function edited(content: DocumentJson, { begins, change }: ExampleEdit, newId: () => string): DocumentJson {
  const blocks = blocksOf(readDocument(content))
  const place = blocks.findIndex((block) => !isTable(block) && wordsOf(block).startsWith(begins))
  const found = blocks[place]
  if (!found || isTable(found)) throw new Error(`The example's draft has no paragraph that begins "${begins}".`)
  const next: Block[] =
    change.kind === 'insert after'
      ? [found, { ...change.paragraph, id: newId() }]
      : [
          mapWords(found, (text) =>
            change.kind === 'replace' ? text.replace(change.find, change.by) : text.replace(/;?$/, '') + change.text,
          ),
        ]
  return documentOf([...blocks.slice(0, place), ...next, ...blocks.slice(place + 1)])
}

function mapWords(paragraph: Paragraph, change: (text: string) => string): Paragraph {
  return {
    ...paragraph,
    inline: paragraph.inline.map((part) => (isAtom(part) ? part : { ...part, text: change(part.text) })),
  }
}

function instant(today: string, daysAgo: number, minute: number): Instant {
  const hour = String(Math.floor(minute / 60)).padStart(2, '0')
  return `${addDays(today, -daysAgo)}T${hour}:${String(minute % 60).padStart(2, '0')}:00.000Z`
}
