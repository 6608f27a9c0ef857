/**
 * Where a reader wanted to go when signing in came between. The mailed link opens in a new window, so the address waits
 * in the device's storage and is used once. Only addresses of this application are taken.
 */
const KEY = 'wg-return-to'

export function rememberReturn(to: string | null): void {
  try {
    if (to && isOurs(to)) localStorage.setItem(KEY, to)
    else localStorage.removeItem(KEY)
  } catch {
    // Without storage the start page is where signing in leads.
  }
}

export function takeReturn(): string {
  try {
    const to = localStorage.getItem(KEY)
    localStorage.removeItem(KEY)
    return to && isOurs(to) ? to : '/'
  } catch {
    return '/'
  }
}

/** A path of our own: `//elsewhere.org` and `/\elsewhere.org` are addresses of other hosts to a browser. */
export function isOurs(to: string): boolean {
  return /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in')
}
