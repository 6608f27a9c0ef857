/** Calls about the brackets of a draft. */
import type {
  AlternativeInput,
  BracketInput,
  BracketList,
  BracketPut,
  ClaimInput,
  RemovalInput,
  TypedInput,
  TypedMade,
} from '#domain/drafts/brackets/wire.ts'
import type { Http } from '../../api/http.ts'

export function bracketsApi(http: Http, draftId: string) {
  const base = `/api/drafts/${draftId}/brackets`
  return {
    list: (signal?: AbortSignal) => http.get<BracketList>(base, undefined, signal),
    put: (input: BracketInput) => http.post<BracketPut>(base, input),
    claim: (input: ClaimInput) => http.post<BracketPut>(`${base}/claims`, input),
    makeTyped: (input: TypedInput) => http.post<TypedMade>(`${base}/typed`, input),
    add: (id: string, input: AlternativeInput) => http.post<BracketList>(`/api/brackets/${id}/alternatives`, input),
    remove: (id: string, input: RemovalInput) => http.post<BracketList>(`/api/brackets/${id}/removal`, input),
  }
}
