import { DomainError } from '#domain/errors.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'

/** @throws DomainError `not_found` when nobody is called so */
export async function requireOrganization({ people }: Pick<Stores, 'people'>, wanted: OrganizationId): Promise<void> {
  const organizations = await people.organizations()
  if (!organizations.some(({ id }) => id === wanted)) throw new DomainError('not_found', 'There is no such delegation.')
}
