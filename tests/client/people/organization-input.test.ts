import { expect, test } from 'vitest'
import { organizationFrom, organizationsOf } from '../../../client/people/organization-input.ts'
import type { OrganizationView } from '../../../server/domain/people/wire.ts'

const kenya: OrganizationView = { id: '1', name: 'Kenya', kind: 'Party', region: 'Africa', code: 'KE' }
const interpol: OrganizationView = { id: '2', name: 'INTERPOL', kind: 'IGO', region: null, code: 'INTERPOL' }
const typed = (fields: Readonly<Record<string, string>>) => (name: string) => fields[name] ?? ''

test('organizations are offered once each, by name', () => {
  const accounts = [kenya, interpol, kenya].map((organization) => ({ organization }))
  expect(organizationsOf(accounts).map(({ code }) => code)).toEqual(['INTERPOL', 'KE'])
})

test('a known organization is named by its code alone, whatever else was typed', () => {
  expect(organizationFrom('KE', typed({ code: 'xx', organization: 'Elsewhere' }))).toEqual({ code: 'KE' })
})

test('only a Party has a region, also when one was chosen before the kind changed', () => {
  const fields = { code: 'fr ', organization: ' France', kind: 'Party', region: 'Europe' }
  expect(organizationFrom('', typed(fields))).toEqual({ code: 'FR', name: 'France', kind: 'Party', region: 'Europe' })
  const other = organizationFrom('', typed({ ...fields, kind: 'NGO' }))
  expect(other).toEqual({ code: 'FR', name: 'France', kind: 'NGO' })
})
