/**
 * What went wrong and what to do, in plain words. Takes whatever was thrown.
 *
 *     <wg-problem .error=${error} @wg-retried=${() => task.run()}></wg-problem>
 *
 * Where trying again can help it offers to; where signing in can, it leads there and back.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DomainError, type ErrorCode, type Refusal } from '#domain/errors.ts'
import './icons.ts'
import { shared } from '../styles/shared.css.ts'

export class RetriedEvent extends Event {
  static readonly type = 'wg-retried'
  constructor() {
    super(RetriedEvent.type, { bubbles: true })
  }
}

/** Tells the page around it in a few words, for a page that has no other heading yet. */
export class ProblemShownEvent extends Event {
  static readonly type = 'wg-problem-shown'
  readonly heading: string
  constructor(heading: string) {
    super(ProblemShownEvent.type, { bubbles: true, composed: true })
    this.heading = heading
  }
}

const HEADINGS: Readonly<Partial<Record<ErrorCode, string>>> = {
  unauthenticated: 'Please sign in',
  forbidden: 'Your role does not include this',
  not_found: 'There is nothing here',
  conflict: 'This does not go with what is there',
  frozen: 'This can no longer be changed',
  too_large: 'This is too large',
  too_fast: 'Too many requests at once',
  unavailable: 'This did not work just now',
}

@customElement('wg-problem')
export class WgProblem extends LitElement {
  static override styles = [
    shared,
    css`
      .box {
        background: var(--wg-serious-tint);
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-serious);
        color: var(--wg-ink);
        display: flex;
        gap: var(--wg-space-3);
        max-inline-size: 46rem;
        padding: var(--wg-space-3) var(--wg-space-4);
      }
      wa-icon {
        color: var(--wg-serious);
        flex: none;
        font-size: 1.3em;
        margin-block-start: 0.1em;
      }
      h2 {
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-m);
      }
      .way-out {
        margin-block-start: var(--wg-space-3);
      }
    `,
  ]

  /** What was thrown, or a refusal that forbids the act; null shows nothing. */
  @property({ attribute: false }) error: unknown = null
  /** Offers to try again; leave it out beside a form, whose own button does. */
  @property({ type: Boolean }) retry = false

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('error') || this.error === null || this.error === undefined) return
    this.dispatchEvent(new ProblemShownEvent(HEADINGS[this.problem.code] ?? 'This did not work'))
  }

  override render() {
    if (this.error === null || this.error === undefined) return nothing
    const { code, message } = this.problem
    const heading = HEADINGS[code]
    return html`
      <div class="box" role="alert">
        <wa-icon name="warning"></wa-icon>
        <div>
          ${heading ? html`<h2>${heading}</h2>` : nothing}
          <p>${message}</p>
          ${this.renderWayOut(code)}
        </div>
      </div>
    `
  }

  private get problem(): { readonly code: ErrorCode; readonly message: string } {
    if (isRefusal(this.error)) return this.error
    return {
      code: 'invalid',
      message: 'Something went wrong on this page. Load it again; if it happens twice, tell the Secretariat.',
    }
  }

  private renderWayOut(code: ErrorCode) {
    if (code === 'unauthenticated') {
      const back = encodeURIComponent(location.pathname + location.search)
      return html`<p class="way-out"><a href="/sign-in?to=${back}">Sign in and come back here</a></p>`
    }
    // What is not there is not there a second time either.
    if (!this.retry || code === 'not_found') return nothing
    return html`
      <p class="way-out">
        <wa-button size="s" @click=${() => this.dispatchEvent(new RetriedEvent())}>Try again</wa-button>
      </p>
    `
  }
}

/** A refusal that was thrown, or one that was asked for before the act. */
function isRefusal(error: unknown): error is Refusal {
  if (error instanceof DomainError) return true
  return (
    typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error && 'message' in error
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-problem': WgProblem
  }
  interface HTMLElementEventMap {
    'wg-retried': RetriedEvent
    'wg-problem-shown': ProblemShownEvent
  }
}
