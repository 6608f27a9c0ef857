/** All alerts of the reader, the newest first, and whether unread ones are mailed to them once a day. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AlertList, AlertView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { alertsApi } from './alerts.ts'
import type { AlertOpenedEvent } from './wg-alert-list.ts'
import './wg-alert-list.ts'

@customElement('wg-alerts-page')
export class WgAlertsPage extends PageElement {
  static override styles = [
    shared,
    css`
      .more,
      .mail {
        margin-block-start: var(--wg-space-5);
      }
    `,
  ]

  /** Those of the pages that were asked for after the first. */
  @state() private earlier: readonly AlertView[] = []
  /** Where the next page begins, once the first was left; undefined before. */
  @state() private next: string | null | undefined = undefined
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly alerts = new Task(this, {
    task: (_, { signal }) => alertsApi(this.http.value).list({}, signal),
    args: () => [],
  })

  override render() {
    const unread = this.shown(this.alerts.value).filter(({ readAt }) => readAt === null)
    return html`
      <wg-page heading="Alerts" width="reading" .crumbs=${[{ label: 'My table', href: '/' }]}>
        <p slot="intro">What has happened to what your delegation said. Each line opens where you can act.</p>
        ${
          unread.length === 0
            ? nothing
            : html`<wa-button slot="actions" appearance="outlined" @click=${() => this.lay(unread)}>
                <wa-icon slot="start" name="check"></wa-icon>Mark all as read
              </wa-button>`
        }
        ${this.error ? html`<wg-problem .error=${this.error}></wg-problem>` : nothing}
        ${loaded(this.alerts, 'your alerts', (list) => this.renderList(list))}
      </wg-page>
    `
  }

  private renderList(list: AlertList) {
    const next = this.next === undefined ? list.next : this.next
    return html`
      ${
        list.items.length === 0
          ? html`<wg-empty heading="No alerts yet">
              When a proposal of your delegation is placed, declined or parked, or does not fit the text any more, you are
              told here.
            </wg-empty>`
          : html`<wg-alert-list .alerts=${this.shown(list)} @wg-alert-opened=${this.open}></wg-alert-list>`
      }
      ${
        next === null
          ? nothing
          : html`<wa-button class="more" appearance="outlined" @click=${() => this.showEarlier(next)}>Earlier ones</wa-button>`
      }
      <p class="mail">
        <wa-checkbox ?checked=${list.isMailed} @change=${this.chooseMail}>
          Mail me once a day what I have not read
        </wa-checkbox>
      </p>
    `
  }

  private shown(list: AlertList | undefined): readonly AlertView[] {
    return [...(list?.items ?? []), ...this.earlier]
  }

  private readonly open = ({ alert }: AlertOpenedEvent): void => {
    if (alert.readAt === null) void alertsApi(this.http.value).markRead([alert.id], this)
  }

  private async lay(alerts: readonly AlertView[]): Promise<void> {
    await this.attempt(async () => {
      await alertsApi(this.http.value).markRead(
        alerts.map(({ id }) => id),
        this,
      )
      this.earlier = []
      this.next = undefined
      await this.alerts.run()
      announce('All alerts are marked as read.')
    })
  }

  private async showEarlier(after: string): Promise<void> {
    await this.attempt(async () => {
      const { items, next } = await alertsApi(this.http.value).list({ after })
      this.earlier = [...this.earlier, ...items]
      this.next = next
    })
  }

  private readonly chooseMail = (event: Event): void => {
    const { checked } = event.currentTarget as WaCheckbox
    void this.attempt(async () => {
      await alertsApi(this.http.value).chooseMail(checked)
      announce(checked ? 'Unread alerts are mailed to you once a day.' : 'No mail is sent to you about alerts.')
    })
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.error = null
    try {
      await act()
    } catch (error) {
      this.error = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-alerts-page': WgAlertsPage
  }
}
