/** A reading of a draft, drawn for a file: gathers what the reading needs beside the text and hands it to the domain. */

import { readableQuote } from '#domain/drafts/comments/anchor.ts'
import { type Thread, threadState, wordsOfComment } from '#domain/drafts/comments/thread.ts'
import type { Piece } from '#domain/drafts/compare/compare-inline.ts'
import type { Block } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { type Drawing, drawnPlain, type Remark, type RevisionAuthor } from '#domain/drafts/drawing.ts'
import type { FileChoice } from '#domain/drafts/file-choice.ts'
import { officialMarkup } from '#domain/drafts/official-markup.ts'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { type NamedProposal, proposalsAsRevisions, proposalsBehind } from '#domain/drafts/proposals/draw-proposals.ts'
import { type Proposal, proposalState, supportersOf } from '#domain/drafts/proposals/proposal.ts'
import { READING_WORDS } from '#domain/drafts/readings.ts'
import { adoptedInWords, comparedWith } from '#domain/drafts/text-in-force.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { readTextInForce } from './read-text-in-force.ts'

export interface DrawnText {
  readonly draft: Draft
  readonly blocks: readonly Block[]
  readonly labels: DecisionLabels
  /** Whom a tracked difference from the text in force names. */
  readonly group: RevisionAuthor
}

/** Null where the text alone is asked for. */
export async function drawReading(stores: Stores, text: DrawnText, choice: FileChoice): Promise<Drawing | null> {
  const { reading, isTracked, hasComments } = choice
  if (reading === 'clean' && !hasComments) return null
  const drawn = await drawText(stores, text, choice)
  const remarks = hasComments ? await groupComments(stores, text.draft) : []
  return { ...drawn, isTracked, remarks: [...drawn.remarks, ...remarks] }
}

async function drawText(
  stores: Stores,
  { draft, blocks, labels, group }: DrawnText,
  { reading, isTracked }: FileChoice,
): Promise<Omit<Drawing, 'isTracked'>> {
  if (reading === 'clean') return { blocks: drawnPlain(blocks, labels), legend: '', remarks: [] }
  if (reading === 'proposals') {
    const named = await openProposals(stores, draft)
    const draw = isTracked ? proposalsAsRevisions : proposalsBehind
    return { ...draw(blocks, named, labels), legend: legendOf(reading, countInWords(named.length)) }
  }
  const inForce = await readTextInForce(stores, draft, blocks)
  if (reading === 'adopted') {
    return {
      blocks: drawnPlain(inForce.blocks, labels),
      legend: legendOf(reading, adoptedInWords(inForce.texts)),
      remarks: [],
    }
  }
  const marked = officialMarkup(inForce.blocks, blocks, labels)
  const drawn = marked.map((block) => ({ block, by: group, isNumbered: block.mark !== 'deleted' }))
  return { blocks: drawn, legend: legendOf(reading, comparedWith(inForce.texts)), remarks: [] }
}

const legendOf = (reading: 'adopted' | 'markup' | 'proposals', more: string) =>
  `${READING_WORDS[reading].name}. ${READING_WORDS[reading].meaning} ${more}`

const countInWords = (count: number) =>
  count === 0 ? 'No proposal is open.' : count === 1 ? 'One proposal is open.' : `${count} proposals are open.`

async function openProposals(stores: Stores, draft: Draft): Promise<NamedProposal[]> {
  const proposals = await stores.proposals.ofDraft(draft.id)
  const nameOf = await delegationNames(stores)
  return proposals
    .filter((proposal: Proposal) => proposalState(proposal) === 'open')
    .map((proposal) => ({
      proposal,
      delegation: nameOf(proposal.organizationId),
      supporters: supportersOf(proposal).map(nameOf),
    }))
}

async function delegationNames({ people }: Pick<Stores, 'people'>): Promise<(id: OrganizationId) => string> {
  const names = new Map((await people.organizations()).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'Former delegation'
}

/** Open comments that the whole group sees, each by its delegation; what a delegation keeps to itself is in no file. */
async function groupComments(stores: Stores, draft: Draft): Promise<Remark[]> {
  const threads = await stores.comments.ofDraft(draft.id)
  const proposals = new Map((await stores.proposals.ofDraft(draft.id)).map((proposal) => [proposal.id, proposal]))
  const nameOf = await delegationNames(stores)
  return threads
    .filter((thread) => thread.visibility === 'group' && threadState(thread) === 'open')
    .flatMap((thread) => remarksOf(thread, proposals, nameOf))
}

function remarksOf(
  { anchor, type, comments }: Thread,
  proposals: ReadonlyMap<string, Proposal>,
  nameOf: (id: OrganizationId) => string,
): Remark[] {
  const line = (text: string): Piece[] => [{ change: 'kept', inline: { text } }]
  const proposal = anchor.on === 'proposal' ? proposals.get(anchor.proposalId) : undefined
  const paragraphId =
    'paragraphId' in anchor ? anchor.paragraphId : (proposal?.base[0]?.id ?? proposal?.afterId ?? null)
  const on = proposal ? `On proposal P${proposal.number}: ` : ''
  const quote = anchor.on === 'range' ? [line(`On “${readableQuote(anchor.quote)}”:`)] : []
  return comments.flatMap((comment, index) => {
    const words = wordsOfComment(comment)
    if (words === null) return []
    const author = { name: nameOf(comment.organizationId), at: comment.at }
    const first = index === 0 ? [...quote, line(`${on}${type} comment`)] : [line(`${on}in answer`)]
    return [{ paragraphId, author, lines: [...first, ...words.split('\n').map(line)] }]
  })
}
