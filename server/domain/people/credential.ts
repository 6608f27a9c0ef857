/**
 * What proves who is asking. Every secret is shown once and kept only as the SHA-256 of itself, in lower-case hex,
 * so that a copy of the database signs nobody in. Rules: docs/spec/people.md.
 */
import type { Instant } from '../clock.ts'
import { DomainError, type Refusal } from '../errors.ts'
import type { AccountId, TokenId } from '../ids.ts'

/** A browser that is signed in. */
export interface Session {
  readonly tokenHash: string
  readonly accountId: AccountId
  readonly createdAt: Instant
  readonly lastUsedAt: Instant
  /** However much it is used, it ends then. */
  readonly expiresAt: Instant
}

/** A link that signs one person in, once. */
export interface SignInLink {
  readonly tokenHash: string
  readonly accountId: AccountId
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly consumedAt: Instant | null
}

/** A secret for a program that acts for an account. */
export interface BearerToken {
  readonly id: TokenId
  readonly tokenHash: string
  readonly accountId: AccountId
  readonly name: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt: Instant | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const SESSION_IDLE = 12 * HOUR
export const SESSION_LONGEST = 7 * DAY
/** A link on its way by mail, and one that is printed for somebody who sits beside the printer. */
export const LINK_LIFE = { mailed: 15 * MINUTE, printed: DAY } as const
/** Links mailed to one person within the life of one: enough for a slow mail server, too few to flood a mailbox. */
export const MOST_MAILED = 3
export const TOKEN_DAYS = { least: 1, usual: 30, most: 365 } as const
/** How exactly the last use is known: writing it at every request would cost a write per read. */
export const USE_GRAIN = 5 * MINUTE

/** The instant so many milliseconds later. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}

export function isSessionAlive(session: Session, at: Instant): boolean {
  return at < session.expiresAt && at < later(session.lastUsedAt, SESSION_IDLE)
}

/** Whether the last known use lies so far back that it should be noted again. */
export function isUseStale(lastUsedAt: Instant | null, at: Instant): boolean {
  return lastUsedAt === null || at >= later(lastUsedAt, USE_GRAIN)
}

/** One sentence for unknown, used and late alike: a guesser learns nothing from it. */
export const LINK_REFUSED: Refusal = {
  code: 'not_found',
  message: 'This sign-in link has been used or is too old. Ask for a new one.',
}

/** Why this link does not sign anybody in. */
export function refuseLink(link: SignInLink | null, at: Instant): Refusal | null {
  if (link && link.consumedAt === null && at < link.expiresAt) return null
  return LINK_REFUSED
}

/** When a token of so many days ends. */
export function tokenExpiry(at: Instant, days: number): Instant {
  if (!Number.isInteger(days) || days < TOKEN_DAYS.least || days > TOKEN_DAYS.most) {
    throw new DomainError('invalid', `A token lasts from ${TOKEN_DAYS.least} to ${TOKEN_DAYS.most} whole days.`)
  }
  return later(at, days * DAY)
}
