/** Calls about comments. */
import type {
  ReplyInput,
  RewriteInput,
  ThreadInput,
  ThreadList,
  ThreadStateInput,
  ThreadView,
} from '#domain/drafts/comments/wire.ts'
import type { Http } from '../../api/http.ts'

export function commentsApi(http: Http) {
  return {
    list: (draftId: string, signal?: AbortSignal) =>
      http.get<ThreadList>(`/api/drafts/${draftId}/comments`, undefined, signal),
    begin: (draftId: string, input: ThreadInput) => http.post<ThreadView>(`/api/drafts/${draftId}/comments`, input),
    reply: (threadId: string, input: ReplyInput) => http.post<ThreadView>(`/api/comments/${threadId}/replies`, input),
    rewrite: (threadId: string, input: RewriteInput) =>
      http.post<ThreadView>(`/api/comments/${threadId}/versions`, input),
    withdraw: (threadId: string, commentId: string) =>
      http.post<ThreadView>(`/api/comments/${threadId}/withdrawals`, { commentId }),
    settle: (threadId: string, input: ThreadStateInput) =>
      http.post<ThreadView>(`/api/comments/${threadId}/state`, input),
  }
}
