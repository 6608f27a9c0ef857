/**
 * Who is signed in, provided by the shell. `may` is the server's own function: a button asks it before it is drawn,
 * the route asks it again when the act arrives.
 */
import { createContext } from '@lit/context'
import type { Act, Actor, Scope } from '#domain/access.ts'
import type { SessionView } from '#domain/people/wire.ts'

export interface Session {
  /** Null: nobody is signed in. */
  readonly actor: Actor | null
  /** The reader's groups, with the role in each and what it admits. */
  readonly groups: SessionView['groups']
  may(act: Act, scope?: Scope): boolean
  /** Asks the server again, after signing in or after a change of one's own account or roles. */
  refresh(): Promise<void>
  signOut(): Promise<void>
}

export const sessionContext = createContext<Session, symbol>(Symbol('session'))
