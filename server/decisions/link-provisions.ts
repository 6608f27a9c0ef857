/** Records links between texts: derived from, amends, replaces, merges, overlaps. Ends are checked before anything is kept. */
import { findByRef } from '#domain/decisions/address.ts'
import type { Lineage } from '#domain/decisions/decision.ts'
import { subtree } from '#domain/decisions/provision.ts'
import type { DecisionStore } from '#domain/decisions/store.ts'
import type { LineageInput } from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'

type End = LineageInput['links'][number]['from']

/** @throws DomainError `invalid` when an end is not in the registry or both ends are the same place. */
export async function linkProvisions(store: DecisionStore, input: LineageInput): Promise<readonly Lineage[]> {
  const links: Lineage[] = []
  for (const { kind, from, to } of input.links) {
    const fromDecision = await readEnd(store, from)
    const toDecision = await readEnd(store, to)
    if (fromDecision === toDecision && from.path === to.path) {
      throw new DomainError('invalid', 'A text cannot be linked to itself: choose two different places.')
    }
    links.push({ kind, fromDecision, fromPath: from.path, toDecision, toPath: to.path })
  }
  await store.addLineage(links)
  return links
}

async function readEnd(store: DecisionStore, { ref, path }: End) {
  const decision = await findByRef(store, ref)
  const isThere = path === '' || decision?.revisions.some(({ provisions }) => subtree(provisions, path).length > 0)
  if (!decision || !isThere) {
    throw new DomainError('invalid', `The registry has no provision ${path ? `${ref}/${path}` : ref}.`)
  }
  return decision.id
}
