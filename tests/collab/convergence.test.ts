/**
 * Random runs, each with its seed in the title of what failed and its story beside it. A run that fails is put right with its
 * seed; `CONVERGENCE_SEED=7` runs that one alone, `CONVERGENCE_RUNS=5000` many.
 */
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { randomFrom } from '../support/random.ts'
import { brokenRows, holds, RoughSea } from '../support/rough-sea.ts'

const RUNS = Number(process.env.CONVERGENCE_RUNS ?? 40)
const SEEDS = process.env.CONVERGENCE_SEED
  ? [Number(process.env.CONVERGENCE_SEED)]
  : Array.from({ length: RUNS }, (_, place) => place + 1)
const STEPS = 60
/** Milliseconds; all runs are waited for in the first test. */
const PATIENCE = 20_000 + SEEDS.length * 100

interface Ended {
  readonly trouble: string
  readonly sea: RoughSea
  readonly texts: readonly string[]
  readonly closed: readonly unknown[]
  readonly read: string
  readonly state: Uint8Array
}

async function run(seed: number): Promise<Ended> {
  const sea = await RoughSea.begin(randomFrom(seed))
  const trouble = () => `seed ${seed}:\n${sea.story.join('\n')}`
  try {
    for (let step = 0; step < STEPS; step++) await sea.happen()
    const peers = await sea.calm()
    const reader = await sea.read()
    const closed = peers.flatMap(({ socket }) => (socket.closed ? [socket.closed] : []))
    const texts = peers.map(({ text }) => text)
    return { trouble: trouble(), sea, texts, closed, read: reader.text, state: Y.encodeStateAsUpdate(reader.doc) }
  } catch (error) {
    throw new Error(trouble(), { cause: error })
  }
}

describe('convergence', { timeout: PATIENCE }, () => {
  // Each run is judged by all the rules: they are about the same seas.
  const runs = SEEDS.map(async (seed) => run(seed))
  const each = async (judge: (ended: Ended) => unknown) => {
    for (const ended of runs) await judge(await ended)
  }

  it('[C33] peers agree after edits, lines that break, devices that are lost, crashes and failures', () =>
    each(({ texts, read, closed, trouble }) => {
      expect(closed, trouble).toEqual([])
      for (const text of texts) expect(text, trouble).toBe(read)
    }))

  it('[C100] what a client was told is recorded is in the text that everybody reads afterwards', () =>
    each(({ sea, state, trouble }) => {
      expect(holds(state, sea.promised), trouble).toBe(true)
    }))

  it('[C101] what is sent again, or committed with its answer lost, is recorded once and read once', () =>
    each(async ({ sea, read, trouble }) => {
      expect(await brokenRows(sea.log), trouble).toEqual([])
      const characters = [...read.replaceAll('|', '')]
      expect(new Set(characters).size, trouble).toBe(characters.length)
    }))
})
