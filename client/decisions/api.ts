/** Calls about the registry of Decisions and Resolutions. */
import type {
  DecisionEventInput,
  DecisionFilterValues,
  DecisionPage,
  DecisionView,
  ProvisionView,
} from '#domain/decisions/wire.ts'
import type { Http, QueryValues } from '../api/http.ts'

const at = (ref: string) => `/api/decisions/${encodeURIComponent(ref)}`

export function decisionsApi(http: Http) {
  return {
    list: (query: QueryValues, signal?: AbortSignal) => http.get<DecisionPage>('/api/decisions', query, signal),
    filters: (signal?: AbortSignal) => http.get<DecisionFilterValues>('/api/decisions/filters', {}, signal),
    /** @param ref number, address of a Resolution, handle, or a label that one text carries */
    read: (ref: string, meeting: string, signal?: AbortSignal) =>
      http.get<DecisionView>(at(ref), { at: meeting }, signal),
    readProvision: (ref: string, path: string, signal?: AbortSignal) =>
      http.get<ProvisionView>(`${at(ref)}/${path.split('/').map(encodeURIComponent).join('/')}`, {}, signal),
    record: (ref: string, event: DecisionEventInput) => http.post<DecisionView>(`${at(ref)}/events`, event),
  }
}
