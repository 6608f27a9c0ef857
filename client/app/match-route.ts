/**
 * Which page an address opens. A pattern has fixed parts, named parts `:id` and at its end perhaps a rest `*provision`,
 * which may be empty and may hold slashes. The first pattern of the list that fits wins.
 */
import type { PageParams } from '../lib/page.ts'

export interface Matched<R> {
  readonly route: R
  readonly params: PageParams
}

export function matchRoute<R extends { readonly path: string }>(
  routes: readonly R[],
  pathname: string,
): Matched<R> | null {
  const parts = partsOf(pathname)
  for (const route of routes) {
    const params = matchParts(partsOf(route.path), parts)
    if (params) return { route, params }
  }
  return null
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

function matchParts(pattern: readonly string[], parts: readonly string[]): PageParams | null {
  const params: Record<string, string> = {}
  for (const [index, name] of pattern.entries()) {
    if (name.startsWith('*')) {
      params[name.slice(1)] = parts.slice(index).map(decoded).join('/')
      return params
    }
    const part = parts[index]
    if (part === undefined) return null
    if (name.startsWith(':')) params[name.slice(1)] = decoded(part)
    else if (name !== part) return null
  }
  return parts.length === pattern.length ? params : null
}

// A stray percent sign in an address is shown as it stands rather than breaking the page.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
