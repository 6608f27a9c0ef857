/** Calls about the rounds of a draft. */
import type {
  RoundEventInput,
  RoundInput,
  RoundList,
  RoundView,
  TableFormat,
  TableView,
} from '#domain/drafts/rounds/wire.ts'
import type { Http } from '../api/http.ts'

export function roundsApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<RoundList>(`/api/drafts/${draftId}/rounds`, undefined, signal),
    open: (draftId: string, input: RoundInput) => http.post<RoundView>(`/api/drafts/${draftId}/rounds`, input),
    act: (draftId: string, roundId: string, input: RoundEventInput) =>
      http.post<RoundView>(`/api/drafts/${draftId}/rounds/${roundId}/events`, input),
    table: (draftId: string, roundId: string, signal?: AbortSignal) =>
      http.get<TableView>(`/api/drafts/${draftId}/rounds/${roundId}/table`, undefined, signal),
  }
}

/** Where the table of a round is fetched from as a file. */
export function tableAddress(draftId: string, roundId: string, format: Exclude<TableFormat, 'json'>): string {
  return `/api/drafts/${draftId}/rounds/${roundId}/table?format=${format}`
}
