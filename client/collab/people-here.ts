/** Who is at a draft, from the presence that the server builds; several windows of one person count once. */
import type { Awareness } from 'y-protocols/awareness'

export interface PersonHere {
  readonly accountId: string
  readonly name: string
  readonly delegation: string
  readonly color: string
  /** In how many windows, not counting this one. */
  readonly windowCount: number
  /** It is the reader, in another window. */
  readonly isReader: boolean
}

/** @param readerId the account of who looks; '' when it is not known */
export function peopleHere(awareness: Pick<Awareness, 'getStates' | 'clientID'>, readerId = ''): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const [client, state] of awareness.getStates()) {
    // Our own state is what we say of ourselves; the server's word about us goes to the others.
    if (client === awareness.clientID) continue
    const user: unknown = state.user
    if (typeof user !== 'object' || user === null) continue
    const read = (name: string) => {
      const value = (user as Record<string, unknown>)[name]
      return typeof value === 'string' ? value : ''
    }
    const accountId = read('accountId')
    const windowCount = (people.get(accountId)?.windowCount ?? 0) + 1
    people.set(accountId, {
      accountId,
      name: read('name'),
      delegation: read('delegation'),
      color: read('color'),
      windowCount,
      isReader: accountId === readerId,
    })
  }
  return [...people.values()].sort((a, b) => a.delegation.localeCompare(b.delegation) || a.name.localeCompare(b.name))
}
