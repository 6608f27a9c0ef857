/**
 * Says what ending a seat means before it is done. Open while `seat` is set.
 *
 *     <wg-end-seat-dialog .group=${group} .seat=${ending} @wg-closed=${…} @wg-seat-ended=${…}></wg-end-seat-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GroupView, MembershipView } from '#domain/groups/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { groupsApi } from './api.ts'

export class SeatEndedEvent extends Event {
  static readonly type = 'wg-seat-ended'
  /** The group as it is now. */
  readonly group: GroupView
  readonly seat: MembershipView

  constructor(group: GroupView, seat: MembershipView) {
    super(SeatEndedEvent.type)
    this.group = group
    this.seat = seat
  }
}

@customElement('wg-end-seat-dialog')
export class WgEndSeatDialog extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
    `,
  ]

  @property({ attribute: false }) group: GroupView | null = null
  /** The seat that is to end; null closes the dialog. */
  @property({ attribute: false }) seat: MembershipView | null = null

  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('seat')) this.error = null
  }

  override render() {
    const name = this.seat?.name ?? ''
    return html`
      <wg-dialog heading="End the seat of ${name}" ?open=${this.seat !== null} @wg-closed=${this.close}>
        <div class="stack">
          <p>
            From this moment ${name} (${this.seat?.delegation}) is no longer ${this.seat?.role} of this group: the drafts and
            submissions that the seat opened are closed to this account.
          </p>
          <p>
            Everything said and written so far stays, under the same name. The seat moves to the earlier roles; another can
            be given at any time.
          </p>
          <wg-problem .error=${this.error}></wg-problem>
        </div>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Keep the seat</wa-button>
        <wa-button slot="actions" variant="danger" ?loading=${this.isSending} @click=${this.end}>End the seat</wa-button>
      </wg-dialog>
    `
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly end = async (): Promise<void> => {
    const { group, seat } = this
    if (!group || !seat || this.isSending) return
    this.isSending = true
    this.error = null
    try {
      this.dispatchEvent(new SeatEndedEvent(await groupsApi(this.http.value).endSeat(group.id, seat.id), seat))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-end-seat-dialog': WgEndSeatDialog
  }
  interface HTMLElementEventMap {
    'wg-seat-ended': SeatEndedEvent
  }
}
