/** The table of a round out of the proposals and comments of its draft. */
import { readDocument } from '#domain/drafts/content.ts'
import { type CompiledTable, compileTable, paragraphNames } from '#domain/drafts/rounds/compiled-table.ts'
import { proposalContributions } from '#domain/drafts/rounds/proposal-contributions.ts'
import { closesAt, type Round } from '#domain/drafts/rounds/round.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { commentContributions } from '../comments/comment-contributions.ts'

export async function compileRound(deps: Pick<Deps, 'stores' | 'hub'>, round: Round): Promise<CompiledTable> {
  const { stores } = deps
  const version = await stores.versions.findById(round.versionId)
  if (!version) throw new DomainError('not_found', 'The version on which this round stands is not there.')
  const text = readDocument(version.content)
  const [proposals, comments, organizations] = await Promise.all([
    stores.proposals.ofDraft(round.draftId),
    commentContributions(deps, round.draftId, closesAt(round)),
    stores.people.organizations(),
  ])
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
  const made = proposalContributions(proposals, { partyOf: (id) => nameOf.get(id) ?? '', names: paragraphNames(text) })
  return compileTable(round, text, [...made, ...comments])
}
