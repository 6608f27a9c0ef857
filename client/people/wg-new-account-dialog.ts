/**
 * Creates an account and shows its sign-in link, this once. The organization is one that is here already, or a new one.
 *
 *     <wg-new-account-dialog ?open=${isCreating} @wg-closed=${…} @wg-account-created=${…}></wg-new-account-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Static } from 'typebox'
import { ACCOUNT_ROLES, type AccountRole } from '#domain/access.ts'
import { ORGANIZATION_KINDS, REGIONS } from '#domain/people/person.ts'
import type { NewAccountView, OrganizationView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { peopleApi } from './api.ts'
import { organizationFrom, organizationsOf } from './organization-input.ts'
import './wg-shown-once.ts'

export class AccountCreatedEvent extends Event {
  static readonly type = 'wg-account-created'
  constructor() {
    super(AccountCreatedEvent.type)
  }
}

/** In the list of organizations: none of these. No code of an organization has this form. */
const NEW = 'new organization'
const ROLE_WORDS: Readonly<Record<AccountRole, string>> = {
  delegate: 'Delegate: sits in groups',
  Secretariat: 'Secretariat: keeps the registry and serves every group',
}

@customElement('wg-new-account-dialog')
export class WgNewAccountDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: contents;
      }
      .new {
        border-inline-start: 2px solid var(--wg-accent-rule);
        display: grid;
        gap: var(--wg-space-4);
        padding-inline-start: var(--wg-space-4);
      }
    `,
  ]

  @property({ type: Boolean }) open = false

  @state() private organization = ''
  @state() private kind = 'Party'
  @state() private created: Static<typeof NewAccountView> | null = null
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  /** Fetched whenever the dialog opens: the account before may have brought a new one. */
  private readonly organizations = new Task(this, {
    args: () => [this.open] as const,
    task: async ([isOpen], { signal }) => {
      if (!isOpen) return []
      const { items } = await peopleApi(this.http.value).accounts({ limit: 200 }, signal)
      return organizationsOf(items)
    },
  })

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open')) return
    this.created = null
    this.organization = ''
    this.kind = 'Party'
    this.error = null
  }

  override render() {
    const { created } = this
    const heading = created ? `The account of ${created.name} is there` : 'New account'
    return html`
      <wg-dialog heading=${heading} ?open=${this.open} @wg-closed=${this.close}>
        ${this.open ? (created ? this.renderCreated(created) : loaded(this.organizations, 'the organizations', (known) => this.renderForm(known))) : nothing}
        ${
          created
            ? html`<wa-button slot="actions" variant="brand" @click=${this.close}>I have passed it on</wa-button>`
            : html`<wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
                <wa-button slot="actions" variant="brand" type="submit" form="account" ?loading=${this.isSending}>
                  Create the account
                </wa-button>`
        }
      </wg-dialog>
    `
  }

  private renderForm(known: readonly OrganizationView[]) {
    return html`
      <form id="account" @submit=${this.submit}>
        <wa-input name="name" label="Name" hint="As it stands beside everything the person does." required maxlength="128" autocomplete="off" autofocus></wa-input>
        <wa-input name="email" type="email" label="E-mail address" hint="Sign-in links go there." required maxlength="254" autocomplete="off"></wa-input>
        <wa-select name="role" label="Role" value="delegate">
          ${ACCOUNT_ROLES.toReversed().map((role) => html`<wa-option value=${role}>${ROLE_WORDS[role]}</wa-option>`)}
        </wa-select>
        <wa-select
          label="Acts for"
          placeholder="Party or organization"
          required
          .value=${this.organization}
          @change=${this.taking('organization')}
        >
          <wa-option value=${NEW}>One that is not in this list …</wa-option>
          ${known.map(({ code, name }) => html`<wa-option value=${code}>${name}</wa-option>`)}
        </wa-select>
        ${this.organization === NEW ? this.renderNew() : nothing}
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private renderNew() {
    return html`
      <div class="new">
        <div class="pair">
          <wa-select name="kind" label="Kind" .value=${this.kind} @change=${this.taking('kind')}>
            ${ORGANIZATION_KINDS.map((kind) => html`<wa-option value=${kind}>${kind}</wa-option>`)}
          </wa-select>
          <wa-input
            name="code"
            label="Short sign"
            hint=${this.kind === 'Party' ? 'Its two letters: KE' : 'Its acronym: INTERPOL'}
            required
            maxlength="32"
            autocomplete="off"
          ></wa-input>
        </div>
        <wa-input name="organization" label="Its name" hint="As on a name plate." required maxlength="128" autocomplete="off"></wa-input>
        ${
          this.kind === 'Party'
            ? html`<wa-select name="region" label="Region" required placeholder="Choose">
                ${REGIONS.map((region) => html`<wa-option value=${region}>${region}</wa-option>`)}
              </wa-select>`
            : nothing
        }
      </div>
    `
  }

  private renderCreated(created: Static<typeof NewAccountView>) {
    return html`
      <div class="stack">
        <p>
          Pass this link on to ${created.name}. It signs in once, within a day, and is not shown again; later links are asked
          for on the sign-in page with ${created.email}.
        </p>
        <wg-shown-once label="Sign-in link" .value=${created.link}></wg-shown-once>
      </div>
    `
  }

  private taking(name: 'organization' | 'kind') {
    return (event: Event) => {
      this[name] = String((event.target as HTMLElement & { readonly value: unknown }).value ?? '')
    }
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.isSending) return
    const form = new FormData(event.target as HTMLFormElement)
    const said = (name: string) => String(form.get(name) ?? '')
    this.isSending = true
    this.error = null
    try {
      this.created = await peopleApi(this.http.value).createAccount({
        name: said('name').trim(),
        email: said('email').trim(),
        role: ACCOUNT_ROLES.find((role) => role === said('role')) ?? 'delegate',
        organization: organizationFrom(this.organization === NEW ? '' : this.organization, said),
      })
      this.dispatchEvent(new AccountCreatedEvent())
      announce(`The account of ${this.created.name} is created.`)
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-new-account-dialog': WgNewAccountDialog
  }
  interface HTMLElementEventMap {
    'wg-account-created': AccountCreatedEvent
  }
}
