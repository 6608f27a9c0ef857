/** Calls about meetings. */
import type { MeetingDetail, MeetingList } from '#domain/meetings/wire.ts'
import type { Http } from '../api/http.ts'

export function meetingsApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<MeetingList>('/api/meetings', {}, signal),
    read: (code: string, signal?: AbortSignal) =>
      http.get<MeetingDetail>(`/api/meetings/${encodeURIComponent(code)}`, {}, signal),
  }
}
