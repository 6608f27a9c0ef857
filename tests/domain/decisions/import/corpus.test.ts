import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ImportScore, scoreImport } from '../../../support/score-import.ts'

const CORPUS = '../shared/corpus'
const FIXTURES = 'tests/support/fixtures/import'

function expectGood({ f1, columns, misses }: ImportScore): void {
  expect(f1, misses.join('\n')).toBeGreaterThanOrEqual(0.97)
  for (const share of Object.values(columns)) expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
}

describe('the import, scored', () => {
  const isPresent = existsSync(`${CORPUS}/truth.json`)

  test.skipIf(!isPresent)('[I30] the corpus of official texts is recognised', () => {
    expectGood(scoreImport(CORPUS))
  })

  test.skipIf(isPresent)('[I30] the corpus of official texts is absent here: only the fixtures are scored', () => {
    expect(existsSync(FIXTURES)).toBe(true)
  })

  test('[I30] the fixtures with every trap are recognised', () => {
    expectGood(scoreImport(FIXTURES))
  })
})
