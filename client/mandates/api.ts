/** Calls about mandates. */
import type {
  EntryInput,
  MandateConfirmation,
  MandateDetail,
  MandatePage,
  MandateProposals,
  MandatesConfirmed,
  MandateTable,
} from '#domain/mandates/wire.ts'
import type { Http, QueryValues } from '../api/http.ts'

export function mandatesApi(http: Http) {
  return {
    list: (query: QueryValues, signal?: AbortSignal) => http.get<MandatePage>('/api/mandates', query, signal),
    table: (signal?: AbortSignal) => http.get<MandateTable>('/api/mandates/table', {}, signal),
    read: (id: string, signal?: AbortSignal) =>
      http.get<MandateDetail>(`/api/mandates/${encodeURIComponent(id)}`, {}, signal),
    proposals: (decision: string, signal?: AbortSignal) =>
      http.get<MandateProposals>('/api/mandates/proposals', { decision }, signal),
    confirm: (confirmation: MandateConfirmation) => http.post<MandatesConfirmed>('/api/mandates', confirmation),
    record: (id: string, entry: EntryInput) =>
      http.post<MandateDetail>(`/api/mandates/${encodeURIComponent(id)}/entries`, entry),
  }
}
