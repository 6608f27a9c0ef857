/** Calls about imports of official documents. */
import type { ImportConfirmation, ImportOutcome, ImportPage, ImportView } from '#domain/decisions/import/wire.ts'
import type { Http } from '../api/http.ts'

export function importApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<ImportPage>('/api/imports', {}, signal),
    read: (id: string, signal?: AbortSignal) =>
      http.get<ImportView>(`/api/imports/${encodeURIComponent(id)}`, {}, signal),
    sendText: (text: string) => http.post<ImportView>('/api/imports', { text }),
    sendFile: (file: File) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return http.upload<ImportView>('/api/imports', form)
    },
    confirm: (id: string, confirmation: ImportConfirmation) =>
      http.post<ImportOutcome>(`/api/imports/${encodeURIComponent(id)}/confirm`, confirmation),
  }
}
