/** Calls about accounts and signing in. */
import type { Static } from 'typebox'
import type {
  AccountInput,
  AccountList,
  NewAccountView,
  NewTokenView,
  SignInLinkView,
  TokenInput,
  TokenList,
} from '#domain/people/wire.ts'
import type { Http, QueryValues } from '../api/http.ts'

export function peopleApi(http: Http) {
  return {
    askForLink: (email: string) => http.post<void>('/api/sign-in', { email }),
    /** Whose link it is; looking does not use it up. */
    readLink: (token: string, signal?: AbortSignal) =>
      http.get<SignInLinkView>(`/api/sign-in/${encodeURIComponent(token)}`, {}, signal),
    useLink: (token: string) => http.post<void>('/api/sign-in/consume', { token }),
    accounts: (query: QueryValues, signal?: AbortSignal) =>
      http.get<Static<typeof AccountList>>('/api/accounts', query, signal),
    /** The answer carries the sign-in link, this once. */
    createAccount: (account: AccountInput) => http.post<Static<typeof NewAccountView>>('/api/accounts', account),
    tokens: (signal?: AbortSignal) => http.get<Static<typeof TokenList>>('/api/tokens', {}, signal),
    /** The answer carries the secret, this once. */
    makeToken: (token: Static<typeof TokenInput>) => http.post<Static<typeof NewTokenView>>('/api/tokens', token),
    endToken: (id: string) => http.delete<void>(`/api/tokens/${encodeURIComponent(id)}`),
  }
}
