/** Calls about the remarks on a draft. */
import type { AsideInput, AsideView, CheckList } from '#domain/drafts/checks/wire.ts'
import type { Http } from '../../api/http.ts'

export function checksApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<CheckList>(`/api/drafts/${draftId}/checks`, undefined, signal),
    setAside: (draftId: string, aside: AsideInput) =>
      http.post<{ readonly asides: readonly AsideView[] }>(`/api/drafts/${draftId}/checks/asides`, aside),
  }
}
