/** Proposals beside each other: those that ask for the same, and those that ask for something else in the same place. */
import { type Proposal, type ProposedChange, proposalState, sameness } from './proposal.ts'

/** Whether both are about one paragraph, or put something in at one place. */
export function touchesSame(one: ProposedChange, other: ProposedChange): boolean {
  if (one.kind === 'insert' || other.kind === 'insert') return one.kind === other.kind && one.afterId === other.afterId
  return one.base.some(({ id }) => other.base.some((paragraph) => paragraph.id === id))
}

/** Whether a proposal is about this paragraph, or puts something in behind it. */
export function isAbout({ kind, base, afterId }: ProposedChange, paragraphId: string): boolean {
  return kind === 'insert' ? afterId === paragraphId : base.some(({ id }) => id === paragraphId)
}

/** All that are answered together with it: itself, and what is open and asks for the same. In the order given. */
export function answeredWith(proposal: Proposal, all: readonly Proposal[]): Proposal[] {
  const key = sameness(proposal)
  return all.filter((other) => other.id === proposal.id || (proposalState(other) === 'open' && sameness(other) === key))
}

/** Open ones that ask for something else in the same place. */
export function rivalsOf(proposal: Proposal, all: readonly Proposal[]): Proposal[] {
  const key = sameness(proposal)
  return all.filter(
    (other) =>
      other.id !== proposal.id &&
      proposalState(other) === 'open' &&
      touchesSame(proposal, other) &&
      sameness(other) !== key,
  )
}
