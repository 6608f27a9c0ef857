/**
 * The shell: provides the session and the api contexts, follows the address, and frames the open page.
 * Order at the start: ask who is signed in, then decide whether the address may be opened, then load its page.
 */
import { ContextProvider } from '@lit/context'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { type Actor, may } from '#domain/access.ts'
import type { SessionView } from '#domain/people/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { createHttp } from '../api/http.ts'
import { type Session, sessionContext } from '../api/session-context.ts'
import { browserDrafts } from '../collab/browser-drafts.ts'
import { draftContext } from '../collab/kept-drafts.ts'
import '../collab/wg-left-notice.ts'
import { announce } from '../lib/announce.ts'
import { navigate } from '../lib/navigate.ts'
import type { PageTitledEvent } from '../lib/page.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-announcer.ts'
import { AlertCountController } from './alert-count.ts'
import { PageFrame } from './page-frame.ts'
import { Router } from './router.ts'
import './wg-nav.ts'
import { WgTrouble } from './wg-trouble.ts'

@customElement('wg-app')
export class WgApp extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        background: var(--wg-ground);
        display: grid;
        grid-template-columns: var(--wg-rail-width) minmax(0, 1fr);
        min-block-size: 100dvh;
      }
      main {
        background: var(--wg-sheet);
        border-inline-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        min-inline-size: 0;
      }
      :host([bare]) {
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: 1fr;
      }
      :host([bare]) main {
        border: 0;
        padding: 0;
      }
      main:focus {
        outline: none;
      }
      .skip {
        background: var(--wg-raised);
        inset-block-start: var(--wg-space-2);
        inset-inline-start: var(--wg-space-2);
        padding: var(--wg-space-2) var(--wg-space-4);
        position: fixed;
        z-index: 30;
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
      }
      @media (width < 64rem) {
        :host {
          --wg-bottom-bar: 3.5rem;
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto 1fr;
        }
        :host([bare]) {
          --wg-bottom-bar: 0;
          grid-template-rows: 1fr;
        }
        :host(:not([bare])) main {
          border: 0;
          padding-block-end: calc(3.5rem + env(safe-area-inset-bottom));
        }
      }
      @media print {
        :host {
          display: block;
          padding: 0;
        }
      }
    `,
  ]

  @state() private actor: Actor | null = null

  @query('main') private readonly main?: HTMLElement

  private readonly http = createHttp(fetch.bind(window), () => this.signedInAs(null, []))
  private readonly session = new ContextProvider(this, {
    context: sessionContext,
    initialValue: this.sessionOf(null, []),
  })
  private readonly router = new Router(this, () => this.open('moved'))
  private readonly frame = new PageFrame(this)
  private readonly drafts = browserDrafts()
  private readonly alertCount = new AlertCountController(this, this.http, () => this.actor !== null)
  private awaitsFocus = false

  constructor() {
    super()
    new ContextProvider(this, { context: apiContext, initialValue: this.http })
    new ContextProvider(this, { context: draftContext, initialValue: this.drafts })
    window.addEventListener('beforeunload', this.warn)
    this.addEventListener('wg-page-titled', this.onPageTitled)
    this.addEventListener('wg-sign-out-asked', () => void this.signOut())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.start()
  }

  override render() {
    return html`
      <a class="skip" href="#content" @click=${this.skip}>Skip to the content</a>
      ${this.isBare ? nothing : this.renderNav()}
      <main id="content" tabindex="-1">
        ${this.actor && !this.isBare ? this.renderNotice() : nothing}
        <slot></slot>
      </main>
      <wg-announcer></wg-announcer>
    `
  }

  private get isBare(): boolean {
    return this.router.matched?.route.isBare === true
  }

  protected override updated(): void {
    this.toggleAttribute('bare', this.isBare)
  }

  private renderNav() {
    return html`
      <wg-nav
        .actor=${this.actor}
        section=${this.router.matched?.route.section ?? ''}
        unread-count=${this.alertCount.value}
      ></wg-nav>
    `
  }

  private renderNotice() {
    const isShown = this.router.matched?.route.path === '/unsent'
    return html`<wg-left-notice .journal=${this.drafts.journal} ?is-shown=${isShown}></wg-left-notice>`
  }

  private async start(): Promise<void> {
    try {
      await this.refresh()
    } catch (error) {
      this.frame.showInstead(WgTrouble.about('Intersession cannot be reached', error))
      return
    }
    await this.open('arrived')
  }

  private async open(how: 'arrived' | 'moved'): Promise<void> {
    const { matched } = this.router
    this.awaitsFocus = how === 'moved'
    if (!matched) {
      this.frame.showInstead(WgTrouble.nothingHere())
      return
    }
    if (!matched.route.isOpen && !this.actor) {
      navigate(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, 'replace')
      return
    }
    try {
      await this.frame.show(matched)
    } catch (error) {
      this.frame.showInstead(WgTrouble.about('This page could not be loaded', error))
    }
  }

  private async refresh(): Promise<void> {
    const session = await this.http.get<SessionView>('/api/session')
    const isSomebodyElse = session.actor?.accountId !== this.actor?.accountId
    // The wire carries ids as plain strings; the server has just made these.
    this.signedInAs(session.actor as Actor | null, session.groups)
    if (!isSomebodyElse) return
    this.frame.forget()
    if (session.actor) this.drafts.signedIn(session.actor.accountId)
    this.alertCount.ask()
  }

  private async signOut(): Promise<void> {
    try {
      await this.http.delete('/api/session')
    } catch {
      announce('You are still signed in: the server could not be reached. Try again.', 'serious')
      return
    }
    this.signedInAs(null, [])
    this.alertCount.ask()
    this.frame.forget()
    navigate('/sign-in')
    announce('You are signed out.')
  }

  private signedInAs(actor: Actor | null, groups: SessionView['groups']): void {
    this.actor = actor
    this.session.setValue(this.sessionOf(actor, groups))
  }

  private sessionOf(actor: Actor | null, groups: SessionView['groups']): Session {
    return {
      actor,
      groups,
      may: (act, scope) => may(actor, act, scope),
      refresh: () => this.refresh(),
      signOut: () => this.signOut(),
    }
  }

  private readonly onPageTitled = (event: PageTitledEvent): void => {
    document.title = `${event.heading} · Intersession`
    if (this.awaitsFocus) event.focusHeading()
    this.awaitsFocus = false
  }

  /** Edits that are neither recorded nor on the device would be lost with the window; the browser asks its own question. */
  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.drafts.journal.looseCount > 0) event.preventDefault()
  }

  private skip(event: Event): void {
    event.preventDefault()
    this.main?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-app': WgApp
  }
}
