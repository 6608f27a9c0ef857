/**
 * Under a change that is not sent: its reason, on whose behalf, and the two ways on. Stands in the text without being part of it.
 *
 *     <wg-propose-bar kind="move" .note=${…} .organizations=${…} @wg-note-changed=${…} @wg-sent=${…} @wg-discarded=${…} @wg-left=${…}></wg-propose-bar>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { ProposalKind } from '#domain/drafts/proposals/proposal.ts'
import { shared } from '../../styles/shared.css.ts'
import { smallFieldSheet } from '../../styles/small-field.css.ts'
import { NO_NOTE, type Note } from './unsent.ts'

export class NoteChangedEvent extends Event {
  static readonly type = 'wg-note-changed'
  readonly change: Partial<Note>

  constructor(change: Partial<Note>) {
    super(NoteChangedEvent.type)
    this.change = change
  }
}

const WORDS: Readonly<Record<ProposalKind, string>> = {
  change: 'change',
  insert: 'new text',
  delete: 'deletion',
  move: 'move',
}

@customElement('wg-propose-bar')
export class WgProposeBar extends LitElement {
  static override styles = [
    shared,
    smallFieldSheet,
    css`
      :host {
        background: var(--wg-accent-tint);
        border-inline-start: 3px solid var(--wg-accent);
        color: var(--wg-ink);
        font: var(--wg-size-s) / 1.4 var(--wg-font-text);
        margin-block: calc(-1 * var(--wg-space-2)) var(--wg-space-4);
        padding: var(--wg-space-2) var(--wg-space-3);
        /* The text around it keeps every space. */
        white-space: normal;
      }
      .bar {
        align-items: end;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-3);
      }
      .reason {
        flex: 1 1 12rem;
      }
      p {
        margin-block-end: var(--wg-space-1);
      }
      .refusal {
        color: var(--wg-serious);
      }
    `,
  ]

  @property() kind: ProposalKind = 'change'
  @property({ attribute: false }) note: Note = NO_NOTE
  /** On whose behalf the person may propose, their own delegation first. */
  @property({ attribute: false }) organizations: readonly { readonly organizationId: string; readonly name: string }[] =
    []
  /** What should be known of it, in sentences. */
  @property({ attribute: false }) news: readonly string[] = []
  /** Why it was not taken, in a sentence; '' when nothing stands against it. */
  @property() refusal = ''
  @property({ type: Boolean, attribute: 'is-sending' }) isSending = false
  @query('input') private readonly reason?: HTMLInputElement

  protected override willUpdate(): void {
    this.role = 'group'
    this.ariaLabel = `Your ${WORDS[this.kind]}, not sent yet`
  }

  /** To the reason, the first thing in it. */
  override focus(): void {
    void this.updateComplete.then(() => this.reason?.focus())
  }

  override render() {
    const { note, organizations } = this
    return html`
      <div @keydown=${this.pressed}>
        ${this.news.map((sentence) => html`<p>${sentence}</p>`)}
        ${note.about ? html`<p>${note.about}</p>` : nothing}
        ${note.waitsSince > 0 ? html`<p role="status">There is no connection. It is kept on this device and sent when there is one.</p>` : nothing}
        ${this.refusal ? html`<p class="refusal" role="alert">${this.refusal}</p>` : nothing}
        <div class="bar">
          <label class="reason">
            <span>Reason for your ${WORDS[this.kind]}</span>
            <input
              maxlength="4000"
              .value=${note.reason}
              @input=${(event: Event) => this.say({ reason: (event.target as HTMLInputElement).value })}
            />
          </label>
          ${
            organizations.length > 1
              ? html`
                  <label>
                    <span>On behalf of</span>
                    <select @change=${(event: Event) => this.say({ organizationId: (event.target as HTMLSelectElement).value })}>
                      ${organizations.map(
                        ({ organizationId, name }) =>
                          html`<option value=${organizationId} ?selected=${organizationId === note.organizationId}>${name}</option>`,
                      )}
                    </select>
                  </label>
                `
              : nothing
          }
          <wa-button size="s" variant="brand" ?loading=${this.isSending} @click=${() => this.dispatchEvent(new Event('wg-sent'))}>
            Send
          </wa-button>
          <wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new Event('wg-discarded'))}>Discard</wa-button>
        </div>
      </div>
    `
  }

  private say(change: Partial<Note>): void {
    this.dispatchEvent(new NoteChangedEvent(change))
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.composedPath()[0] === this.reason)
    if (isSend) this.dispatchEvent(new Event('wg-sent'))
    else if (event.key === 'Escape') this.dispatchEvent(new Event('wg-left'))
    if (isSend || event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-propose-bar': WgProposeBar
  }
  interface HTMLElementEventMap {
    'wg-note-changed': NoteChangedEvent
  }
}
