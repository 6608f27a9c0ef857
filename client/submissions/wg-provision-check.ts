/**
 * Whether the registry has the provision at an address that is being typed, with its first words, or why it has none.
 * Asked after a pause in typing. Where several texts carry the label that was typed, each is offered, and choosing one
 * fires `wg-address-chosen` with the address that means it alone.
 *
 *     <wg-provision-check address="17.92/a"></wg-provision-check>
 */
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { readProvisionRef } from '#domain/decisions/address.ts'
import type { DecisionCandidate } from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { apiContext } from '../api/api-context.ts'
import { decisionsApi } from '../decisions/api.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'

export class AddressChosenEvent extends Event {
  static readonly type = 'wg-address-chosen'
  readonly address: string
  constructor(address: string) {
    super(AddressChosenEvent.type)
    this.address = address
  }
}

const TYPING_PAUSE_MS = 350

interface Found {
  readonly cite: string
  readonly href: string
  readonly words: string
}

@customElement('wg-provision-check')
export class WgProvisionCheck extends LitElement {
  static override styles = [
    shared,
    css`
      p {
        font-size: var(--wg-size-s);
        line-height: var(--wg-leading-tight);
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .words {
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        color: var(--wg-ink-quiet);
        display: -webkit-box;
        margin-block-start: var(--wg-space-1);
      }
      button {
        background: none;
        border: 0;
        color: var(--wg-accent);
        cursor: pointer;
        font: inherit;
        font-size: var(--wg-size-s);
        min-block-size: 1.75rem;
        padding: 0;
        text-align: start;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 0.18em;
      }
    `,
  ]

  /** `17.92/a`, or `17.92` for the text as a whole; '' asks nothing. */
  @property() address = ''

  private readonly http = requireContext(this, apiContext)
  private readonly found = new Task(this, {
    args: () => [this.address] as const,
    task: async ([address], { signal }) => {
      if (!address) return null
      await new Promise((resolve) => setTimeout(resolve, TYPING_PAUSE_MS))
      signal.throwIfAborted()
      return this.look(address, signal)
    },
  })

  override render() {
    return html`
      <div aria-live="polite">
        ${this.found.render({
          complete: (found) =>
            found
              ? html`<p>
                    <wg-status tone="good">in the registry</wg-status>
                    <a href=${found.href} target="_blank">${found.cite}<span class="visually-hidden"> (opens beside this page)</span></a>
                  </p>
                  <p class="words">${found.words}</p>`
              : nothing,
          error: (error) => this.renderProblem(error),
        })}
      </div>
    `
  }

  private renderProblem(error: unknown) {
    if (!(error instanceof DomainError)) return html`<p>The registry could not be asked just now.</p>`
    const candidates = (error.detail?.candidates ?? []) as readonly DecisionCandidate[]
    if (error.code !== 'ambiguous') return html`<p><wg-status tone="serious">not found</wg-status> ${error.message}</p>`
    return html`
      <p><wg-status tone="attention">several</wg-status> Which of these do you mean?</p>
      <ul class="plain">
        ${candidates.map(
          ({ handle, subject, proposedBy }) => html`
            <li>
              <button type="button" @click=${() => this.choose(handle)}>
                ${[subject, proposedBy && `proposed by ${proposedBy}`].filter(Boolean).join(', ')}
                <span class="quiet">(${handle})</span>
              </button>
            </li>
          `,
        )}
      </ul>
    `
  }

  private choose(handle: string): void {
    const { path } = readProvisionRef(this.address)
    this.dispatchEvent(new AddressChosenEvent(path ? `${handle}/${path}` : handle))
  }

  private async look(address: string, signal: AbortSignal): Promise<Found> {
    const { ref, path } = readProvisionRef(address)
    const registry = decisionsApi(this.http.value)
    if (path) {
      const { cite, href, lines } = await registry.readProvision(ref, path, signal)
      return { cite, href, words: lines[0]?.text ?? '' }
    }
    const { name, href, kind, opening } = await registry.read(ref, '', signal)
    return { cite: `${kind === 'resolution' ? 'Resolution' : 'Decision'} ${name}`, href, words: opening }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-provision-check': WgProvisionCheck
  }
  interface HTMLElementEventMap {
    'wg-address-chosen': AddressChosenEvent
  }
}
