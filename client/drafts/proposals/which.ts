/** Which proposals are listed: by paragraph, Party and state for the Chair, and in three lists for a delegation. */
import { PROPOSAL_STATES } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'

/** The filters as they stand in the address; `proposal` is the one that it opens. */
export const NO_FILTER = { where: '', party: '', state: 'open', proposal: '' }
export type ProposalFilter = Readonly<Record<keyof typeof NO_FILTER, string>>

/** Every state at once, in the address. */
export const ANY_STATE = 'any'

export function isOn({ base, afterId }: ProposalView, paragraphId: string): boolean {
  return base.length === 0 ? (afterId ?? '') === paragraphId : base.some(({ id }) => id === paragraphId)
}

/** @param place the paragraph in hand */
export function isShown(proposal: ProposalView, { where, party, state }: ProposalFilter, place: string): boolean {
  if (where === 'here' && !isOn(proposal, place)) return false
  if (where === 'astray' && proposal.fit !== 'does not fit') return false
  if (party !== '' && proposal.party.organizationId !== party) return false
  const asked = PROPOSAL_STATES.find((known) => known === state)
  return asked ? proposal.state === asked : true
}

interface ListedSection {
  readonly title: string
  readonly proposals: readonly ProposalView[]
  /** What is said when there is none. */
  readonly none: string
}

/** For a delegation: what is open on the paragraph in hand, all of its own, and what else is open. Each stands once. */
export function sectionsOf(items: readonly ProposalView[], place: string): ListedSection[] {
  const here = items.filter((proposal) => proposal.state === 'open' && place !== '' && isOn(proposal, place))
  const own = items.filter((proposal) => proposal.isOwn && !here.includes(proposal))
  const others = items.filter((proposal) => proposal.state === 'open' && !proposal.isOwn && !here.includes(proposal))
  return [
    {
      title: 'On this paragraph',
      proposals: here,
      none: 'Nothing is proposed on the paragraph in which the cursor stands.',
    },
    { title: 'Of your delegation', proposals: own, none: 'Your delegation has proposed nothing else.' },
    { title: 'Of others', proposals: others, none: 'Nothing else is open.' },
  ]
}
