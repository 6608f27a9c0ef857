/** Brackets of the example's draft: words on which its delegations do not agree yet, and one on which they came to agree. */
import type { Kept } from '#domain/drafts/brackets/bracket.ts'

export interface ExampleBracket {
  readonly by: string
  readonly daysAgo: number
  readonly minute: number
  /** The first words of the paragraph in which it stands. */
  readonly begins: string
  readonly words: string
  readonly reason: string
  readonly alternatives: readonly string[]
  readonly removed: {
    readonly by: string
    readonly daysAgo: number
    readonly minute: number
    readonly kept: Kept
    readonly reason: string
  } | null
}

export const BRACKETS: readonly ExampleBracket[] = [
  bracket('germany', 9, 690, 'keep the records', 'for five years', {
    reason: 'Our law on the protection of data allows three years; the ministry has been asked.',
    alternatives: ['for three years'],
  }),
  bracket('indonesia', 8, 512, 'ENCOURAGES Parties to train', 'police, customs and rangers', {
    reason: 'To be settled with the paragraph on funds.',
  }),
  bracket('indonesia', 8, 515, 'ENCOURAGES Parties to train', 'rangers', {
    reason: 'Not every Party has rangers who may take evidence.',
  }),
  bracket('canada', 6, 745, 'RECOMMENDS that Parties in which', 'at least once a year', {
    reason: 'Instructions are awaited.',
  }),
  bracket('new-zealand', 6, 540, 'exchange intelligence', 'and not through this Convention', {
    reason: 'Would this keep the Secretariat from passing on what it receives?',
    removed: {
      by: 'chair@example.org',
      daysAgo: 3,
      minute: 600,
      kept: 'text',
      reason: 'INTERPOL has explained that the Secretariat may still pass on what it receives.',
    },
  }),
]

function bracket(
  by: string,
  daysAgo: number,
  minute: number,
  begins: string,
  words: string,
  more: Pick<ExampleBracket, 'reason'> & Partial<Pick<ExampleBracket, 'alternatives' | 'removed'>>,
): ExampleBracket {
  return { by: `${by}@example.org`, daysAgo, minute, begins, words, alternatives: [], removed: null, ...more }
}
