/**
 * Where a one-time link lands. The link is used by pressing a button, not by opening the page: mail scanners open every
 * link they carry, and would otherwise use it up.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SignInLinkView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { takeReturn } from '../lib/return-to.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-loading.ts'
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

  private readonly link = new Task(this, {
    task: ([token], { signal }) => peopleApi(this.http.value).readLink(token, signal),
    args: () => [this.param('token')] as const,
  })

  override render() {
    return html`
      <wg-page heading="Sign in to Intersession" width="reading">
        ${this.link.render({
          pending: () => html`<wg-loading what="your sign-in link"></wg-loading>`,
          complete: (link) => this.renderLink(link),
          error: (error) => this.renderUseless(error),
        })}
      </wg-page>
    `
  }

  private renderLink(link: SignInLinkView) {
    const { actor } = this.session.value
    return html`
      <div class="stack">
        <p>This link signs in <strong>${link.name}</strong> for <strong>${link.delegation}</strong>, once, on this device.</p>
        ${
          actor && actor.name !== link.name
            ? html`<p class="quiet">At the moment ${actor.name} is signed in here and will be signed out.</p>`
            : nothing
        }
        <wg-problem .error=${this.error}></wg-problem>
        <p>
          <wa-button variant="brand" ?loading=${this.isSending} @click=${this.onPressed}>Sign in as ${link.name}</wa-button>
        </p>
        <p class="quiet small">Not you? Close this page: the link stays unused until the button is pressed.</p>
      </div>
    `
  }

  private renderUseless(error: unknown) {
    return html`
      <div class="stack">
        <wg-problem .error=${error}></wg-problem>
        <p><wa-button href="/sign-in" appearance="outlined">Ask for a new link</wa-button></p>
      </div>
    `
  }

  private async onPressed(): Promise<void> {
    this.isSending = true
    this.error = null
    try {
      await peopleApi(this.http.value).useLink(this.param('token'))
      await this.session.value.refresh()
      const { actor } = this.session.value
      navigate(takeReturn(), 'replace')
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
