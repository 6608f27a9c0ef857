/**
 * Signing in without a password: an address is entered, a one-time link is sent to it. Whether the address has an
 * account is not told on this page, so that nobody can find out from outside who takes part.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { apiContext } from '../api/api-context.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { rememberReturn } from '../lib/return-to.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { peopleApi } from './api.ts'

@customElement('wg-sign-in-page')
export class WgSignInPage extends PageElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-4);
        justify-items: start;
        max-inline-size: 26rem;
      }
      wa-input {
        inline-size: 100%;
      }
      .sent {
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        max-inline-size: var(--wg-measure);
        padding: var(--wg-space-2) 0 var(--wg-space-2) var(--wg-space-4);
      }
      .public {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        margin-block-start: var(--wg-space-7);
        padding-block-start: var(--wg-space-4);
      }
    `,
  ]

  @state() private sentTo = ''
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)

  override render() {
    return html`
      <wg-page heading="Sign in" width="reading">
        <p slot="intro">
          Intersession keeps no passwords. Enter the address the Secretariat has for you, and a link that works once is sent to it.
        </p>
        ${this.sentTo ? this.renderSent() : this.renderForm()}
        <p class="public quiet">
          Without signing in you may read the <a href="/decisions">decisions in effect</a> and the
          <a href="/meetings">calendar of meetings</a>.
        </p>
      </wg-page>
    `
  }

  private renderForm() {
    return html`
      <form @submit=${this.onSubmit}>
        <wa-input name="email" type="email" label="E-mail address" autocomplete="email" required></wa-input>
        <wg-problem .error=${this.error}></wg-problem>
        <wa-button type="submit" variant="brand" ?loading=${this.isSending}>Send the link</wa-button>
      </form>
    `
  }

  private renderSent() {
    return html`
      <div class="sent stack" role="status">
        <h2>Look into your mailbox</h2>
        <p>
          If <strong>${this.sentTo}</strong> belongs to an account, a link is on its way. It works once and for a short
          time. Open it on the device you want to use.
        </p>
        <p class="quiet">Nothing after a few minutes? Look among the unwanted mail, then ask the Secretariat which address it has.</p>
        <p><wa-button appearance="outlined" @click=${this.again}>Use another address</wa-button></p>
      </div>
    `
  }

  private again(): void {
    this.sentTo = ''
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '').trim()
    this.isSending = true
    this.error = null
    try {
      await peopleApi(this.http.value).askForLink(email)
      rememberReturn(new URLSearchParams(location.search).get('to'))
      this.sentTo = email
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-sign-in-page': WgSignInPage
  }
}
