/** What proposals bring to the compiled table of a round, in words: what is asked, why, and what became of it. */
import type { OrganizationId, ProposalId } from '../../ids.ts'
import { type Paragraph, wordsOf } from '../content.ts'
import { type DispositionKind, type Proposal, proposalState, supportersOf } from '../proposals/proposal.ts'
import { type Contribution, NOT_IN_VERSION } from './compiled-table.ts'

interface ProposalContributionNeeds {
  readonly partyOf: (id: OrganizationId) => string
  /** As `paragraphNames` of the text on which the round stands. */
  readonly names: ReadonlyMap<string, string>
}

const ASKED = {
  change: 'Change the text',
  insert: 'Put in a paragraph',
  delete: 'Take the paragraph out',
  move: 'Move the paragraph',
} as const

const BECAME: Readonly<Record<DispositionKind, string>> = {
  placed: 'Placed',
  'placed in brackets': 'Placed in brackets',
  merged: 'Merged',
  declined: 'Declined',
  parked: 'Parked',
  withdrawn: 'Withdrawn',
  reopened: '',
}

export function proposalContributions(
  proposals: readonly Proposal[],
  { partyOf, names }: ProposalContributionNeeds,
): Contribution[] {
  const numbers = new Map(proposals.map(({ id, number }) => [id, number]))
  return proposals.map((proposal) => {
    const last = proposalState(proposal) === 'open' ? undefined : proposal.dispositions.at(-1)
    return {
      id: proposal.id,
      paragraphId: proposal.base[0]?.id ?? proposal.afterId,
      offset: 0,
      at: proposal.at,
      visibility: 'group',
      party: partyOf(proposal.organizationId),
      type: 'proposal',
      text: said(proposal, partyOf),
      proposedChange: changeOf(proposal, names),
      disposition: last ? became(last.kind, last.mergedInto, numbers) : '',
      reason: last?.reason ?? '',
    }
  })
}

function said(proposal: Proposal, partyOf: (id: OrganizationId) => string): string {
  const supporters = supportersOf(proposal).map(partyOf)
  return [
    `P${proposal.number}. ${ASKED[proposal.kind]}.`,
    proposal.reason,
    supporters.length > 0 ? `Supported by ${supporters.join(', ')}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function changeOf({ kind, proposed, afterId }: Proposal, names: ReadonlyMap<string, string>): string {
  if (kind === 'delete') return '[delete]'
  if (kind !== 'move') return linesOf(proposed)
  return afterId === null ? '[to the beginning]' : `[behind ${names.get(afterId) ?? NOT_IN_VERSION.toLowerCase()}]`
}

const linesOf = (paragraphs: readonly Paragraph[]): string => paragraphs.map(wordsOf).join('\n')

function became(kind: DispositionKind, into: ProposalId | null, numbers: ReadonlyMap<ProposalId, number>): string {
  const number = into === null ? undefined : numbers.get(into)
  return number === undefined ? BECAME[kind] : `${BECAME[kind]} into P${number}`
}
