/** Calls about the versions of a draft and the comparison of its texts. */
import type { ComparisonView, VersionInput, VersionList, VersionView } from '#domain/drafts/versions/wire.ts'
import type { Http } from '../api/http.ts'

export function versionsApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<VersionList>(`/api/drafts/${draftId}/versions`, undefined, signal),
    name: (draftId: string, input: VersionInput) => http.post<VersionView>(`/api/drafts/${draftId}/versions`, input),
    /** @param writers tells also who put in and took out what */
    compare: (draftId: string, from: string, to: string, writers: boolean, signal?: AbortSignal) =>
      http.get<ComparisonView>(`/api/drafts/${draftId}/compare`, { from, to, ...(writers && { writers }) }, signal),
  }
}

/** Where two texts of a draft are shown as one. */
export function comparisonAddress(draftId: string, from: string, to: string): string {
  return `/drafts/${draftId}/versions?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
}
