/**
 * Chooses a person among the accounts, for those who may list them: words of a name or an address bring up at most six to
 * choose from. Fires `wg-account-chosen` with the address, or with '' when the choice is taken back by typing.
 */
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AccountView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-problem.ts'
import { peopleApi } from './api.ts'

export class AccountChosenEvent extends Event {
  static readonly type = 'wg-account-chosen'
  readonly email: string
  constructor(email: string) {
    super(AccountChosenEvent.type, { bubbles: true })
    this.email = email
  }
}

const SHOWN = 6

@customElement('wg-account-choice')
export class WgAccountChoice extends LitElement {
  static override styles = [
    shared,
    css`
      .found {
        border-inline-start: 2px solid var(--wg-accent-rule);
        margin-block-start: var(--wg-space-3);
        padding-inline-start: var(--wg-space-4);
      }
      wa-radio {
        align-items: start;
        margin-block-end: var(--wg-space-1);
      }
      .more {
        display: block;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @state() private words = ''
  @state() private chosen = ''

  private readonly http = requireContext(this, apiContext)
  private readonly found = new Task(this, {
    args: () => [this.words] as const,
    task: async ([q], { signal }) => {
      if (q.length < 2) return null
      const { items } = await peopleApi(this.http.value).accounts({ q, limit: SHOWN + 1 }, signal)
      return items.filter(({ closedAt }) => closedAt === null)
    },
  })

  override render() {
    return html`
      <wa-input
        label="Person"
        hint="Two letters of the name or of the e-mail address are enough."
        autocomplete="off"
        required
        @input=${this.onTyped}
      ></wa-input>
      ${this.found.render({
        complete: (accounts) => (accounts ? this.renderFound(accounts) : nothing),
        error: (error) => html`<wg-problem .error=${error}></wg-problem>`,
      })}
    `
  }

  override focus(): void {
    this.renderRoot.querySelector('wa-input')?.focus()
  }

  /** Whether somebody is chosen; shows what is missing when nobody is. */
  reportValidity(): boolean {
    const field = this.renderRoot.querySelector('wa-input')
    field?.setCustomValidity(this.chosen ? '' : 'Type a name, then choose the person from the list below it.')
    return field?.reportValidity() ?? false
  }

  private renderFound(accounts: readonly AccountView[]) {
    if (accounts.length === 0) {
      return html`<p class="found quiet" role="status">Nobody is called so. Under Accounts a new account is created.</p>`
    }
    return html`
      <div class="found">
        <wa-radio-group label="Accounts found" .value=${this.chosen} @change=${this.onChosen}>
          ${accounts.slice(0, SHOWN).map(
            ({ name, email, organization }) => html`
              <wa-radio value=${email}>
                ${name}<span class="more quiet small">${organization.name}, ${email}</span>
              </wa-radio>
            `,
          )}
        </wa-radio-group>
        ${accounts.length > SHOWN ? html`<p class="quiet small">There are more: type another letter.</p>` : nothing}
      </div>
    `
  }

  private onTyped(event: Event): void {
    this.words = (event.target as HTMLInputElement).value.trim()
    this.choose('')
  }

  private onChosen(event: Event): void {
    this.choose(String((event.target as HTMLInputElement).value ?? ''))
  }

  private choose(email: string): void {
    this.chosen = email
    this.renderRoot.querySelector('wa-input')?.setCustomValidity('')
    this.dispatchEvent(new AccountChosenEvent(email))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-account-choice': WgAccountChoice
  }
  interface HTMLElementEventMap {
    'wg-account-chosen': AccountChosenEvent
  }
}
