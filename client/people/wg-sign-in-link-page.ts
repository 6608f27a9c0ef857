/**
 * Where a one-time link lands. The link is used by pressing a button, not by opening the page: mail scanners open every
 * link they carry, and would otherwise use it up.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { peopleApi } from './api.ts'

@customElement('wg-sign-in-link-page')
export class WgSignInLinkPage extends PageElement {
  static override styles = [shared]

  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)

  override render() {
    const { actor } = this.session.value
    return html`
      <wg-page heading="Sign in to Intersession" width="reading">
        <p slot="intro">Your link has brought you here. It works once: press the button to use it on this device.</p>
        <div class="stack">
          ${
            actor
              ? html`<p>You are signed in as <strong>${actor.name}</strong> at the moment. Continuing changes to the account of the link.</p>`
              : ''
          }
          <wg-problem .error=${this.error}></wg-problem>
          ${this.error ? html`<p><a href="/sign-in">Ask for a new link</a></p>` : ''}
          <p><wa-button variant="brand" ?loading=${this.isSending} @click=${this.onPressed}>Sign in</wa-button></p>
        </div>
      </wg-page>
    `
  }

  private async onPressed(): Promise<void> {
    this.isSending = true
    this.error = null
    try {
      await peopleApi(this.http.value).useLink(this.param('token'))
      await this.session.value.refresh()
      const { actor } = this.session.value
      navigate('/', 'replace')
      announce(actor ? `You are signed in as ${actor.name}, ${actor.delegation}.` : 'You are signed in.')
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-sign-in-link-page': WgSignInLinkPage
  }
}
