/**
 * Follows the address: tells its host which page is open, and turns clicks on links of this application into navigation.
 * Links to files, to other addresses and to what the server answers itself (`/api`, `/portal`, …) are left to the browser.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { NavigatedEvent, navigate } from '../lib/navigate.ts'
import { type Matched, matchRoute } from './match-route.ts'
import { ROUTES, type Route } from './routes.ts'

const ANSWERED_BY_THE_SERVER = /^\/(api|portal|calendar|metrics|sync|assets)(\/|$)/

export class Router implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly onNavigated: () => void
  private pathname = location.pathname

  /** @param onNavigated called after the address has changed to another page, not for a change of filters */
  constructor(host: ReactiveControllerHost, onNavigated: () => void) {
    this.host = host
    this.onNavigated = onNavigated
    host.addController(this)
  }

  get matched(): Matched<Route> | null {
    return matchRoute(ROUTES, this.pathname)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.follow)
    window.addEventListener(NavigatedEvent.type, this.follow)
    document.addEventListener('click', this.onClick)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.follow)
    window.removeEventListener(NavigatedEvent.type, this.follow)
    document.removeEventListener('click', this.onClick)
  }

  private readonly follow = (event: Event): void => {
    const isAnotherPage = location.pathname !== this.pathname
    this.pathname = location.pathname
    if (event.type === NavigatedEvent.type && isAnotherPage && !location.hash) window.scrollTo(0, 0)
    if (isAnotherPage) this.onNavigated()
    this.host.requestUpdate()
  }

  private readonly onClick = (event: MouseEvent): void => {
    const hasOtherMeaning = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || hasOtherMeaning) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (ANSWERED_BY_THE_SERVER.test(link.pathname)) return
    const isWithinThisPage = link.pathname === location.pathname && link.search === location.search && link.hash
    if (isWithinThisPage) return
    event.preventDefault()
    navigate(link.pathname + link.search + link.hash)
  }
}
