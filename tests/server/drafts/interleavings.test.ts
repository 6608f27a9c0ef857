/**
 * Negotiations in which everything happens at once, each with its seed in the title of what failed and its story beside it.
 * `INTERLEAVINGS_SEED=7` runs that one alone, `INTERLEAVINGS_RUNS=500` many; `npm run bench -- interleavings` runs ten thousand.
 */
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { judge } from '../../support/judge-negotiation.ts'
import { Negotiation } from '../../support/negotiation.ts'
import { randomFrom } from '../../support/random.ts'

const RUNS = Number(process.env.INTERLEAVINGS_RUNS ?? 60)
const SEEDS = process.env.INTERLEAVINGS_SEED
  ? [Number(process.env.INTERLEAVINGS_SEED)]
  : Array.from({ length: RUNS }, (_, place) => place + 1)
const STEPS = 60

describe('interleavings', { timeout: 60_000 + SEEDS.length * 500 }, () => {
  it('[PR26] no word is lost, nothing is placed twice, all read the same, and record and text agree', async () => {
    for (const seed of SEEDS) {
      const negotiation = await Negotiation.begin(randomFrom(seed))
      const trouble = () => `seed ${seed}:\n${negotiation.story.join('\n')}`
      try {
        for (let step = 0; step < STEPS; step++) await negotiation.happen()
        await negotiation.calm()
      } catch (error) {
        throw new Error(trouble(), { cause: error })
      }
      expect(await judge(negotiation), trouble()).toEqual([])
    }
  })
})
