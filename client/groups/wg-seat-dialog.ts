/**
 * Gives a person a seat in a group: who, in which role, in what capacity. Offers only the roles that the reader may give.
 *
 *     <wg-seat-dialog .group=${group} ?open=${isSeating} @wg-closed=${…} @wg-seat-given=${…}></wg-seat-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { GROUP_ROLES, type GroupRole } from '#domain/access.ts'
import { CAPACITIES, refuseRole } from '#domain/groups/group.ts'
import type { GroupView } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { requireContext } from '../lib/require-context.ts'
import { capital } from '../lib/words.ts'
import '../people/wg-account-choice.ts'
import type { AccountChosenEvent } from '../people/wg-account-choice.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { groupsApi } from './api.ts'

export class SeatGivenEvent extends Event {
  static readonly type = 'wg-seat-given'
  /** The group as it is now. */
  readonly group: GroupView

  constructor(group: GroupView) {
    super(SeatGivenEvent.type)
    this.group = group
  }
}

@customElement('wg-seat-dialog')
export class WgSeatDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: contents;
      }
    `,
  ]

  @property({ attribute: false }) group: GroupView | null = null
  @property({ type: Boolean }) open = false

  @state() private chosenEmail = ''
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open')) return
    this.chosenEmail = ''
    this.error = null
  }

  override render() {
    return html`
      <wg-dialog heading="Give a seat" ?open=${this.open} @wg-closed=${this.close}>
        ${this.open ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" type="submit" form="seat" ?loading=${this.isSending}>Give the seat</wa-button>
      </wg-dialog>
    `
  }

  /** The roles that this reader may give here. */
  private get roles(): readonly GroupRole[] {
    const { actor } = this.session.value
    const id = this.group?.id as GroupId | undefined
    if (!actor || !id) return []
    return GROUP_ROLES.filter((role) => refuseRole(actor, id, role) === null)
  }

  private renderForm() {
    const fallback = this.roles.find((role) => role === 'member') ?? this.roles[0]
    return html`
      <form id="seat" @submit=${this.submit}>
        ${
          this.session.value.may('account.create')
            ? html`<wg-account-choice
                autofocus
                @wg-account-chosen=${(event: AccountChosenEvent) => {
                  this.chosenEmail = event.email
                }}
              ></wg-account-choice>`
            : html`<wa-input
                name="email"
                type="email"
                label="E-mail address"
                hint="The address under which the person signs in. Whoever has no account yet asks the Secretariat for one."
                required
                maxlength="254"
                autocomplete="off"
                autofocus
              ></wa-input>`
        }
        <div class="pair">
          <wa-select name="role" label="Role" value=${fallback ?? ''} required>
            ${this.roles.map((role) => html`<wa-option value=${role}>${capital(role)}</wa-option>`)}
          </wa-select>
          <wa-select name="capacity" label="Capacity" placeholder="None in particular" with-clear>
            ${CAPACITIES.map((capacity) => html`<wa-option value=${capacity}>${capital(capacity)}</wa-option>`)}
          </wa-select>
        </div>
        <p class="quiet small">
          The seat begins at once: the person sees the group's drafts and submissions as far as the role goes.
        </p>
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const choice = this.renderRoot.querySelector('wg-account-choice')
    if (!this.group || this.isSending || choice?.reportValidity() === false) return
    const said = (name: string) => String(new FormData(form).get(name) ?? '')
    const email = choice ? this.chosenEmail : said('email').trim()
    const role = this.roles.find((one) => one === said('role'))
    const capacity = CAPACITIES.find((one) => one === said('capacity')) ?? null
    if (!role) return
    this.isSending = true
    this.error = null
    try {
      const group = await groupsApi(this.http.value).seat(this.group.id, { email, role, capacity })
      this.dispatchEvent(new SeatGivenEvent(group))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-seat-dialog': WgSeatDialog
  }
  interface HTMLElementEventMap {
    'wg-seat-given': SeatGivenEvent
  }
}
