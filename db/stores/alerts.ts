/** Alerts on PostgreSQL: inserts and reads only. */
import { and, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { AccountId } from '#domain/ids.ts'
import type { Alert } from '#domain/people/alert.ts'
import type { AlertStore } from '#domain/people/alert-store.ts'
import type { Database } from '../database.ts'
import { alertChoices, alertDigests, alertReadings, alerts } from '../tables/alerts.ts'
import { accounts } from '../tables/people.ts'

export function postgresAlertStore(db: Database): AlertStore {
  return { ...readings(db), ...mails(db) }
}

const unread = isNull(alertReadings.readAt)

function select(db: Database, ...conditions: readonly SQL[]) {
  return db
    .select({ alert: alerts, readAt: alertReadings.readAt })
    .from(alerts)
    .leftJoin(alertReadings, eq(alertReadings.alertId, alerts.id))
    .where(and(...conditions))
    .orderBy(desc(alerts.at), desc(alerts.id))
    .$dynamic()
}

function readings(db: Database) {
  return {
    async add(added) {
      if (added.length > 0) await db.insert(alerts).values([...added])
    },

    async ofAccount(accountId, { limit, after, isUnread }) {
      const conditions = [eq(alerts.accountId, accountId), ...(isUnread ? [unread] : [])]
      if (after !== undefined) {
        conditions.push(sql`(${alerts.at}, ${alerts.id}) < (select a.at, a.id from alerts a where a.id = ${after})`)
      }
      const rows = await select(db, ...conditions).limit(limit + 1)
      const items = rows.slice(0, limit).map(toAlert)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },

    async unreadCount(accountId) {
      const [row] = await db
        .select({ unreadCount: count() })
        .from(alerts)
        .leftJoin(alertReadings, eq(alertReadings.alertId, alerts.id))
        .where(and(eq(alerts.accountId, accountId), unread))
      return row?.unreadCount ?? 0
    },

    async markRead(accountId, ids, readAt) {
      if (ids.length === 0) return
      const own = await db
        .select({ alertId: alerts.id })
        .from(alerts)
        .where(and(eq(alerts.accountId, accountId), inArray(alerts.id, [...ids])))
      if (own.length === 0) return
      await db
        .insert(alertReadings)
        .values(own.map(({ alertId }) => ({ alertId, readAt })))
        .onConflictDoNothing()
    },
  } satisfies Partial<AlertStore>
}

function mails(db: Database) {
  return {
    isMailed: (accountId) => isMailed(db, accountId),

    async chooseMail(accountId, chosen, chosenAt) {
      await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
      const position = sql<number>`(select count(*) from ${alertChoices} where ${alertChoices.accountId} = ${accountId})`
      await db.insert(alertChoices).values({ accountId, position, isMailed: chosen, chosenAt })
    },

    async dueDigests(day) {
      const since = sql`coalesce((select max(d.sent_at) from alert_digests d where d.account_id = ${alerts.accountId}), '-infinity')`
      const due = await db
        .selectDistinct({ accountId: alerts.accountId })
        .from(alerts)
        .innerJoin(accounts, and(eq(accounts.id, alerts.accountId), isNull(accounts.closedAt)))
        .leftJoin(alertReadings, eq(alertReadings.alertId, alerts.id))
        .where(
          and(
            unread,
            sql`${alerts.at} > ${since}`,
            sql`not exists (select 1 from alert_digests d where d.account_id = ${alerts.accountId} and d.day >= ${day})`,
          ),
        )
        .orderBy(alerts.accountId)
      const digests = []
      for (const { accountId } of due) {
        if (!(await isMailed(db, accountId))) continue
        const rows = await select(db, eq(alerts.accountId, accountId), unread)
        digests.push({ accountId, alerts: rows.map(toAlert) })
      }
      return digests
    },

    async takeDigest(accountId, day, sentAt) {
      const taken = await db
        .insert(alertDigests)
        .values({ accountId, day, sentAt })
        .onConflictDoNothing()
        .returning({ day: alertDigests.day })
      return taken.length > 0
    },
  } satisfies Partial<AlertStore>
}

async function isMailed(db: Database, accountId: AccountId): Promise<boolean> {
  const [newest] = await db
    .select({ isMailed: alertChoices.isMailed })
    .from(alertChoices)
    .where(eq(alertChoices.accountId, accountId))
    .orderBy(desc(alertChoices.position))
    .limit(1)
  return newest?.isMailed ?? true
}

function toAlert({ alert, readAt }: { alert: typeof alerts.$inferSelect; readAt: string | null }): Alert {
  return { ...alert, readAt }
}
