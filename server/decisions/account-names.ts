/** Names of people for screens. The public reads who did something by office, not by name. */
import type { Actor } from '#domain/access.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'

/** Reads all accounts once; an account keeps its name after it was closed. */
export async function accountNames(stores: Pick<Stores, 'people'>, actor: Actor | null) {
  if (!actor) return () => 'Secretariat'
  const names = new Map((await stores.people.accounts()).map(({ id, name }) => [id, name]))
  return (id: AccountId) => names.get(id) ?? 'Former account'
}
