/** Alerts in memory, under the same contract as those on PostgreSQL (tests/contracts/alert-store.ts). */
import type { AccountId, AlertId } from '#domain/ids.ts'
import type { Alert, NewAlert } from '#domain/people/alert.ts'
import type { AlertStore } from '#domain/people/alert-store.ts'
import type { PeopleStore } from '#domain/people/store.ts'

/** @param people who knows which accounts are closed */
export function memoryAlertStore(people: Pick<PeopleStore, 'account'>): AlertStore {
  const alerts: NewAlert[] = []
  const readings = new Map<AlertId, string>()
  const choices = new Map<AccountId, boolean>()
  const digests = new Map<AccountId, { readonly day: string; readonly sentAt: string }[]>()
  const whole = (alert: NewAlert): Alert => ({ ...alert, readAt: readings.get(alert.id) ?? null })
  const ofAccount = (accountId: AccountId) =>
    alerts
      .filter((alert) => alert.accountId === accountId)
      .sort((one, next) => next.at.localeCompare(one.at) || next.id.localeCompare(one.id))
      .map(whole)
  const unreadOf = (accountId: AccountId) => ofAccount(accountId).filter(({ readAt }) => readAt === null)
  return {
    async add(added) {
      alerts.push(...added)
    },
    async ofAccount(accountId, { limit, after, isUnread }) {
      const all = ofAccount(accountId)
      const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
      const rest = all.slice(start).filter(({ readAt }) => !isUnread || readAt === null)
      const items = rest.slice(0, limit)
      return { items, next: rest.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
    unreadCount: async (accountId) => unreadOf(accountId).length,
    async markRead(accountId, ids, at) {
      for (const { id } of unreadOf(accountId)) if (ids.includes(id)) readings.set(id, at)
    },
    isMailed: async (accountId) => choices.get(accountId) ?? true,
    async chooseMail(accountId, isMailed) {
      choices.set(accountId, isMailed)
    },
    async dueDigests(day) {
      const due = []
      for (const accountId of [...new Set(alerts.map((alert) => alert.accountId))].sort()) {
        const sent = digests.get(accountId) ?? []
        const last =
          sent
            .map(({ sentAt }) => sentAt)
            .sort()
            .at(-1) ?? ''
        const unread = unreadOf(accountId)
        const isClosed = (await people.account(accountId))?.closedAt !== null
        if (isClosed || choices.get(accountId) === false || sent.some((digest) => digest.day >= day)) continue
        if (unread.some(({ at }) => at > last)) due.push({ accountId, alerts: unread })
      }
      return due
    },
    async takeDigest(accountId, day, sentAt) {
      const sent = digests.get(accountId) ?? []
      if (sent.some((digest) => digest.day === day)) return false
      digests.set(accountId, [...sent, { day, sentAt }])
      return true
    },
  }
}
