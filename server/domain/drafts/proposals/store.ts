/** What proposals ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/proposal-store.ts. */
import type { DraftId, ProposalId } from '../../ids.ts'
import type { Disposition, Proposal, Support } from './proposal.ts'

/** A proposal before its draft has numbered it. */
export type NewProposal = Omit<Proposal, 'number' | 'support' | 'dispositions'>

export interface ProposalStore {
  /** In a transaction: gives it the next number of its draft. @throws DomainError `not_found` when there is no such draft */
  add(proposal: NewProposal): Promise<Proposal>
  find(id: ProposalId): Promise<Proposal | null>
  /** All of a draft, by their numbers. */
  ofDraft(draftId: DraftId): Promise<Proposal[]>
  /** @throws DomainError `not_found` */
  addSupport(id: ProposalId, support: Support): Promise<void>
  /**
   * Adds what became of it.
   * @param known how many dispositions the caller has seen
   * @throws DomainError `conflict` when somebody else has added one since, `not_found`
   */
  addDisposition(id: ProposalId, known: number, disposition: Disposition): Promise<void>
}
