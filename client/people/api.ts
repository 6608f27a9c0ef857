/** Calls about accounts and signing in. */
import type { SignInLinkView } from '#domain/people/wire.ts'
import type { Http } from '../api/http.ts'

export function peopleApi(http: Http) {
  return {
    askForLink: (email: string) => http.post<void>('/api/sign-in', { email }),
    /** Whose link it is; looking does not use it up. */
    readLink: (token: string, signal?: AbortSignal) =>
      http.get<SignInLinkView>(`/api/sign-in/${encodeURIComponent(token)}`, {}, signal),
    useLink: (token: string) => http.post<void>('/api/sign-in/consume', { token }),
  }
}
