/** Calls about working groups. */
import type { Static } from 'typebox'
import type { GroupList, GroupView, MembershipInput } from '#domain/groups/wire.ts'
import type { Http } from '../api/http.ts'

const at = (id: string) => `/api/groups/${encodeURIComponent(id)}`

export function groupsApi(http: Http) {
  return {
    list: (signal?: AbortSignal) => http.get<Static<typeof GroupList>>('/api/groups', {}, signal),
    read: (id: string, signal?: AbortSignal) => http.get<GroupView>(at(id), {}, signal),
    seat: (id: string, seat: MembershipInput) => http.post<GroupView>(`${at(id)}/memberships`, seat),
    endSeat: (id: string, membershipId: string) =>
      http.post<GroupView>(`${at(id)}/memberships/${encodeURIComponent(membershipId)}/end`),
  }
}
