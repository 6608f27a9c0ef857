/** The text in force that a draft revises, out of the registry as it is now. */
import type { Decision } from '#domain/decisions/decision.ts'
import type { Block } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { quotedNames, type TextInForce, textInForce } from '#domain/drafts/text-in-force.ts'
import type { Stores } from '#domain/stores.ts'

/** @param blocks the text of the draft */
export async function readTextInForce(
  { decisions }: Pick<Stores, 'decisions'>,
  { decisionId }: Pick<Draft, 'decisionId'>,
  blocks: readonly Block[],
): Promise<TextInForce> {
  const names = quotedNames(blocks)
  const found = new Map<string, Decision>(await decisions.findByNumbers(names))
  for (const name of names) {
    const decision = found.has(name) ? null : await decisions.findByHandle(name)
    if (decision) found.set(name, decision)
  }
  const begunFrom = decisionId && (await decisions.find(decisionId))
  // One text may be named by its number and by its handle: it is the same one.
  const byId = new Map([...found.values(), ...(begunFrom ? [begunFrom] : [])].map((one) => [one.id, one]))
  const named = [...found].map(([name, { id }]) => [name, byId.get(id)] as const)
  const all = [...named, ...(begunFrom ? [[begunFrom.handle, byId.get(begunFrom.id)] as const] : [])]
  return textInForce(blocks, decisionId, new Map(all.flatMap(([name, one]) => (one ? [[name, one] as const] : []))))
}
