/** Calls about working groups. */
import type { Static } from 'typebox'
import type { GroupList, GroupView } from '#domain/groups/wire.ts'
import type { Http } from '../api/http.ts'

export function groupsApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<Static<typeof GroupList>>('/api/groups', {}, signal),
    read: (id: string, signal?: AbortSignal) =>
      http.get<GroupView>(`/api/groups/${encodeURIComponent(id)}`, {}, signal),
  }
}
