/** Calls about Word files that came back. */
import type { ReturnedView, WordReturnList } from '#domain/drafts/returned/wire.ts'
import { addressOf, type Http } from '../../api/http.ts'

export interface Sending {
  readonly file: File
  readonly organizationId: string
}

export function wordApi(http: Http, draftId: string) {
  const path = `/api/drafts/${draftId}/word`
  const send = ({ file, organizationId }: Sending, query: { readonly preview?: true; readonly leaveOut?: string }) => {
    const form = new FormData()
    form.append('file', file, file.name)
    return http.upload<ReturnedView>(addressOf(path, { organizationId, ...query }), form)
  }
  return {
    list: (signal?: AbortSignal) => http.get<WordReturnList>(path, undefined, signal),
    look: (sending: Sending) => send(sending, { preview: true }),
    /** @param leftOut keys of what is not wanted */
    take: (sending: Sending, leftOut: Iterable<string>) => send(sending, { leaveOut: [...leftOut].join(',') }),
  }
}
