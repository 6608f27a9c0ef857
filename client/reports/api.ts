/** Calls about reports, and the lists of other features that a report is compiled from. */
import type { DraftList } from '#domain/drafts/wire.ts'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { MeetingDetail, MeetingView } from '#domain/meetings/wire.ts'
import type {
  ExportFormat,
  IssueView,
  ReportCreated,
  ReportDetail,
  ReportInput,
  ReportList,
} from '#domain/reports/wire.ts'
import { type Http, revive } from '../api/http.ts'

export function reportsApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<ReportList>('/api/reports', undefined, signal),
    find: (id: string, signal?: AbortSignal) => http.get<ReportDetail>(`/api/reports/${id}`, undefined, signal),
    compile: (input: ReportInput) => http.post<ReportCreated>('/api/reports', input),
    /** @param symbol where the report was compiled without one; empty otherwise */
    issue: (id: string, symbol: string) =>
      http.post<IssueView>(`/api/reports/${id}/issue`, symbol === '' ? {} : { symbol }),
    meetings: async (signal?: AbortSignal) =>
      (await http.get<{ items: readonly MeetingView[] }>('/api/meetings', undefined, signal)).items,
    meeting: (code: string, signal?: AbortSignal) =>
      http.get<MeetingDetail>(`/api/meetings/${encodeURIComponent(code)}`, undefined, signal),
    groups: async (signal?: AbortSignal) =>
      (await http.get<{ items: readonly GroupSummary[] }>('/api/groups', undefined, signal)).items,
    drafts: async (signal?: AbortSignal) => (await http.get<DraftList>('/api/drafts', { limit: 100 }, signal)).items,
  }
}

/**
 * Where a file of a report is fetched from.
 * @param revision which issue; left out: the newest issue, or the text as it stands
 */
export function exportAddress(id: string, format: ExportFormat, revision?: number): string {
  return `/api/reports/${id}/export?format=${format}${revision === undefined ? '' : `&revision=${revision}`}`
}

/**
 * The text of a report as a page of its own, to be shown in a frame without rights.
 * @throws DomainError the server's refusal
 */
export async function readAsPage(id: string, revision: number | undefined, signal: AbortSignal): Promise<string> {
  const response = await fetch(exportAddress(id, 'html', revision), { credentials: 'same-origin', signal })
  if (!response.ok) throw revive(response.status, await response.json().catch(() => null))
  return response.text()
}
