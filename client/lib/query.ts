/**
 * What a filter looks like in the address bar. A value that equals its default is left out, so that an address says only
 * what was chosen and an unfiltered list has the plain address.
 */
export type Query = Readonly<Record<string, string>>

/** Reads the names listed in `defaults` from a search string; other names in it are ignored. */
export function readQuery<Q extends Query>(search: string, defaults: Q): Q {
  const given = new URLSearchParams(search)
  const entries = Object.entries(defaults).map(([name, fallback]) => [name, given.get(name) ?? fallback])
  return Object.fromEntries(entries) as Q
}

/**
 * The search string for a query, with its question mark, or '' when nothing differs from the defaults.
 * @param search the address as it is: what others keep in it stays
 */
export function writeQuery<Q extends Query>(query: Q, defaults: Q, search = ''): string {
  const said = new URLSearchParams(search)
  for (const [name, value] of Object.entries(query)) {
    said.delete(name)
    if (value !== '' && value !== defaults[name]) said.set(name, value)
    else if (value === '' && defaults[name] !== '') said.set(name, '')
  }
  const text = said.toString()
  return text ? `?${text}` : ''
}
