/** The accounts, which the Secretariat keeps: a search in the address, and the way to a new one. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AccountView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { peopleApi } from './api.ts'
import './wg-new-account-dialog.ts'

const FIELDS = [{ name: 'q', label: 'Search', placeholder: 'Name or e-mail address' }]

interface Listed {
  readonly items: readonly AccountView[]
  /** Where the next page begins; null when all are here. */
  readonly next: string | null
}

@customElement('wg-accounts-page')
export class WgAccountsPage extends PageElement {
  static override styles = [shared]

  @state() private isCreating = false
  /** Pages that were asked for below the first. */
  @state() private further: Listed | null = null
  @state() private isFetching = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { q: '' })
  private readonly accounts = new Task(this, {
    task: async ([q, mayList], { signal }) => {
      this.further = null
      if (!mayList) return { items: [], next: null }
      return peopleApi(this.http.value).accounts({ q }, signal)
    },
    args: () => [this.query.value.q, this.session.value.may('account.create')] as const,
  })

  override render() {
    return html`
      <wg-page heading="Accounts">
        ${this.session.value.may('account.create') ? this.renderAccounts() : this.renderClosed()}
      </wg-page>
    `
  }

  private renderClosed() {
    return html`
      <wg-empty heading="The Secretariat keeps the accounts">
        Addresses are personal, so nobody else sees the list. Write to the Secretariat when an account is missing or wrong.
      </wg-empty>
    `
  }

  private renderAccounts() {
    return html`
      <p slot="intro">Everybody who can sign in. What each may do comes from the seats in the groups.</p>
      <wa-button slot="actions" variant="brand" @click=${() => this.create(true)}>
        <wa-icon slot="start" name="plus"></wa-icon>New account
      </wa-button>
      ${loaded(this.accounts, 'the accounts', (first) => this.renderList(first))}
      <wg-new-account-dialog
        ?open=${this.isCreating}
        @wg-closed=${() => this.create(false)}
        @wg-account-created=${() => void this.accounts.run()}
      ></wg-new-account-dialog>
    `
  }

  private renderList(first: Listed) {
    const items = [...first.items, ...(this.further?.items ?? [])]
    const next = this.further ? this.further.next : first.next
    return html`
      <wg-filter-bar
        .fields=${FIELDS}
        .values=${this.query.value}
        .count=${next ? null : items.length}
        things="accounts"
        @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
      ></wg-filter-bar>
      ${items.length > 0 ? this.renderTable(items) : this.renderNoMatch()}
      <wg-problem .error=${this.error}></wg-problem>
      ${
        next
          ? html`<p>
              <wa-button appearance="outlined" ?loading=${this.isFetching} @click=${() => void this.fetchFurther(next)}>
                Show more
              </wa-button>
            </p>`
          : nothing
      }
    `
  }

  private renderNoMatch() {
    return html`
      <wg-empty heading="No account fits">
        Neither a name nor an address has these letters.
        <wa-button slot="action" appearance="outlined" @click=${() => this.query.clear()}>Show all accounts</wa-button>
      </wg-empty>
    `
  }

  private renderTable(items: readonly AccountView[]) {
    return table<AccountView>({
      caption: 'Accounts by name',
      rows: items,
      columns: [
        { label: 'Name', isTitle: true, cell: ({ name }) => name },
        { label: 'For', cell: ({ organization }) => organization.name },
        { label: 'Kind', cell: ({ organization }) => organization.kind },
        { label: 'E-mail address', cell: ({ email }) => email },
        {
          label: 'Role',
          cell: ({ role, closedAt }) =>
            closedAt ? html`<wg-status sign="lock">closed</wg-status>` : role === 'Secretariat' ? role : 'Delegate',
        },
        { label: 'Since', cell: ({ createdAt }) => html`<wg-date at=${createdAt} length="short"></wg-date>` },
      ],
    })
  }

  private create(isCreating: boolean): void {
    this.isCreating = isCreating
  }

  private async fetchFurther(after: string): Promise<void> {
    this.isFetching = true
    this.error = null
    try {
      const { items, next } = await peopleApi(this.http.value).accounts({ q: this.query.value.q, after })
      this.further = { items: [...(this.further?.items ?? []), ...items], next }
    } catch (error) {
      this.error = error
    } finally {
      this.isFetching = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-accounts-page': WgAccountsPage
  }
}
