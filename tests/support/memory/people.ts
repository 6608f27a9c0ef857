/** People in memory, for tests. Under the same contract as the one on PostgreSQL. */
import { DomainError } from '#domain/errors.ts'
import type { BearerToken, Session, SignInLink } from '#domain/people/credential.ts'
import type { Account, Organization } from '#domain/people/person.ts'
import type { PeopleStore } from '#domain/people/store.ts'

const byName = (a: { name: string; id: string }, b: { name: string; id: string }) =>
  a.name.localeCompare(b.name) || a.id.localeCompare(b.id)

export function memoryPeopleStore(): PeopleStore {
  const organizations = new Map<string, Organization>()
  const accounts = new Map<string, Account>()
  const links = new Map<string, SignInLink>()
  const sessions = new Map<string, Session>()
  const tokens = new Map<string, BearerToken>()
  const credentials: Map<
    string,
    { readonly accountId: string; readonly expiresAt: string; readonly consumedAt?: string | null }
  >[] = [links, sessions, tokens]
  const removeWhere = (isGone: (credential: { accountId: string; expiresAt: string }) => boolean): number => {
    const gone = credentials.flatMap((kind) =>
      [...kind]
        .filter(([, credential]) => !credential.consumedAt && isGone(credential))
        .map(([hash]) => kind.delete(hash)),
    )
    return gone.length
  }
  const find = <T>(all: Map<string, T>, is: (one: T) => boolean) => [...all.values()].find(is) ?? null
  return {
    async addOrganization(organization) {
      if (find(organizations, ({ code }) => code === organization.code)) {
        throw new DomainError('conflict', `There is an organization ${organization.code} already.`)
      }
      organizations.set(organization.id, organization)
    },
    organization: async (id) => organizations.get(id) ?? null,
    organizationByCode: async (code) => find(organizations, (organization) => organization.code === code),
    organizations: async () => [...organizations.values()].sort(byName),

    async addAccount(account) {
      if (find(accounts, ({ email }) => email === account.email)) {
        throw new DomainError('conflict', `There is an account for ${account.email} already.`)
      }
      accounts.set(account.id, account)
    },
    async closeAccount(id, at) {
      const account = accounts.get(id)
      if (account && account.closedAt === null) accounts.set(id, { ...account, closedAt: at })
      removeWhere(({ accountId }) => accountId === id)
    },
    account: async (id) => accounts.get(id) ?? null,
    accountByEmail: async (email) => find(accounts, (account) => account.email === email),
    accounts: async () => [...accounts.values()].sort(byName),

    async addSignInLink(link) {
      links.set(link.tokenHash, link)
    },
    signInLinkCount: async (accountId, from, to) =>
      [...links.values()].filter(
        (link) => link.accountId === accountId && link.expiresAt > from && link.expiresAt <= to,
      ).length,
    signInLink: async (tokenHash) => links.get(tokenHash) ?? null,
    async consumeSignInLink(tokenHash, at) {
      const link = links.get(tokenHash)
      if (!link || link.consumedAt !== null || at >= link.expiresAt) return null
      const consumed = { ...link, consumedAt: at }
      links.set(tokenHash, consumed)
      return consumed
    },

    hasSignedIn: async (id) => find(links, (link) => link.accountId === id && link.consumedAt !== null) !== null,

    async addSession(session) {
      sessions.set(session.tokenHash, session)
    },
    session: async (tokenHash) => sessions.get(tokenHash) ?? null,
    async touchSession(tokenHash, at) {
      const session = sessions.get(tokenHash)
      if (session && session.lastUsedAt < at) sessions.set(tokenHash, { ...session, lastUsedAt: at })
    },
    async removeSession(tokenHash) {
      sessions.delete(tokenHash)
    },

    async addToken(token) {
      tokens.set(token.tokenHash, token)
    },
    token: async (tokenHash) => tokens.get(tokenHash) ?? null,
    tokensOf: async (accountId) =>
      [...tokens.values()]
        .filter((token) => token.accountId === accountId)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)),
    async touchToken(tokenHash, at) {
      const token = tokens.get(tokenHash)
      if (token && (token.lastUsedAt ?? '') < at) tokens.set(tokenHash, { ...token, lastUsedAt: at })
    },
    async removeToken(accountId, id) {
      const token = find(tokens, (one) => one.id === id && one.accountId === accountId)
      return token !== null && tokens.delete(token.tokenHash)
    },

    removeExpired: async (before) => removeWhere(({ expiresAt }) => expiresAt < before),
  }
}
