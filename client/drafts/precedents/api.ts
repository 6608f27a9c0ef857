/** Calls about agreed language. */
import type { DecisionFilterValues, PrecedentPage, PrecedentQuery } from '#domain/decisions/wire.ts'
import type { Http } from '../../api/http.ts'

export function precedentsApi(http: Http) {
  return {
    find: (query: PrecedentQuery, signal?: AbortSignal) => http.get<PrecedentPage>('/api/precedents', query, signal),
    filters: (signal?: AbortSignal) => http.get<DecisionFilterValues>('/api/decisions/filters', undefined, signal),
  }
}
