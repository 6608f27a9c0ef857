/** What alerts ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/alert-store.ts. */
import type { Instant } from '../clock.ts'
import type { AccountId, AlertId } from '../ids.ts'
import type { Alert, DueDigest, NewAlert } from './alert.ts'

export interface AlertPage {
  readonly items: readonly Alert[]
  /** Where the next page begins; null on the last one. */
  readonly next: AlertId | null
}

export interface AlertStore {
  add(alerts: readonly NewAlert[]): Promise<void>
  /** Those of one person, the newest first. @param page `after`: the `next` of the page before */
  ofAccount(
    accountId: AccountId,
    page: { readonly limit: number; readonly after?: AlertId; readonly isUnread?: boolean },
  ): Promise<AlertPage>
  unreadCount(accountId: AccountId): Promise<number>
  /** Notes that this person has read these, once; others' and unknown ones are passed over. */
  markRead(accountId: AccountId, ids: readonly AlertId[], at: Instant): Promise<void>
  /** Whether unread ones are mailed once a day: as was chosen last, and yes before any choice. */
  isMailed(accountId: AccountId): Promise<boolean>
  chooseMail(accountId: AccountId, isMailed: boolean, at: Instant): Promise<void>
  /** For whom a mail of this day is due: open accounts that have not chosen otherwise and were sent none on this day. */
  dueDigests(day: string): Promise<readonly DueDigest[]>
  /** In the transaction in which the mail is sent: takes this person's mail of this day. False when it is taken. */
  takeDigest(accountId: AccountId, day: string, at: Instant): Promise<boolean>
}
