/** Proposals in memory, under the same contract as those on PostgreSQL (tests/contracts/proposal-store.ts). */
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalStore } from '#domain/drafts/proposals/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { ProposalId } from '#domain/ids.ts'

export function memoryProposalStore(): ProposalStore {
  const proposals = new Map<ProposalId, Proposal>()
  const demand = (id: ProposalId): Proposal => {
    const proposal = proposals.get(id)
    if (!proposal) throw new DomainError('not_found', 'There is no such proposal.')
    return proposal
  }
  return {
    async add(proposal) {
      const number = 1 + [...proposals.values()].filter(({ draftId }) => draftId === proposal.draftId).length
      const added = { ...proposal, number, support: [], dispositions: [] }
      proposals.set(proposal.id, added)
      return added
    },
    async find(id) {
      return proposals.get(id) ?? null
    },
    async ofDraft(draftId) {
      return [...proposals.values()].filter((proposal) => proposal.draftId === draftId)
    },
    async addSupport(id, support) {
      const proposal = demand(id)
      proposals.set(id, { ...proposal, support: [...proposal.support, support] })
    },
    async addDisposition(id, known, disposition) {
      const proposal = demand(id)
      if (proposal.dispositions.length !== known)
        throw new DomainError('conflict', 'Somebody else has just answered this proposal. Look at it again.')
      proposals.set(id, { ...proposal, dispositions: [...proposal.dispositions, disposition] })
    },
  }
}
