/**
 * A new draft with its first text. Draft, log and text are written in one transaction, and the text is written here alone:
 * if clients put it in, two of them that open the draft at once would put it in twice.
 */
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { findByRef } from '#domain/decisions/address.ts'
import { blocksOf, type DocumentJson, documentOf, identified, paragraph, readDocument } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import { blocksOfDecision } from '#domain/drafts/from-decision.ts'
import type { DraftInput, ParagraphInput } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { DecisionId, DraftId, GroupId, MeetingId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'
import { seedOf } from './seed.ts'

/**
 * Records a draft with its text, on stores that are bound to a transaction. Paragraphs without an identity are given one.
 * @throws DomainError `invalid` when the content is no document, `conflict` when the draft exists
 */
export async function placeDraft(
  stores: Pick<Stores, 'drafts' | 'updates'>,
  newId: () => string,
  draft: Draft,
  content: DocumentJson,
): Promise<void> {
  const { id: draftId, createdBy: accountId, createdAt: at } = draft
  const seed = seedOf(documentOf(identified(blocksOf(readDocument(content)), newId)))
  await stores.drafts.add(draft)
  await stores.updates.create(draftId)
  if (!seed) return
  const update = { accountId, connectionId: null, at, update: seed.update }
  const claims = [{ clientId: seed.clientId, accountId }]
  await stores.updates.append([{ draftId, after: 0, standing: 0, updates: [update], claims }])
}

interface FirstText {
  readonly content: DocumentJson
  readonly decisionId: DecisionId | null
}

/**
 * Creates a draft as a person asked for it. The caller has asked whether they may.
 * @throws DomainError `not_found` for a meeting, group or decision that is not there, `ambiguous` for a label of several
 */
export async function createDraft(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  input: DraftInput,
): Promise<Draft> {
  const groupId = input.groupId as GroupId
  const meetingId = (input.meetingId ?? null) as MeetingId | null
  if (!(await stores.groups.group(groupId))) throw new DomainError('not_found', 'There is no such working group.')
  if (meetingId && !(await stores.meetings.find(meetingId))) {
    throw new DomainError('not_found', 'There is no such meeting.')
  }
  const { content, decisionId } = await firstText(stores, input)
  const createdAt: Instant = clock()
  const draft: Draft = {
    id: newId() as DraftId,
    title: input.title.trim(),
    kind: input.kind,
    groupId,
    meetingId,
    label: input.label ?? null,
    decisionId,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: actor.accountId,
    createdAt,
  }
  await stores.transact((bound) => placeDraft(bound, newId, draft, content))
  return draft
}

async function firstText(stores: Pick<Stores, 'decisions'>, { from }: DraftInput): Promise<FirstText> {
  if (from && 'decision' in from) {
    const decision = await findByRef(stores.decisions, from.decision)
    if (!decision) {
      throw new DomainError('not_found', `There is no text called ${from.decision} in the registry. Look it up there.`)
    }
    return { content: documentOf(blocksOfDecision(decision)), decisionId: decision.id }
  }
  const paragraphs = from ? from.paragraphs.map(toParagraph) : []
  // An empty draft begins with one empty paragraph: a place for the cursor, made once and not by each who opens it.
  return { content: documentOf(paragraphs.length > 0 ? paragraphs : [paragraph('plain', '')]), decisionId: null }
}

function toParagraph({ role, level, text, ref }: ParagraphInput) {
  return paragraph(role, text, { ...(level !== undefined && { level }), ...(ref !== undefined && { ref }) })
}
