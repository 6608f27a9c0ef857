/**
 * What a returned file would become in its draft, before anything is made: proposals against the text as it left, those that
 * the text has overtaken or that were made already set apart, comments on the words where they stood.
 */
import type { Actor } from '#domain/access.ts'
import { type Block, blocksOf, documentOf, isTable, readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { outline } from '#domain/drafts/outline.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import { type Proposal, proposalState, sameness } from '#domain/drafts/proposals/proposal.ts'
import { refuseProposing } from '#domain/drafts/proposals/refusals.ts'
import { beginningOf, placeReturned, type ReturnedProposal } from '#domain/drafts/returned/place-returned.ts'
import type { NotPlaced, ReturnedComment, ReturnedFile } from '#domain/drafts/returned/returned.ts'
import { othersIn, settledText } from '#domain/drafts/returned/settle.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { OrganizationId } from '#domain/ids.ts'
import { labelsOf } from '../labels-of.ts'
import { readTexts, type TextSources } from '../versions/read-text.ts'
import { saidInFile } from './comment-thread.ts'

export interface LookedAt {
  /** The change after which the text left as this file; null when the file does not say. */
  readonly sequence: number | null
  /** Whether that is how the text stands now. */
  readonly isNow: boolean
  /** By a key that is the same for the same file. */
  readonly proposals: ReadonlyMap<string, ReturnedProposal>
  readonly comments: ReadonlyMap<string, ReturnedComment>
  readonly notPlaced: readonly NotPlaced[]
  /** Numbers of the paragraphs of the text that it left as, by their identities. */
  readonly labels: ReadonlyMap<string, string>
}

/** @throws DomainError `forbidden`, `frozen`, `not_found`, `conflict` for the file of another draft */
export async function lookAtReturn(
  sources: TextSources,
  actor: Actor,
  draft: Draft,
  organizationId: OrganizationId,
  file: ReturnedFile,
): Promise<LookedAt> {
  const { stores } = sources
  assertAllowed(refuseProposing(actor, draft, organizationId))
  const organizations = await stores.people.organizations()
  if (!organizations.some(({ id }) => id === organizationId))
    throw new DomainError('not_found', 'There is no such delegation.')
  const { base, live, sequence, isNow } = await readBase(sources, draft, file)
  const others = new Set(organizations.filter(({ id }) => id !== organizationId).map(({ name }) => name))
  const isOthers = (name: string) => others.has(name)
  const left = readDocument(documentOf(base))
  const labels = new Map(outline(left, await labelsOf(stores, left)).map(({ id, label }) => [id, label]))
  const placed = placeReturned(base, settledText(file, isOthers), labels)
  const sifted = await sift(sources, draft, organizationId, placed.proposals, live)
  const notPlaced = [
    ...(sequence === null ? [NO_ORIGIN] : []),
    ...othersIn(file, isOthers).map(leftAsItIs),
    ...file.notPlaced,
    ...placed.notPlaced,
    ...sifted.notPlaced,
  ]
  // Persons comment in Word; under the name of a delegation stand those that left with the file.
  const own = file.comments.filter(({ author }) => !organizations.some(({ name }) => name === author))
  const comments = await newComments(sources, draft, organizationId, own)
  return { sequence, isNow, proposals: sifted.proposals, comments: keyed(comments, 'c'), notPlaced, labels }
}

/** Those that the delegation has not sent before. */
async function newComments(
  { stores }: TextSources,
  draft: Draft,
  organizationId: OrganizationId,
  comments: readonly ReturnedComment[],
): Promise<ReturnedComment[]> {
  const threads = await stores.comments.ofDraft(draft.id)
  // What a delegation says among itself answers nothing to who sends a file, on its behalf or not.
  const own = threads.filter((one) => one.visibility === 'group' && one.organizationId === organizationId)
  const said = new Set(own.flatMap((thread) => thread.comments[0]?.versions[0]?.text ?? []))
  return comments.filter((comment) => !said.has(saidInFile(comment)))
}

const NO_ORIGIN: NotPlaced = {
  where: 'The whole file',
  what: 'The file does not say which text it left as, so it is compared with the text as it stands now.',
}

const leftAsItIs = (name: string): NotPlaced => ({
  where: 'The whole file',
  what: `Changes that are tracked under the name of ${name} are its proposals, and are left as they are.`,
})

const keyed = <T>(items: readonly T[], letter: string): Map<string, T> =>
  new Map(items.map((item, index) => [`${letter}${index + 1}`, item]))

interface Base {
  readonly base: readonly Block[]
  readonly live: readonly Block[]
  readonly sequence: number | null
  readonly isNow: boolean
}

async function readBase(sources: TextSources, draft: Draft, file: ReturnedFile): Promise<Base> {
  if (file.draftId !== null && file.draftId !== draft.id)
    throw new DomainError('conflict', 'This file left another draft. Open that draft and send the file there.')
  const [, now] = await readTexts(sources, draft, 'now', 'now')
  const live = blocksOf(readDocument(now.content))
  const newest = now.head.sequence ?? 0
  if (file.isMarked)
    throw new DomainError(
      'conflict',
      'This file left with mark-up or proposals among its words, which cannot be told apart again. Fetch the reading Clean, or one with tracked changes, and put your changes there.',
    )
  // A draft that was brought back from a backup may not know the change that the file names.
  if (file.draftId === null || file.sequence === null || file.sequence > newest)
    return { base: live, live, sequence: null, isNow: false }
  if (file.sequence === newest) return { base: live, live, sequence: newest, isNow: true }
  const [then] = await readTexts(sources, draft, `@${file.sequence}`, 'now')
  return { base: blocksOf(readDocument(then.content)), live, sequence: file.sequence, isNow: false }
}

/** What a delegation asks for already: numbers of its proposals, by what they ask for. */
export function openProposals(proposals: readonly Proposal[], organizationId: OrganizationId): Map<string, number> {
  const own = proposals.filter(
    (one) => one.organizationId === organizationId && ['open', 'parked'].includes(proposalState(one)),
  )
  return new Map(own.map((one) => [sameness(one), one.number]))
}

/** Those that can be made, with what cannot. */
async function sift(
  { stores }: TextSources,
  draft: Draft,
  organizationId: OrganizationId,
  proposals: readonly ReturnedProposal[],
  live: readonly Block[],
): Promise<{ proposals: Map<string, ReturnedProposal>; notPlaced: NotPlaced[] }> {
  const made = openProposals(await stores.proposals.ofDraft(draft.id), organizationId)
  const kept = new Map<string, ReturnedProposal>()
  const notPlaced: NotPlaced[] = []
  for (const [key, proposal] of keyed(proposals, 'p')) {
    const fit = fitOf(proposal.change, live)
    const known = made.get(sameness(proposal.change))
    if (known !== undefined)
      notPlaced.push({ where: whereOf(proposal), what: `This is proposed already, as P${known}.` })
    else if (fit.kind === 'does not fit')
      notPlaced.push({ where: whereOf(proposal), what: `The text has changed since the file left. ${fit.why}` })
    else kept.set(key, proposal)
  }
  return { proposals: kept, notPlaced }
}

function whereOf({ change: { base, proposed } }: ReturnedProposal): string {
  const [first] = base.length > 0 ? base : proposed
  return (first && !isTable(first) && beginningOf(first.inline.map(({ text }) => text).join(''))) || 'The text'
}
