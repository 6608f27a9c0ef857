/** Calls about meetings. */
import type { MeetingDetail, MeetingInput, MeetingList, MeetingMoveInput } from '#domain/meetings/wire.ts'
import type { Http } from '../api/http.ts'

const at = (code: string) => `/api/meetings/${encodeURIComponent(code)}`

export function meetingsApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<MeetingList>('/api/meetings', {}, signal),
    read: (code: string, signal?: AbortSignal) => http.get<MeetingDetail>(at(code), {}, signal),
    add: (meeting: MeetingInput) => http.post<MeetingDetail>('/api/meetings', meeting),
    move: (code: string, to: MeetingMoveInput) => http.post<MeetingDetail>(`${at(code)}/moves`, to),
  }
}
