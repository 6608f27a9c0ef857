import { describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { isSessionAlive, refuseLink, tokenExpiry } from '#domain/people/credential.ts'
import { readEmail, readName, refuseOrganization } from '#domain/people/person.ts'

const accountId = 'a' as AccountId

describe('persons', () => {
  it('[PE1] an address is kept in one spelling', () => {
    expect(readEmail('  Amina.Otieno@Example.ORG ')).toBe('amina.otieno@example.org')
    expect(readEmail('jose\u0301@example.org')).toBe('josé@example.org')
    for (const text of ['', 'amina', 'a@b', 'a b@example.org', 'a@example.org, b@example.org', 'a\u200b@example.org']) {
      expect(() => readEmail(text)).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
  })

  it('[PE2] a name is one visible line', () => {
    expect(readName('  Amina \n Otieno ')).toBe('Amina Otieno')
    for (const text of ['', ' ', 'x'.repeat(129), 'Chair\u202e', 'A\u0000']) {
      expect(() => readName(text)).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
  })

  it('[PE3] a Party has a region, nobody else', () => {
    expect(refuseOrganization({ kind: 'Party', region: 'Asia' })).toBeNull()
    expect(refuseOrganization({ kind: 'NGO', region: null })).toBeNull()
    expect(refuseOrganization({ kind: 'Party', region: null })?.code).toBe('invalid')
    expect(refuseOrganization({ kind: 'NGO', region: 'Asia' })?.code).toBe('invalid')
  })

  it('[PE10] unknown, used and late links are refused in the same words', () => {
    const at = '2017-01-01T08:00:00.000Z'
    const link = {
      tokenHash: 'h',
      accountId,
      createdAt: at,
      expiresAt: '2017-01-01T08:15:00.000Z',
      consumedAt: null,
    }
    expect(refuseLink(link, at)).toBeNull()
    const refusals = [
      refuseLink(null, at),
      refuseLink({ ...link, consumedAt: at }, at),
      refuseLink(link, link.expiresAt),
    ]
    expect(new Set(refusals.map((refusal) => refusal?.message)).size).toBe(1)
    expect(refusals.every((refusal) => refusal?.code === 'not_found')).toBe(true)
  })

  it('[PE11] a session ends when it is not used, and in the end anyway', () => {
    const session = {
      tokenHash: 'h',
      accountId,
      createdAt: '2017-01-01T08:00:00.000Z',
      lastUsedAt: '2017-01-01T08:00:00.000Z',
      expiresAt: '2017-01-08T08:00:00.000Z',
    }
    expect(isSessionAlive(session, '2017-01-01T19:59:59.999Z')).toBe(true)
    expect(isSessionAlive(session, '2017-01-01T20:00:00.000Z')).toBe(false)
    const busy = { ...session, lastUsedAt: '2017-01-08T07:59:00.000Z' }
    expect(isSessionAlive(busy, '2017-01-08T07:59:59.999Z')).toBe(true)
    expect(isSessionAlive(busy, '2017-01-08T08:00:00.000Z')).toBe(false)
  })

  it('[PE15] a token lasts 1 to 365 whole days', () => {
    expect(tokenExpiry('2017-01-01T08:00:00.000Z', 30)).toBe('2017-01-31T08:00:00.000Z')
    for (const days of [0, 366, 1.5, Number.NaN]) {
      expect(() => tokenExpiry('2017-01-01T08:00:00.000Z', days)).toThrow(expect.objectContaining({ code: 'invalid' }))
    }
  })
})
