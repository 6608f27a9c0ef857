/** Which proposals a change of the text has left without a place. */
import type { Block } from '../content.ts'
import { touchesSame } from './beside.ts'
import { fitOf } from './fit.ts'
import { type Proposal, type ProposedChange, proposalState } from './proposal.ts'

export interface LeftOut {
  readonly proposal: Proposal
  /** Why it does not fit any more, in a sentence. */
  readonly why: string
}

/**
 * Open proposals that fitted before a change was written and do not fit behind it.
 * @param change what was written, from the text `before` to the text `after`
 */
export function leftOutBy(
  change: ProposedChange,
  all: readonly Proposal[],
  before: readonly Block[],
  after: readonly Block[],
): LeftOut[] {
  return all.flatMap((proposal) => {
    if (proposalState(proposal) !== 'open' || !isNear(proposal, change)) return []
    const fit = fitOf(proposal, after)
    if (fit.kind !== 'does not fit' || fitOf(proposal, before).kind === 'does not fit') return []
    return [{ proposal, why: fit.why }]
  })
}

/** About one of its paragraphs, or put in behind one. */
function isNear(proposal: ProposedChange, change: ProposedChange): boolean {
  return touchesSame(proposal, change) || change.base.some(({ id }) => id === proposal.afterId)
}
