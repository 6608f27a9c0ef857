import { describe, expect, test } from 'vitest'
import { markedWords } from '../../../client/drafts/marked-words.ts'

describe('what is found', () => {
  test('[PC9] is drawn with its words marked and nothing lost', () => {
    const parts = markedWords('share best practices with Parties', [
      { from: 6, to: 20 },
      { from: 26, to: 33 },
    ])
    const words = parts.map((part) => (typeof part === 'string' ? part : part.values.join('')))
    expect(words.join('')).toBe('share best practices with Parties')
    expect(words.filter((_, place) => typeof parts[place] !== 'string')).toEqual(['best practices', 'Parties'])
  })
})
