/** The form for one entry. Properties in; fires `wg-progress-entered` with what was filled in. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EntryKind } from '#domain/mandates/progress.ts'
import type { EntryInput } from '#domain/mandates/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-problem.ts'

export class ProgressEnteredEvent extends Event {
  static readonly type = 'wg-progress-entered'
  readonly entry: Omit<EntryInput, 'afterCount'>
  declare readonly target: WgProgressForm
  constructor(entry: Omit<EntryInput, 'afterCount'>) {
    super(ProgressEnteredEvent.type, { bubbles: true })
    this.entry = entry
  }
}

@customElement('wg-progress-form')
export class WgProgressForm extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-4);
        max-inline-size: 44rem;
      }
      .pair {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: 1fr 1fr;
      }
      @media (width < 48rem) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  /** Kinds of entry that are possible now. */
  @property({ attribute: false }) kinds: readonly EntryKind[] = []
  /** The latest day that may be chosen. */
  @property() today = ''
  @property({ type: Boolean }) busy = false
  @property({ attribute: false }) problem: unknown = null

  @state() private kind = ''

  /** Empties the form after its entry was recorded. */
  clear(): void {
    this.renderRoot.querySelector('form')?.reset()
    for (const field of this.renderRoot.querySelectorAll<HTMLElement & { value: string }>(
      '[name=text],[name=evidence],[name=href]',
    )) {
      field.value = ''
    }
  }

  override render() {
    const kind = this.kind || (this.kinds[0] ?? '')
    return html`
      <form @submit=${this.submit}>
        <div class="pair">
          <wa-select
            name="kind"
            label="Kind"
            .value=${kind}
            @change=${(event: Event) => {
              this.kind = String((event.target as HTMLElement & { value: unknown }).value ?? '')
            }}
          >
            ${this.kinds.map((value) => html`<wa-option value=${value}>${value}</wa-option>`)}
          </wa-select>
          <wa-input name="happenedOn" type="date" label="On" max=${this.today} .value=${this.today}></wa-input>
        </div>
        <wa-textarea name="text" label="What happened" rows="3" resize="auto" required></wa-textarea>
        <div class="pair">
          <wa-input
            name="evidence"
            label="Evidence"
            hint=${kind === 'implemented' ? 'Needed: the document that shows it' : 'A document or address that shows it'}
            ?required=${kind === 'implemented'}
          ></wa-input>
          <wa-input name="href" type="url" label="Its address" placeholder="https://"></wa-input>
        </div>
        <wg-problem .error=${this.problem}></wg-problem>
        <div><wa-button type="submit" variant="brand" ?loading=${this.busy}>Record</wa-button></div>
      </form>
    `
  }

  private submit(event: Event): void {
    event.preventDefault()
    const value = (name: string) =>
      String(this.renderRoot.querySelector<HTMLElement & { value: unknown }>(`[name=${name}]`)?.value ?? '').trim()
    const title = value('evidence') || value('href')
    const kind = (this.kind || this.kinds[0]) as EntryKind | undefined
    if (!kind) return
    this.dispatchEvent(
      new ProgressEnteredEvent({
        kind,
        text: value('text'),
        happenedOn: value('happenedOn') || this.today,
        evidence: title ? [{ title, href: value('href') || null }] : [],
      }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-progress-form': WgProgressForm
  }
  interface HTMLElementEventMap {
    'wg-progress-entered': ProgressEnteredEvent
  }
}
