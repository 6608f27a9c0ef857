/** Calls about calls for information and submissions. */
import type {
  CallDetail,
  CallInput,
  CallList,
  ReplyStepInput,
  SubmissionInput,
  SubmissionList,
  SubmissionView,
} from '#domain/submissions/wire.ts'
import type { Http, QueryValues } from '../api/http.ts'

export function submissionsApi(http: Http) {
  return {
    calls: (signal?: AbortSignal) => http.get<CallList>('/api/calls', {}, signal),
    call: (id: string, signal?: AbortSignal) =>
      http.get<CallDetail>(`/api/calls/${encodeURIComponent(id)}`, {}, signal),
    open: (call: CallInput) => http.post<CallDetail>('/api/calls', call),
    step: (callId: string, step: ReplyStepInput) =>
      http.post<CallDetail>(`/api/calls/${encodeURIComponent(callId)}/steps`, step),
    list: (query: QueryValues, signal?: AbortSignal) => http.get<SubmissionList>('/api/submissions', query, signal),
    read: (id: string, signal?: AbortSignal) =>
      http.get<SubmissionView>(`/api/submissions/${encodeURIComponent(id)}`, {}, signal),
    send: (submission: SubmissionInput) => http.post<SubmissionView>('/api/submissions', submission),
  }
}
