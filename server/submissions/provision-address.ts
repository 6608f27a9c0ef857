/** The provisions that questions and submissions speak to: read from what people type, shown as a link. */
import { citeProvision, findByRef, hrefOf, readProvisionRef } from '#domain/decisions/address.ts'
import type { DecisionStore } from '#domain/decisions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { ProvisionAddress } from '#domain/submissions/submission.ts'
import type { ProvisionLink } from '#domain/submissions/wire.ts'

/** The provision that an address names. @throws DomainError `invalid` when the registry has no such provision. */
export async function readAddress(store: DecisionStore, address: string): Promise<ProvisionAddress> {
  const { ref, path } = readProvisionRef(address)
  const decision = await findByRef(store, ref)
  const known = decision?.revisions.some(({ provisions }) => provisions.some((provision) => provision.path === path))
  if (!decision || (path !== '' && !known)) {
    throw new DomainError('invalid', `The registry has no provision ${address}: write it as 15.57/a.`)
  }
  return { decisionId: decision.id, path }
}

/** Citation and address of a provision, for screens. */
export async function linkTo(store: DecisionStore, address: ProvisionAddress | null): Promise<ProvisionLink | null> {
  const decision = address ? await store.find(address.decisionId) : null
  if (!decision || !address) return null
  return { cite: citeProvision(decision, address.path), href: hrefOf(decision, address.path) }
}
