/**
 * Tells people of something, each once and nobody of what they did themselves. To be called in the transaction of the act that
 * it tells of, so that there is an alert exactly when there is the act.
 */
import type { Instant } from '#domain/clock.ts'
import type { AccountId, AlertId } from '#domain/ids.ts'
import type { NewAlert } from '#domain/people/alert.ts'
import type { Stores } from '#domain/stores.ts'

export interface Told extends Pick<NewAlert, 'kind' | 'words' | 'about' | 'address'> {
  readonly to: readonly AccountId[]
  /** Whose act it is: they know. */
  readonly by: AccountId
  readonly at: Instant
}

/** @param stores bound to the transaction of the act */
export async function alertPeople(
  stores: Pick<Stores, 'alerts'>,
  newId: () => string,
  { to, by, ...alert }: Told,
): Promise<void> {
  const others = [...new Set(to)].filter((accountId) => accountId !== by)
  await stores.alerts.add(others.map((accountId) => ({ ...alert, accountId, id: newId() as AlertId })))
}
