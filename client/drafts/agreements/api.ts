/** Calls about agreement. */
import type { AgreementInput, AgreementList, ChangersView } from '#domain/drafts/agreements/wire.ts'
import type { Http } from '../../api/http.ts'

export function agreementsApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<AgreementList>(`/api/drafts/${draftId}/agreements`, undefined, signal),
    record: (draftId: string, input: AgreementInput) =>
      http.post<AgreementList>(`/api/drafts/${draftId}/agreements`, input),
    changers: (draftId: string, paragraphId: string, signal?: AbortSignal) =>
      http.get<ChangersView>(
        `/api/drafts/${draftId}/agreements/${encodeURIComponent(paragraphId)}/changes`,
        undefined,
        signal,
      ),
  }
}
