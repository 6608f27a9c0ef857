/** Calls about the reader's own alerts, and how the rest of the application hears that some were read. */
import type { AlertCount, AlertList, AlertMailInput } from '#domain/people/wire.ts'
import type { Http, QueryValues } from '../api/http.ts'

/** How many are unread now; bubbles up to the navigation, which shows it. */
export class AlertsReadEvent extends Event {
  static readonly type = 'wg-alerts-read'
  readonly unreadCount: number

  constructor(unreadCount: number) {
    super(AlertsReadEvent.type, { bubbles: true, composed: true })
    this.unreadCount = unreadCount
  }
}

/** The most that are laid aside by one call. */
const AT_ONCE = 200

export function alertsApi(http: Http) {
  return {
    list: (query: QueryValues, signal?: AbortSignal) => http.get<AlertList>('/api/alerts', query, signal),
    /** Notes that they were read, and tells whoever listens around `element`. */
    async markRead(ids: readonly string[], element: EventTarget): Promise<void> {
      if (ids.length === 0) return
      const { unreadCount } = await http.post<AlertCount>('/api/alerts/read', { ids: ids.slice(0, AT_ONCE) })
      element.dispatchEvent(new AlertsReadEvent(unreadCount))
    },
    chooseMail: (isMailed: boolean) => http.put<AlertMailInput>('/api/alerts/mail', { isMailed }),
  }
}

declare global {
  interface HTMLElementEventMap {
    'wg-alerts-read': AlertsReadEvent
  }
}
