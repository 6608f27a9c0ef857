/** What the decisions that texts quote or point at are called, by the names under which they do. A number is its own label. */
import type { Node } from 'prosemirror-model'
import { nameOf } from '#domain/decisions/decision.ts'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { namedDecisions } from '#domain/drafts/references.ts'
import type { Stores } from '#domain/stores.ts'

export async function labelsOf(
  { decisions }: Pick<Stores, 'decisions'>,
  ...documents: readonly Node[]
): Promise<DecisionLabels> {
  const names = [...new Set(documents.flatMap((doc) => [...namedDecisions(doc)]))]
  const found = await Promise.all(names.map((name) => decisions.findByHandle(name)))
  return new Map(
    names.flatMap((name, place) => {
      const decision = found[place]
      return decision ? [[name, nameOf(decision)]] : []
    }),
  )
}
