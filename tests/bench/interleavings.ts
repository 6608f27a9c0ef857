/**
 * Negotiations in which everything happens at once, one for each seed from the first on; see tests/support/negotiation.ts. Each
 * that leaves something wrong behind is printed with its seed and its story.
 */
import { judge } from '../support/judge-negotiation.ts'
import { Negotiation } from '../support/negotiation.ts'
import { DRAFT } from '../support/peers.ts'
import { randomFrom } from '../support/random.ts'

const STEPS = 60

/** @returns true when nothing was lost, doubled or out of step */
export async function interleave(runs: number, firstSeed: number): Promise<boolean> {
  const begun = performance.now()
  let wrongCount = 0
  let wordCount = 0
  const became = new Map<string, number>()
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const negotiation = await Negotiation.begin(randomFrom(seed))
    const wrong = await run(negotiation)
    wordCount += negotiation.promisedWords.size
    for (const { dispositions } of await negotiation.stores.proposals.ofDraft(DRAFT))
      for (const { kind } of dispositions) became.set(kind, (became.get(kind) ?? 0) + 1)
    if (wrong.length === 0) continue
    wrongCount += 1
    process.stdout.write(`seed ${seed}: ${wrong.join('; ')}\n${negotiation.story.join('\n')}\n`)
  }
  const seconds = Math.round((performance.now() - begun) / 1_000)
  const kinds = [...became].map(([kind, count]) => `${count} ${kind}`).join(', ')
  process.stdout.write(
    `${runs} interleavings of ${STEPS} steps from seed ${firstSeed} in ${seconds} s: ${wordCount} words were told to be recorded, ` +
      `proposals: ${kinds}; ${wrongCount} interleavings went wrong\n`,
  )
  return wrongCount === 0
}

async function run(negotiation: Negotiation): Promise<string[]> {
  try {
    for (let step = 0; step < STEPS; step++) await negotiation.happen()
    await negotiation.calm()
    return await judge(negotiation)
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}
