/** Calls about the proposals beside a draft. */
import type {
  DispositionInput,
  ProposalInput,
  ProposalList,
  ProposalView,
  SupportInput,
} from '#domain/drafts/proposals/wire.ts'
import type { Http } from '../../api/http.ts'

export function proposalsApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<ProposalList>(`/api/drafts/${draftId}/proposals`, undefined, signal),
    make: (draftId: string, proposal: ProposalInput) =>
      http.post<ProposalView>(`/api/drafts/${draftId}/proposals`, proposal),
    answer: (id: string, answer: DispositionInput) =>
      http.post<ProposalView>(`/api/proposals/${id}/disposition`, answer),
    support: (id: string, support: SupportInput) => http.post<ProposalView>(`/api/proposals/${id}/support`, support),
  }
}
