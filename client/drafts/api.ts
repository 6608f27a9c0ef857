/** Calls about drafts, and the two lists of other features that a draft is described with. */
import type { DraftState } from '#domain/drafts/draft.ts'
import type { FileChoice } from '#domain/drafts/file-choice.ts'
import type {
  BroughtBack,
  DraftDetail,
  DraftInput,
  DraftList,
  DraftQuery,
  DraftView,
  HistoryView,
  MomentView,
  RightsView,
  SittingList,
  TextInForceView,
} from '#domain/drafts/wire.ts'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import type { Http } from '../api/http.ts'

export function draftsApi(http: Http) {
  return {
    list: (query: DraftQuery, signal?: AbortSignal) => http.get<DraftList>('/api/drafts', query, signal),
    find: (id: string, signal?: AbortSignal) => http.get<DraftDetail>(`/api/drafts/${id}`, undefined, signal),
    create: (input: DraftInput) => http.post<DraftView>('/api/drafts', input),
    setRights: (id: string, rights: RightsView) => http.put<DraftDetail>(`/api/drafts/${id}/rights`, rights),
    setState: (id: string, state: DraftState) => http.post<DraftDetail>(`/api/drafts/${id}/state`, { state }),
    history: (id: string, signal?: AbortSignal) =>
      http.get<HistoryView>(`/api/drafts/${id}/history`, { limit: 200 }, signal),
    sittings: (id: string, before: number | null, signal?: AbortSignal) =>
      http.get<SittingList>(`/api/drafts/${id}/sittings`, before === null ? undefined : { before }, signal),
    moment: (id: string, sequence: number, since: number | null, signal?: AbortSignal) =>
      http.get<MomentView>(`/api/drafts/${id}/moments/${sequence}`, since === null ? undefined : { since }, signal),
    bringBack: (id: string, sequence: number) =>
      http.post<BroughtBack>(`/api/drafts/${id}/moments/${sequence}/restore`, {}),
    textInForce: (id: string, signal?: AbortSignal) =>
      http.get<TextInForceView>(`/api/drafts/${id}/text-in-force`, undefined, signal),
    meetings: async (signal?: AbortSignal) =>
      (await http.get<{ items: readonly MeetingView[] }>('/api/meetings', undefined, signal)).items,
    groups: async (signal?: AbortSignal) =>
      (await http.get<{ items: readonly GroupSummary[] }>('/api/groups', undefined, signal)).items,
  }
}

/** Where a file of a draft as it stands now is fetched from. */
export function exportAddress(id: string, { format, reading, isTracked, hasComments }: FileChoice): string {
  const tracked = isTracked ? '&tracked=true' : ''
  return `/api/drafts/${id}/export?format=${format}&reading=${reading}${tracked}${hasComments ? '&comments=true' : ''}`
}
