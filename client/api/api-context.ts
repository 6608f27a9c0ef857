/** The client of the server's API, provided by the shell. Pages consume it and hand it to their feature's api.ts. */
import { createContext } from '@lit/context'
import type { Http } from './http.ts'

export const apiContext = createContext<Http, symbol>(Symbol('api'))
