/** The reader's own bearer tokens, for programs that act in their name: each is shown once, and ends when its owner says so. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Static } from 'typebox'
import { TOKEN_DAYS } from '#domain/people/credential.ts'
import type { NewTokenView, TokenView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { peopleApi } from './api.ts'
import './wg-shown-once.ts'

@customElement('wg-tokens-page')
export class WgTokensPage extends PageElement {
  static override styles = [
    shared,
    formSheet,
    css`
      .made {
        margin-block-end: var(--wg-space-7);
      }
    `,
  ]

  @state() private isMaking = false
  @state() private ending: TokenView | null = null
  /** The secret of the newest token, until the page is left. */
  @state() private made: Static<typeof NewTokenView> | null = null
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly tokens = new Task(this, {
    task: async (_, { signal }) => (await peopleApi(this.http.value).tokens(signal)).items,
    args: () => [],
  })

  override render() {
    return html`
      <wg-page heading="Bearer tokens" width="reading" .crumbs=${[{ label: 'Your account', href: '/account' }]}>
        <p slot="intro">
          A token lets a program act as you: a script that reads mandates, an editor beside this one. It may do what you may do.
        </p>
        <wa-button slot="actions" variant="brand" @click=${() => this.ask(true, null)}>
          <wa-icon slot="start" name="plus"></wa-icon>New token
        </wa-button>
        ${this.made ? this.renderMade(this.made) : nothing}
        ${loaded(this.tokens, 'your tokens', (tokens) => this.renderTokens(tokens))} ${this.renderMaking()} ${this.renderEnding()}
      </wg-page>
    `
  }

  private renderMade({ name, secret }: Static<typeof NewTokenView>) {
    return html`
      <section class="made stack" aria-label="The new token">
        <p>Copy the token <strong>${name}</strong> now: it is not shown again once you leave this page.</p>
        <wg-shown-once label="Token" .value=${secret}></wg-shown-once>
        <p class="quiet small">A program sends it with each request, in the header Authorization, after the word Bearer.</p>
      </section>
    `
  }

  private renderTokens(tokens: readonly TokenView[]) {
    if (tokens.length === 0) {
      return html`
        <wg-empty heading="You have no token">
          Make one when a program needs to act as you, with as few days as it needs.
        </wg-empty>
      `
    }
    const now = new Date().toISOString()
    return table<TokenView>({
      caption: 'Your tokens',
      rows: tokens,
      columns: [
        { label: 'Name', isTitle: true, cell: ({ name }) => name },
        { label: 'Made', cell: ({ createdAt }) => html`<wg-date at=${createdAt} length="short"></wg-date>` },
        {
          label: 'Ends',
          cell: ({ expiresAt }) =>
            expiresAt <= now
              ? html`<wg-status sign="lock">ended</wg-status>`
              : html`<wg-date at=${expiresAt} length="short"></wg-date>`,
        },
        {
          label: 'Last used',
          cell: ({ lastUsedAt }) =>
            lastUsedAt
              ? html`<wg-date at=${lastUsedAt} length="short"></wg-date>`
              : html`<span class="quiet">not yet</span>`,
        },
        { label: 'End it', cell: (token) => this.renderEndButton(token) },
      ],
    })
  }

  private renderEndButton(token: TokenView) {
    return html`
      <wa-button size="s" appearance="outlined" @click=${() => this.ask(false, token)}>
        Revoke<span class="visually-hidden"> ${token.name}</span>
      </wa-button>
    `
  }

  private renderMaking() {
    return html`
      <wg-dialog heading="New token" ?open=${this.isMaking} @wg-closed=${() => this.ask(false, null)}>
        ${
          this.isMaking
            ? html`
                <form id="token" @submit=${this.make}>
                  <wa-input
                    name="name"
                    label="Name"
                    hint="What it is for: you will know it again by this."
                    required
                    maxlength="128"
                    autocomplete="off"
                    autofocus
                  ></wa-input>
                  <wa-input
                    name="days"
                    type="number"
                    label="Days it lasts"
                    hint="From ${TOKEN_DAYS.least} to ${TOKEN_DAYS.most}"
                    value=${String(TOKEN_DAYS.usual)}
                    min=${TOKEN_DAYS.least}
                    max=${TOKEN_DAYS.most}
                    required
                  ></wa-input>
                  <wg-problem .error=${this.error}></wg-problem>
                </form>
              `
            : nothing
        }
        <wa-button slot="actions" appearance="outlined" @click=${() => this.ask(false, null)}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" type="submit" form="token" ?loading=${this.isSending}>Make the token</wa-button>
      </wg-dialog>
    `
  }

  private renderEnding() {
    return html`
      <wg-dialog heading="Revoke ${this.ending?.name ?? ''}" ?open=${this.ending !== null} @wg-closed=${() => this.ask(false, null)}>
        <div class="stack">
          <p>The program that uses this token is refused from now on. What it has done so far stays as it is.</p>
          <wg-problem .error=${this.error}></wg-problem>
        </div>
        <wa-button slot="actions" appearance="outlined" @click=${() => this.ask(false, null)}>Keep it</wa-button>
        <wa-button slot="actions" variant="danger" ?loading=${this.isSending} @click=${this.end}>Revoke the token</wa-button>
      </wg-dialog>
    `
  }

  private ask(isMaking: boolean, ending: TokenView | null): void {
    this.isMaking = isMaking
    this.ending = ending
    this.error = null
  }

  private readonly make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const said = new FormData(event.target as HTMLFormElement)
    const name = String(said.get('name') ?? '').trim()
    await this.send(async () => {
      this.made = await peopleApi(this.http.value).makeToken({ name, days: Number(said.get('days')) })
      announce('The token is made. Copy it now.')
    })
  }

  private readonly end = async (): Promise<void> => {
    const { ending } = this
    if (!ending) return
    await this.send(async () => {
      await peopleApi(this.http.value).endToken(ending.id)
      if (this.made?.id === ending.id) this.made = null
      announce(`The token ${ending.name} is revoked.`)
    })
  }

  /** Closes the dialog when the act is done, and shows beside its button why it was refused. */
  private async send(act: () => Promise<void>): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    this.error = null
    try {
      await act()
      this.ask(false, null)
      await this.tokens.run()
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-tokens-page': WgTokensPage
  }
}
