/**
 * Keeps a page's filters in the address bar: `new QueryController(this, { q: '', state: '' })`.
 * The address is the only state, so that a link, the back button and a reload show the same list.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { NavigatedEvent } from './navigate.ts'
import { type Query, readQuery, writeQuery } from './query.ts'

/** Widens the literals of the defaults, so that `{ q: '' }` means a string named q. */
type Widened<Q extends Query> = { readonly [Name in keyof Q]: string }

export class QueryController<Q extends Query> implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly defaults: Widened<Q>
  private readonly path = location.pathname

  constructor(host: ReactiveControllerHost, defaults: Q) {
    this.host = host
    this.defaults = defaults
    host.addController(this)
  }

  /** What the address says now. */
  get value(): Widened<Q> {
    return readQuery(location.search, this.defaults)
  }

  /** Names and values that differ from the defaults: what the reader has chosen. */
  get chosen(): readonly (readonly [string, string])[] {
    return Object.entries(this.value).filter(([name, value]) => value !== this.defaults[name])
  }

  /** Changes some of the filters. The way back leads to the page before, not to each letter typed into a search. */
  set(change: Partial<Widened<Q>>): void {
    const query = { ...this.value, ...change } as Widened<Q>
    history.replaceState(history.state, '', `${location.pathname}${writeQuery(query, this.defaults, location.search)}`)
    this.host.requestUpdate()
  }

  clear(): void {
    this.set(this.defaults)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.follow)
    window.addEventListener(NavigatedEvent.type, this.follow)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.follow)
    window.removeEventListener(NavigatedEvent.type, this.follow)
  }

  // A page that is about to be replaced by another must not read the other's filters.
  private readonly follow = (): void => {
    if (location.pathname === this.path) this.host.requestUpdate()
  }
}
