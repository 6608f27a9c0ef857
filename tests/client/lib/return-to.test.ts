import { expect, test } from 'vitest'
import { isOurs } from '../../../client/lib/return-to.ts'

test('signing in leads back to pages of this application alone', () => {
  expect(isOurs('/drafts/42?reading=clean')).toBe(true)
  for (const to of [
    '//elsewhere.org',
    '/\\elsewhere.org',
    'https://elsewhere.org',
    'javascript:alert(1)',
    '',
    '/sign-in',
  ]) {
    expect(isOurs(to)).toBe(false)
  }
})
