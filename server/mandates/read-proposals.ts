/** What a text could ask of whom, each with the mandate that exists already. Nothing is stored. */

import { citeProvision } from '#domain/decisions/address.ts'
import { describeAddressees } from '#domain/decisions/addressee.ts'
import { describeDeadline } from '#domain/decisions/deadline.ts'
import type { Decision, DecisionRevision } from '#domain/decisions/decision.ts'
import { textsOf } from '#domain/decisions/import/imported-text.ts'
import { saysTheSame } from '#domain/decisions/search.ts'
import type { Strength } from '#domain/decisions/strength.ts'
import { defaultHolder, proposeMandates } from '#domain/mandates/propose.ts'
import { decisionLink, provisionLines } from '#domain/mandates/views.ts'
import type { DeadlineInput, MandateProposals } from '#domain/mandates/wire.ts'
import type { Stores } from '#domain/stores.ts'

export async function readProposals(
  stores: Pick<Stores, 'mandates' | 'decisions'>,
  decision: Decision,
  revision: DecisionRevision,
): Promise<MandateProposals> {
  const existing = await stores.mandates.listByDecision(decision.id)
  const proposals = proposeMandates(decision, revision, await introducedStrengths(stores, revision))
  return {
    decision: decisionLink(decision),
    revisionId: revision.id,
    revision: revision.revision,
    items: proposals.map((proposal) => {
      const { path, addressee, duty, strength, condition, deadline, reportsTo } = proposal
      const known = existing.find(
        (mandate) =>
          mandate.revisionId === revision.id &&
          mandate.path === path &&
          mandate.addressee.body === addressee.body &&
          mandate.addressee.scope === addressee.scope,
      )
      return {
        path,
        addressee: { ...addressee },
        duty,
        strength,
        condition,
        deadline: deadline && ({ ...deadline } as DeadlineInput),
        reportsTo,
        holder: { ...defaultHolder(addressee) },
        cite: citeProvision(decision, path),
        addressedTo: describeAddressees([addressee]),
        deadlineWords: deadline && describeDeadline(deadline),
        text: provisionLines(decision, revision, path),
        confirmedAs: known ? { id: known.id, href: `/mandates/${known.id}` } : null,
      }
    }),
  }
}

/**
 * A document may quote a text and leave its verb in the sentence before ("which urged Parties to: a) …"). The reading that the
 * import kept knows it; the text of the registry does not.
 */
async function introducedStrengths(
  { decisions }: Pick<Stores, 'decisions'>,
  revision: DecisionRevision,
): Promise<ReadonlyMap<string, Strength>> {
  const record = revision.importId ? await decisions.findImport(revision.importId) : null
  if (!record) return new Map()
  const [first] = revision.provisions
  const source = textsOf(record.recognised).find(
    ({ kind, lines }) => kind === 'decision' && first && lines.some((line) => saysTheSame(line.text, first.text)),
  )
  const recognised = source ? record.recognised.decisions[source.index] : undefined
  return new Map(recognised?.provisions.map(({ path, strength }) => [path, strength]) ?? [])
}
