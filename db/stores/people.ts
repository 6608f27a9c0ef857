/** People on PostgreSQL. Links are consumed by one conditional update, so of many at once one succeeds. */
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import type { Instant } from '#domain/clock.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { PeopleStore } from '#domain/people/store.ts'
import type { Database } from '../database.ts'
import { accounts, bearerTokens, organizations, sessions, signInLinks } from '../tables/people.ts'

export function postgresPeopleStore(db: Database): PeopleStore {
  return { ...persons(db), ...links(db), ...sessionsAndTokens(db) }
}

function persons(db: Database) {
  return {
    async addOrganization(organization) {
      const added = await db.insert(organizations).values(organization).onConflictDoNothing().returning()
      if (added.length === 0)
        throw new DomainError('conflict', `There is an organization ${organization.code} already.`)
    },

    async organization(id) {
      const [row] = await db.select().from(organizations).where(eq(organizations.id, id))
      return row ?? null
    },

    async organizationByCode(code) {
      const [row] = await db.select().from(organizations).where(eq(organizations.code, code))
      return row ?? null
    },

    organizations: async () => db.select().from(organizations).orderBy(asc(organizations.name), asc(organizations.id)),

    async addAccount(account) {
      const added = await db.insert(accounts).values(account).onConflictDoNothing().returning()
      if (added.length === 0) throw new DomainError('conflict', `There is an account for ${account.email} already.`)
    },

    async closeAccount(id, at) {
      await db
        .update(accounts)
        .set({ closedAt: at })
        .where(and(eq(accounts.id, id), isNull(accounts.closedAt)))
      await db.delete(sessions).where(eq(sessions.accountId, id))
      await db.delete(signInLinks).where(and(eq(signInLinks.accountId, id), isNull(signInLinks.consumedAt)))
      await db.delete(bearerTokens).where(eq(bearerTokens.accountId, id))
    },

    async account(id) {
      const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
      return row ?? null
    },

    async accountByEmail(email) {
      const [row] = await db.select().from(accounts).where(eq(accounts.email, email))
      return row ?? null
    },

    accounts: async () => db.select().from(accounts).orderBy(asc(accounts.name), asc(accounts.id)),
  } satisfies Partial<PeopleStore>
}

function links(db: Database) {
  return {
    async addSignInLink(link) {
      await db.insert(signInLinks).values(link)
    },

    async signInLinkCount(accountId, from, to) {
      const isOwn = eq(signInLinks.accountId, accountId)
      return db.$count(signInLinks, and(isOwn, gt(signInLinks.expiresAt, from), lte(signInLinks.expiresAt, to)))
    },

    async signInLink(tokenHash) {
      const [row] = await db.select().from(signInLinks).where(eq(signInLinks.tokenHash, tokenHash))
      return row ?? null
    },

    async consumeSignInLink(tokenHash, at) {
      const [row] = await db
        .update(signInLinks)
        .set({ consumedAt: at })
        .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.consumedAt), gt(signInLinks.expiresAt, at)))
        .returning()
      return row ?? null
    },

    async hasSignedIn(accountId) {
      const used = await db
        .select({ at: signInLinks.consumedAt })
        .from(signInLinks)
        .where(and(eq(signInLinks.accountId, accountId), isNotNull(signInLinks.consumedAt)))
        .limit(1)
      return used.length > 0
    },
  } satisfies Partial<PeopleStore>
}

function sessionsAndTokens(db: Database) {
  return {
    async addSession(session) {
      await db.insert(sessions).values(session)
    },

    async session(tokenHash) {
      const [row] = await db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash))
      return row ?? null
    },

    async touchSession(tokenHash, at) {
      await db
        .update(sessions)
        .set({ lastUsedAt: at })
        .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastUsedAt, at)))
    },

    async removeSession(tokenHash) {
      await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
    },

    async addToken(token) {
      await db.insert(bearerTokens).values(token)
    },

    async token(tokenHash) {
      const [row] = await db.select().from(bearerTokens).where(eq(bearerTokens.tokenHash, tokenHash))
      return row ?? null
    },

    tokensOf: async (accountId: AccountId) =>
      db
        .select()
        .from(bearerTokens)
        .where(eq(bearerTokens.accountId, accountId))
        .orderBy(desc(bearerTokens.createdAt), desc(bearerTokens.id)),

    async touchToken(tokenHash, at) {
      await db
        .update(bearerTokens)
        .set({ lastUsedAt: at })
        .where(
          and(
            eq(bearerTokens.tokenHash, tokenHash),
            or(isNull(bearerTokens.lastUsedAt), lt(bearerTokens.lastUsedAt, at)),
          ),
        )
    },

    async removeToken(accountId, id) {
      const removed = await db
        .delete(bearerTokens)
        .where(and(eq(bearerTokens.accountId, accountId), eq(bearerTokens.id, id)))
        .returning({ id: bearerTokens.id })
      return removed.length > 0
    },

    async removeExpired(before: Instant) {
      const gone = await Promise.all([
        db
          .delete(signInLinks)
          .where(and(lt(signInLinks.expiresAt, before), isNull(signInLinks.consumedAt)))
          .returning({ at: signInLinks.expiresAt }),
        db.delete(sessions).where(lt(sessions.expiresAt, before)).returning({ at: sessions.expiresAt }),
        db.delete(bearerTokens).where(lt(bearerTokens.expiresAt, before)).returning({ at: bearerTokens.expiresAt }),
      ])
      return gone.flat().length
    },
  } satisfies Partial<PeopleStore>
}
