/** What is typed about an account's organization, as the server takes it. */
import { ORGANIZATION_KINDS, REGIONS } from '#domain/people/person.ts'
import type { AccountView, OrganizationInput, OrganizationView } from '#domain/people/wire.ts'

/** The organizations that already have an account, each once, by name. */
export function organizationsOf(accounts: readonly Pick<AccountView, 'organization'>[]): readonly OrganizationView[] {
  const byCode = new Map(accounts.map(({ organization }) => [organization.code, organization]))
  return [...byCode.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * A known organization is named by its code alone; a new one has name and kind, and a Party its region.
 * @param said reads one field of the form
 */
export function organizationFrom(known: string, said: (name: string) => string): OrganizationInput {
  if (known) return { code: known }
  const kind = ORGANIZATION_KINDS.find((one) => one === said('kind')) ?? 'Party'
  const region = REGIONS.find((one) => one === said('region'))
  return {
    code: said('code').trim().toUpperCase(),
    name: said('organization').trim(),
    kind,
    ...(kind === 'Party' && region ? { region } : {}),
  }
}
