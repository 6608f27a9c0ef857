/** What every people store does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId, OrganizationId, TokenId } from '#domain/ids.ts'
import type { BearerToken, Session, SignInLink } from '#domain/people/credential.ts'
import type { Account, Organization } from '#domain/people/person.ts'
import type { PeopleStore } from '#domain/people/store.ts'

const organization: Organization = {
  id: '01980000-0000-7000-8000-0000000000e1' as OrganizationId,
  name: 'Kenya',
  kind: 'Party',
  region: 'Africa',
  code: 'KE',
}
const amina: Account = {
  id: '01980000-0000-7000-8000-0000000000a1' as AccountId,
  name: 'Amina Otieno',
  email: 'amina@example.org',
  organizationId: organization.id,
  role: 'delegate',
  createdAt: '2017-01-01T08:00:00.000Z',
  closedAt: null,
}
const bela: Account = {
  ...amina,
  id: '01980000-0000-7000-8000-0000000000a2' as AccountId,
  name: 'Béla Novák',
  email: 'bela@example.org',
}
const link: SignInLink = {
  tokenHash: 'link',
  accountId: amina.id,
  createdAt: '2017-01-02T08:00:00.000Z',
  expiresAt: '2017-01-02T08:15:00.000Z',
  consumedAt: null,
}
const session: Session = {
  tokenHash: 'session',
  accountId: amina.id,
  createdAt: '2017-01-02T08:00:00.000Z',
  lastUsedAt: '2017-01-02T08:00:00.000Z',
  expiresAt: '2017-01-09T08:00:00.000Z',
}
const token: BearerToken = {
  id: '01980000-0000-7000-8000-0000000000b1' as TokenId,
  tokenHash: 'token',
  accountId: amina.id,
  name: 'Script',
  createdAt: '2017-01-02T08:00:00.000Z',
  expiresAt: '2017-02-01T08:00:00.000Z',
  lastUsedAt: null,
}

export function peopleStoreContract(setUp: () => Promise<PeopleStore>): void {
  describe('a people store', () => {
    let store: PeopleStore
    beforeEach(async () => {
      store = await setUp()
      await store.addOrganization(organization)
      await store.addAccount(amina)
    })

    it('finds what was added, by id and by sign, and lists by name', async () => {
      await store.addAccount(bela)
      expect(await store.organization(organization.id)).toEqual(organization)
      expect(await store.organizationByCode('KE')).toEqual(organization)
      expect(await store.organizations()).toEqual([organization])
      expect(await store.account(amina.id)).toEqual(amina)
      expect(await store.accountByEmail('bela@example.org')).toEqual(bela)
      expect(await store.accounts()).toEqual([amina, bela])
      expect(await store.accountByEmail('nobody@example.org')).toBeNull()
    })

    it('[PE1] refuses a second account for an address, and a second organization for a code', async () => {
      await expect(store.addAccount({ ...bela, email: amina.email })).rejects.toMatchObject({ code: 'conflict' })
      const twin = { ...organization, id: '01980000-0000-7000-8000-0000000000e2' as OrganizationId }
      await expect(store.addOrganization(twin)).rejects.toMatchObject({ code: 'conflict' })
    })

    it('[PE4] closing an account ends its credentials and keeps its name', async () => {
      await store.addSession(session)
      await store.addSignInLink(link)
      await store.addToken(token)
      await store.closeAccount(amina.id, '2017-01-03T00:00:00.000Z')
      await store.closeAccount(amina.id, '2017-01-04T00:00:00.000Z')
      expect(await store.account(amina.id)).toEqual({ ...amina, closedAt: '2017-01-03T00:00:00.000Z' })
      expect(await store.session('session')).toBeNull()
      expect(await store.signInLink('link')).toBeNull()
      expect(await store.token('token')).toBeNull()
    })

    it('[PE8] of many who consume a link at once, one succeeds', async () => {
      await store.addSignInLink(link)
      expect(await store.hasSignedIn(amina.id)).toBe(false)
      const at = '2017-01-02T08:01:00.000Z'
      const consumed = await Promise.all(Array.from({ length: 8 }, () => store.consumeSignInLink('link', at)))
      expect(consumed.filter((one) => one !== null)).toEqual([{ ...link, consumedAt: at }])
      expect(await store.hasSignedIn(amina.id)).toBe(true)
      expect(await store.hasSignedIn(bela.id)).toBe(false)
    })

    it('counts the links of an account by their end', async () => {
      const end = '2017-01-02T08:30:00.000Z'
      await store.addSignInLink(link)
      await store.addSignInLink({ ...link, tokenHash: 'later', expiresAt: end })
      expect(await store.signInLinkCount(amina.id, link.createdAt, end)).toBe(2)
      expect(await store.signInLinkCount(amina.id, link.createdAt, link.expiresAt)).toBe(1)
      expect(await store.signInLinkCount(amina.id, link.expiresAt, end)).toBe(1)
      expect(await store.signInLinkCount(bela.id, link.createdAt, end)).toBe(0)
    })

    it('[PE8] a link is not consumed at or after its end', async () => {
      await store.addSignInLink(link)
      expect(await store.consumeSignInLink('link', link.expiresAt)).toBeNull()
      expect(await store.consumeSignInLink('other', '2017-01-02T08:01:00.000Z')).toBeNull()
    })

    it('notes a later use of sessions and tokens, never an earlier one', async () => {
      await store.addSession(session)
      await store.addToken(token)
      for (const at of ['2017-01-02T10:00:00.000Z', '2017-01-02T09:00:00.000Z']) {
        await store.touchSession('session', at)
        await store.touchToken('token', at)
      }
      expect(await store.session('session')).toEqual({ ...session, lastUsedAt: '2017-01-02T10:00:00.000Z' })
      expect(await store.token('token')).toEqual({ ...token, lastUsedAt: '2017-01-02T10:00:00.000Z' })
      await store.removeSession('session')
      expect(await store.session('session')).toBeNull()
    })

    it('[PE16] a token is listed and ended for its own account only', async () => {
      await store.addAccount(bela)
      await store.addToken(token)
      expect(await store.tokensOf(amina.id)).toEqual([token])
      expect(await store.tokensOf(bela.id)).toEqual([])
      expect(await store.removeToken(bela.id, token.id)).toBe(false)
      expect(await store.removeToken(amina.id, token.id)).toBe(true)
      expect(await store.removeToken(amina.id, token.id)).toBe(false)
    })

    it('sweeps what has ended, and keeps the record of links that were used', async () => {
      await store.addSignInLink(link)
      await store.addSignInLink({ ...link, tokenHash: 'used' })
      await store.consumeSignInLink('used', '2017-01-02T08:01:00.000Z')
      await store.addSession(session)
      await store.addToken(token)
      expect(await store.removeExpired('2017-01-02T08:15:00.000Z')).toBe(0)
      expect(await store.removeExpired('2017-01-10T00:00:00.000Z')).toBe(2)
      expect(await store.token('token')).toEqual(token)
      expect(await store.hasSignedIn(amina.id)).toBe(true)
    })
  })
}
