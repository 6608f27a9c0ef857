/** Which report is written in a draft: handed to drafts, which know nothing of reports. */
import type { DraftId, ReportId } from '#domain/ids.ts'
import type { ReportStore } from '#domain/reports/store.ts'

/** Null for a draft that is no report's. */
export function reportOfDraft(
  reports: Pick<ReportStore, 'findByDraft'>,
): (draftId: DraftId) => Promise<ReportId | null> {
  return async (draftId) => (await reports.findByDraft(draftId))?.id ?? null
}
