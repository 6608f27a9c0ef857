/** Reports on PostgreSQL: two tables that only grow, put together by report. */
import { asc, desc, eq, inArray } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { Issue, Report } from '#domain/reports/report.ts'
import type { ReportStore } from '#domain/reports/store.ts'
import type { Database } from '../database.ts'
import { reportIssues, reports } from '../tables/reports.ts'

type ReportRow = typeof reports.$inferSelect
type IssueRow = typeof reportIssues.$inferSelect

export function postgresReportStore(db: Database): ReportStore {
  const withIssues = async (rows: readonly ReportRow[]): Promise<Report[]> => {
    if (rows.length === 0) return []
    const ids = rows.map((row) => row.id)
    const issues = await db
      .select()
      .from(reportIssues)
      .where(inArray(reportIssues.reportId, ids))
      .orderBy(asc(reportIssues.revision))
    return rows.map((row) => ({ ...row, issues: issues.filter((issue) => issue.reportId === row.id).map(toIssue) }))
  }
  const one = async (where: ReturnType<typeof eq>) =>
    (await withIssues(await db.select().from(reports).where(where)))[0] ?? null

  return {
    async add(report) {
      const { issues: _, ...row } = report
      const added = await db.insert(reports).values(row).onConflictDoNothing().returning({ id: reports.id })
      if (added.length === 0) throw new DomainError('conflict', 'This draft belongs to another report.')
    },

    find: (id) => one(eq(reports.id, id)),
    findByDraft: (draftId) => one(eq(reports.draftId, draftId)),

    async list() {
      return withIssues(await db.select().from(reports).orderBy(desc(reports.compiledAt), desc(reports.id)))
    },

    async addIssue(id, issue) {
      const [report] = await db.select({ id: reports.id }).from(reports).where(eq(reports.id, id))
      if (!report) throw new DomainError('not_found', 'There is no such report.')
      const added = await db
        .insert(reportIssues)
        .values({ ...issue, reportId: id })
        .onConflictDoNothing()
        .returning({ revision: reportIssues.revision })
      if (added.length === 0) throw new DomainError('conflict', 'It was issued by somebody else meanwhile. Look again.')
    },
  }
}

function toIssue({ reportId: _, ...issue }: IssueRow): Issue {
  return issue
}
