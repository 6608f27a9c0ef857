/** How many alerts the reader has not read: asked for when somebody signs in, at every page, and each minute that it is looked at. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Http } from '../api/http.ts'
import { NavigatedEvent } from '../lib/navigate.ts'
import { AlertsReadEvent, alertsApi } from '../people/alerts.ts'

const EVERY = 60_000

export class AlertCountController implements ReactiveController {
  value = 0
  private readonly host: ReactiveControllerHost & EventTarget
  private readonly http: Http
  private readonly isSignedIn: () => boolean
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost & EventTarget, http: Http, isSignedIn: () => boolean) {
    this.host = host
    this.http = http
    this.isSignedIn = isSignedIn
    host.addController(this)
  }

  hostConnected(): void {
    this.host.addEventListener(AlertsReadEvent.type, this.hear)
    window.addEventListener(NavigatedEvent.type, this.ask)
    this.timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.ask()
    }, EVERY)
  }

  hostDisconnected(): void {
    this.host.removeEventListener(AlertsReadEvent.type, this.hear)
    window.removeEventListener(NavigatedEvent.type, this.ask)
    clearInterval(this.timer)
  }

  readonly ask = (): void => {
    if (!this.isSignedIn()) this.show(0)
    // Without an answer the count stays as it was: the next page asks again.
    else
      void alertsApi(this.http)
        .list({ unread: 'true', limit: '1' })
        .then(
          ({ unreadCount }) => this.show(unreadCount),
          () => {},
        )
  }

  private readonly hear = (event: Event): void => this.show((event as AlertsReadEvent).unreadCount)

  private show(count: number): void {
    if (this.value === count) return
    this.value = count
    this.host.requestUpdate()
  }
}
