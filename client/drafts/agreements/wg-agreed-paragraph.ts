/**
 * One paragraph that was agreed, in the margin: where it stands, what was said, and who has changed it since.
 *
 *     <wg-agreed-paragraph .item=${item} state="changed" label="2. a)" ?may-note=${…} .connection=${collab} .changers=${(signal) => …}
 *       @wg-agreement-asked=${…} @wg-place-asked=${…}></wg-agreed-paragraph>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task, TaskStatus } from '@lit/task'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AgreementAct, AgreementKind, AgreementState } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementView, ChangersView } from '#domain/drafts/agreements/wire.ts'
import { type Paragraph, wordsOf } from '#domain/drafts/content.ts'
import type { RecordSource } from '../../collab/collab-controller.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-date.ts'
import '../../ui/wg-status.ts'
import { paragraphName, STATE_WORDS } from './agreement-words.ts'

/** Something is to be recorded of the paragraph. */
export class AgreementAskedEvent extends Event {
  static readonly type = 'wg-agreement-asked'
  readonly kind: AgreementAct
  constructor(kind: AgreementAct) {
    super(AgreementAskedEvent.type, { bubbles: true })
    this.kind = kind
  }
}

/** Its place in the text is to be shown. */
export class PlaceAskedEvent extends Event {
  static readonly type = 'wg-place-asked'
  constructor() {
    super(PlaceAskedEvent.type, { bubbles: true })
  }
}

/** Who types is not asked about with every letter. */
const PAUSE_MS = 1_000

/** What was said when it was agreed speaks for itself. */
const ENTRY_WORDS: Readonly<Record<AgreementKind, string>> = {
  agreed: '',
  editorial: 'Editorial change: ',
  reopened: 'Reopened: ',
  touched: 'Changed after it was agreed',
}

const begun = (sentence: string): string => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`

@customElement('wg-agreed-paragraph')
export class WgAgreedParagraph extends LitElement {
  static override styles = [
    shared,
    css`
      article {
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        display: grid;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-2);
        overflow-wrap: anywhere;
        padding: var(--wg-space-2) var(--wg-space-3);
      }
      h3 {
        font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
      }
      ul {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-xs);
      }
    `,
  ]

  @property({ attribute: false }) item: AgreementView | null = null
  @property() state: AgreementState = 'agreed'
  /** The number of the paragraph behind those above it. */
  @property() label = ''
  @property({ type: Boolean, attribute: 'may-note' }) mayNote = false
  @property({ attribute: false }) connection: RecordSource | null = null
  @property({ attribute: false }) changers: (signal: AbortSignal) => Promise<ChangersView> = async () => ({ items: [] })

  /** Whether all of this device is recorded: before that nobody could say who changed it. */
  @state() private isRecorded = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private unfollow: (() => void) | null = null
  private readonly changes = new Task(this, {
    args: () => [] as const,
    task: async (_args, { signal }) => (await this.changers(signal)).items,
    autoRun: false,
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unfollow?.()
    this.unfollow = null
    clearTimeout(this.timer)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.follow()
    this.isRecorded = this.connection?.state.kind === 'recorded'
  }

  protected override updated(changed: PropertyValues): void {
    if (!['state', 'isRecorded', 'item'].some((name) => changed.has(name))) return
    clearTimeout(this.timer)
    if (this.isTouched && this.isRecorded) this.timer = setTimeout(() => void this.changes.run(), PAUSE_MS)
  }

  override render() {
    const { item } = this
    if (!item) return nothing
    const { name, tone } = STATE_WORDS[this.state]
    return html`
      <article aria-label="${paragraphName(this.label, this.words)}: ${name}">
        <div class="row"><h3>${paragraphName(this.label, this.words)}</h3><wg-status tone=${tone}>${name}</wg-status></div>
        ${this.isTouched ? this.renderChangers() : nothing}
        <ul class="plain">
          ${item.entries.map(
            ({ kind, said, by, delegation, at }) => html`
              <li>${begun(`${ENTRY_WORDS[kind]}${said}`)} · ${delegation}, ${by}, <wg-date at=${at} length="short"></wg-date></li>
            `,
          )}
        </ul>
        ${this.renderActs()}
      </article>
    `
  }

  private get words(): string {
    return this.item?.bound ? wordsOf(this.item.bound as Paragraph) : ''
  }

  private get isTouched(): boolean {
    return this.state === 'changed' || this.state === 'gone'
  }

  /** With every letter something is recorded: what stands as it was agreed is not drawn anew for that. */
  private follow(): void {
    this.unfollow?.()
    this.unfollow = this.connection?.follow(() => this.isTouched && this.requestUpdate()) ?? null
  }

  private renderChangers() {
    const { status, value = [] } = this.changes
    if (!this.isRecorded || status === TaskStatus.PENDING || status === TaskStatus.INITIAL)
      return html`<p class="quiet" role="status">Looking for who changed it.</p>`
    if (value.length === 0) return html`<p role="status">The history does not say who changed it.</p>`
    return html`
      <p role="status">
        ${value.map(
          ({ by, delegation, at }, place) =>
            html`${place > 0 ? '; ' : ''}<b>${delegation}</b>, ${by}, <wg-date at=${at} length="short" hour></wg-date>`,
        )}
      </p>
    `
  }

  private renderActs() {
    const act = (kind: AgreementAct, words: string) => html`
      <wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new AgreementAskedEvent(kind))}>${words}</wa-button>
    `
    const { state, mayNote } = this
    return html`
      <div class="row">
        ${
          state === 'gone'
            ? nothing
            : html`<wa-button size="s" appearance="outlined" @click=${() => this.dispatchEvent(new PlaceAskedEvent())}>Show</wa-button>`
        }
        ${mayNote && state === 'changed' ? act('editorial', 'It is editorial') : nothing}
        ${mayNote && (state === 'changed' || state === 'reopened') ? act('agreed', 'Agree to it') : nothing}
        ${mayNote && state === 'agreed' ? act('reopened', 'Reopen') : nothing}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-agreed-paragraph': WgAgreedParagraph
  }
}
