/**
 * A new comment: on what it stands, of what type it is, who sees it, and what is said.
 *
 *     <wg-comment-form .targets=${targets} delegation="Kenya" .save=${(comment) => …} @wg-closed=${…}></wg-comment-form>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { COMMENT_TYPES, COMMENT_VISIBILITIES } from '#domain/drafts/comments/thread.ts'
import { type AnchorWire, LONGEST_COMMENT, type ThreadInput } from '#domain/drafts/comments/wire.ts'
import { formSheet } from '../../styles/form.css.ts'
import { shared } from '../../styles/shared.css.ts'
import { ClosedEvent } from '../../ui/wg-dialog.ts'
import '../../ui/wg-problem.ts'
import { quoteOf, TYPE_WORDS, VISIBILITY_WORDS } from './comment-words.ts'

/** Something to comment on. */
export interface CommentTarget {
  readonly name: string
  readonly anchor: AnchorWire
}

@customElement('wg-comment-form')
export class WgCommentForm extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-accent-rule);
        border-radius: var(--wg-radius-m);
        padding: var(--wg-space-3);
      }
      form {
        gap: var(--wg-space-3);
      }
      q {
        color: var(--wg-ink-quiet);
        display: block;
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-s);
      }
    `,
  ]

  /** At least one; the first is chosen. */
  @property({ attribute: false }) targets: readonly CommentTarget[] = []
  /** The reader's own. */
  @property() delegation = ''
  /** Takes the comment in; what it throws is shown. */
  @property({ attribute: false }) save: (comment: ThreadInput) => void = () => {}

  @state() private target = ''
  @state() private error: unknown = null
  @query('wa-textarea') private readonly words?: HTMLElement & { value: string | null }

  /** The field for the words takes the focus. */
  override async focus(): Promise<void> {
    await this.updateComplete
    await (this.words as (HTMLElement & { updateComplete?: Promise<unknown> }) | undefined)?.updateComplete
    this.words?.focus()
  }

  override render() {
    const chosen = this.chosen
    const quote = chosen ? quoteOf(chosen.anchor) : ''
    return html`
      <form aria-label="New comment" @submit=${this.submit} @keydown=${this.closeByKey}>
        <wa-select size="s" label="On" .value=${chosen?.name ?? ''} @change=${this.choose}>
          ${this.targets.map(({ name }) => html`<wa-option value=${name}>${name}</wa-option>`)}
        </wa-select>
        ${quote === '' ? nothing : html`<q>${quote}</q>`}
        <wa-textarea
          size="s"
          label="Comment"
          rows="4"
          resize="auto"
          maxlength=${LONGEST_COMMENT}
          required
        ></wa-textarea>
        <wa-select size="s" name="type" label="Type" .value=${'substantive'}>
          ${COMMENT_TYPES.map((type) => html`<wa-option value=${type}>${TYPE_WORDS[type]}</wa-option>`)}
        </wa-select>
        <wa-select
          size="s"
          name="visibility"
          label="Who sees it"
          hint="It stays so: what is said among a delegation is shown to nobody else, ever."
          .value=${'group'}
        >
          ${[...COMMENT_VISIBILITIES]
            .reverse()
            .map((one) => html`<wa-option value=${one}>${VISIBILITY_WORDS[one](this.delegation)}</wa-option>`)}
        </wa-select>
        <wg-problem .error=${this.error}></wg-problem>
        <div class="actions">
          <wa-button type="submit" size="s" variant="brand">Comment</wa-button>
          <wa-button size="s" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        </div>
      </form>
    `
  }

  private get chosen(): CommentTarget | undefined {
    return this.targets.find(({ name }) => name === this.target) ?? this.targets[0]
  }

  private readonly choose = (event: Event): void => {
    this.target = String((event.target as HTMLElement & { value: unknown }).value ?? '')
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault()
    const said = (this.words?.value ?? '').trim()
    const { chosen } = this
    if (!chosen || said === '') {
      void this.focus()
      return
    }
    const value = (name: string): unknown =>
      this.renderRoot.querySelector<HTMLElement & { value: unknown }>(`[name=${name}]`)?.value
    const type = COMMENT_TYPES.find((known) => known === value('type')) ?? 'substantive'
    const visibility = COMMENT_VISIBILITIES.find((known) => known === value('visibility')) ?? 'group'
    try {
      this.save({ anchor: chosen.anchor, type, visibility, text: said })
    } catch (error) {
      this.error = error
    }
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    this.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-comment-form': WgCommentForm
  }
}
