/**
 * An alert: one sentence to one person about what has happened to something of theirs, with the address of the act that it asks
 * for. It is written once, in the transaction of what it tells of. That it was read is a fact of its own. Rules: docs/spec/alerts.md.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, AlertId } from '../ids.ts'

/** What it is about. */
export const ALERT_KINDS = ['proposal', 'comment', 'round', 'agreement'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export interface NewAlert {
  readonly id: AlertId
  readonly accountId: AccountId
  readonly kind: AlertKind
  /** One sentence, with the reason where one was given. */
  readonly words: string
  /** The title of what it belongs to, such as the draft. */
  readonly about: string
  /** Within the application: `/drafts/…?proposal=…`. */
  readonly address: string
  readonly at: Instant
}

export interface Alert extends NewAlert {
  /** When its reader opened it or laid it aside; null until then. */
  readonly readAt: Instant | null
}

/** What goes out to one person in the mail of one day. */
export interface DueDigest {
  readonly accountId: AccountId
  /** Unread ones, the newest first, at least one of which no mail has told of yet. */
  readonly alerts: readonly Alert[]
}

/** The hour of the day (UTC) from which the mail of that day goes out: before offices open in Europe and Africa. */
export const DIGEST_HOUR = 5

/** The day whose mail is due at this instant; null before its hour. */
export function digestDay(at: Instant): string | null {
  return Number(at.slice(11, 13)) >= DIGEST_HOUR ? at.slice(0, 10) : null
}

const SHOWN = 20

/** The mail of one day. @param url the address that people use, without a slash at its end */
export function digestMail({ alerts }: DueDigest, url: string): { readonly subject: string; readonly text: string } {
  const count = alerts.length
  const lines = alerts
    .slice(0, SHOWN)
    .flatMap(({ words, about, address }) => [`- ${words}`, `  ${about}`, `  ${url}${address}`, ''])
  return {
    subject: count === 1 ? 'One alert waits for you' : `${count} alerts wait for you`,
    text: [
      'What has happened to what your delegation said, and what you have not read yet:',
      '',
      ...lines,
      ...(count > SHOWN ? [`${count - SHOWN} more are on your table: ${url}/alerts`, ''] : []),
      `This mail comes once a day at most. Switch it off at ${url}/alerts`,
      '',
    ].join('\n'),
  }
}
