/** Reports in memory, under the same contract as those on PostgreSQL. */
import { DomainError } from '#domain/errors.ts'
import type { ReportId } from '#domain/ids.ts'
import type { Report } from '#domain/reports/report.ts'
import type { ReportStore } from '#domain/reports/store.ts'

export function memoryReportStore(): ReportStore {
  const reports = new Map<ReportId, Report>()
  const all = () => [...reports.values()]
  return {
    async add(report) {
      if (reports.has(report.id) || all().some((other) => other.draftId === report.draftId)) {
        throw new DomainError('conflict', 'This draft belongs to another report.')
      }
      reports.set(report.id, structuredClone({ ...report, issues: [] }))
    },
    async find(id) {
      return structuredClone(reports.get(id) ?? null)
    },
    async findByDraft(draftId) {
      return structuredClone(all().find((report) => report.draftId === draftId) ?? null)
    },
    async list() {
      const latestFirst = all().sort((a, b) => b.compiledAt.localeCompare(a.compiledAt) || b.id.localeCompare(a.id))
      return structuredClone(latestFirst)
    },
    async addIssue(id, issue) {
      const report = reports.get(id)
      if (!report) throw new DomainError('not_found', 'There is no such report.')
      if (report.issues.some((other) => other.revision === issue.revision)) {
        throw new DomainError('conflict', 'It was issued by somebody else meanwhile. Look again.')
      }
      reports.set(id, { ...report, issues: [...report.issues, structuredClone(issue)] })
    },
  }
}
