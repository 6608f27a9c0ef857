/** What reports ask of a database: both tables only ever grow. Contract: tests/contracts/report-store.ts. */
import type { DraftId, ReportId } from '../ids.ts'
import type { Issue, Report } from './report.ts'

export interface ReportStore {
  /** Adds a report without issues. @throws DomainError `conflict` when its draft is another report's. */
  add(report: Report): Promise<void>
  find(id: ReportId): Promise<Report | null>
  findByDraft(draftId: DraftId): Promise<Report | null>
  /** Latest compilation first. */
  list(): Promise<readonly Report[]>
  /** @throws DomainError `not_found`, or `conflict` when that revision was issued by somebody else meanwhile. */
  addIssue(id: ReportId, issue: Issue): Promise<void>
}
