/** Calls about accounts and signing in. */
import type { Http } from '../api/http.ts'

export function peopleApi(http: Http) {
  return {
    askForLink: (email: string) => http.post<void>('/api/sign-in', { email }),
    useLink: (token: string) => http.post<void>('/api/sign-in/consume', { token }),
  }
}
