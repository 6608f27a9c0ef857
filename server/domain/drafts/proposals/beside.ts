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

/**
 * Of each proposal the open ones that ask for something else in the same place. All are looked at once, by their places: who asks of
 * each in turn does not compare each with each.
 * @returns for one proposal its rivals, in the order given
 */
export function rivalsAmong(all: readonly Proposal[]): (proposal: Proposal) => Proposal[] {
  const open = all
    .filter((one) => proposalState(one) === 'open')
    .map((one, order) => ({ one, order, key: sameness(one) }))
  const here = new Map<string, typeof open>()
  for (const entry of open)
    for (const place of placesOf(entry.one)) {
      const known = here.get(place)
      if (known) known.push(entry)
      else here.set(place, [entry])
    }
  return (proposal) => {
    const key = sameness(proposal)
    const beside = new Set(placesOf(proposal).flatMap((place) => here.get(place) ?? []))
    return [...beside]
      .filter((other) => other.one.id !== proposal.id && other.key !== key)
      .sort((one, next) => one.order - next.order)
      .map(({ one }) => one)
  }
}

/** Two proposals touch the same when they have one of these in common. */
function placesOf({ kind, base, afterId }: ProposedChange): string[] {
  return kind === 'insert' ? [`behind ${afterId ?? ''}`] : base.map(({ id }) => `at ${id}`)
}
