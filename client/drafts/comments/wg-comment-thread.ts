/**
 * One thread in the margin: closed, its place and first words; open, all that was said, with what the reader may do.
 *
 *     <wg-comment-thread .thread=${thread} where="Paragraph 3." ?open=${…} .acts=${acts}></wg-comment-thread>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type CommentView, LONGEST_COMMENT, type ThreadView } from '#domain/drafts/comments/wire.ts'
import { formSheet } from '../../styles/form.css.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/icons.ts'
import '../../ui/wg-date.ts'
import '../../ui/wg-problem.ts'
import { commentCardSheet } from './comment-card.css.ts'
import { quoteOf, TYPE_WORDS, threadInWords } from './comment-words.ts'

/** What can be done from a thread; what an act throws is shown in the thread. */
export interface ThreadActs {
  readonly choose: (threadId: string) => void
  /** Shows its words in the text. */
  readonly show: (threadId: string) => void
  /** Goes back to the text. */
  readonly leave: (threadId: string) => void
  readonly reply: (threadId: string, text: string) => void
  readonly rewrite: (threadId: string, commentId: string, text: string) => Promise<void>
  readonly withdraw: (threadId: string, commentId: string) => Promise<void>
  readonly settle: (threadId: string, state: ThreadView['state'], reason: string) => Promise<void>
}

/** The one field that is asked for. */
type Asked =
  | { readonly what: 'rewrite' | 'withdraw'; readonly commentId: string }
  | { readonly what: 'resolve'; readonly commentId: '' }

@customElement('wg-comment-thread')
export class WgCommentThread extends LitElement {
  static override styles = [shared, formSheet, commentCardSheet]

  @property({ attribute: false }) thread: ThreadView | null = null
  /** The place in words. */
  @property() where = ''
  @property({ type: Boolean }) open = false
  /** Whether its words can be shown in the text. */
  @property({ type: Boolean }) shown = false
  @property({ attribute: false }) acts: ThreadActs | null = null

  @state() private asked: Asked | null = null
  @state() private error: unknown = null
  @query('.head') private readonly head?: HTMLElement

  override async focus(): Promise<void> {
    await this.updateComplete
    this.head?.focus()
  }

  override render() {
    const { thread } = this
    if (!thread) return nothing
    return html`
      <article
        class="is-${thread.state} ${this.open ? 'is-current' : ''}"
        aria-label="${this.where}: ${threadInWords(thread)}"
        @keydown=${this.leaveByKey}
      >
        ${this.renderHead(thread)} ${this.open ? this.renderWhole(thread) : nothing}
      </article>
    `
  }

  private renderHead({ id, anchor, party, type, visibility, state: standing, comments }: ThreadView) {
    const quote = quoteOf(anchor)
    const replyCount = comments.length - 1
    return html`
      <button type="button" class="head" aria-expanded=${this.open} @click=${() => this.acts?.choose(id)}>
        <span class="meta">
          <b>${this.where}</b> · ${party.name} · ${TYPE_WORDS[type]}
          ${replyCount > 0 ? html`· ${replyCount === 1 ? '1 reply' : `${replyCount} replies`}` : nothing}
          ${standing === 'resolved' ? '· Resolved' : nothing}
        </span>
        ${
          visibility === 'delegation'
            ? html`<span class="private"><wa-icon name="lock"></wa-icon>Only ${party.name} sees this</span>`
            : nothing
        }
        ${quote === '' ? nothing : html`<q>${quote}</q>`}
        ${this.open ? nothing : html`<span class="said">${comments[0]?.text ?? 'Withdrawn'}</span>`}
      </button>
    `
  }

  private renderWhole(thread: ThreadView) {
    const { id, events, refusals } = thread
    return html`
      <div class="whole">
        <ol>${thread.comments.map((comment) => this.renderComment(comment))}</ol>
        ${events.map(
          ({ kind, by, delegation, at, reason }) => html`
            <p class="event">
              ${kind === 'resolved' ? 'Resolved' : 'Reopened'} by ${delegation}, ${by} on <wg-date at=${at} length="short"></wg-date>${reason === '' ? '' : `: ${reason}`}
            </p>
          `,
        )}
        ${refusals.reply === null ? this.renderReply(id) : html`<p class="event">${refusals.reply}</p>`}
        ${this.asked?.what === 'resolve' ? this.renderResolve(id) : nothing}
        <wg-problem .error=${this.error}></wg-problem>
        <div class="actions">
          ${this.shown ? html`<wa-button size="s" appearance="outlined" @click=${() => this.acts?.show(id)}>Show in the text</wa-button>` : nothing}
          ${
            refusals.resolve === null && !this.asked
              ? html`<wa-button size="s" appearance="outlined" @click=${() => this.ask({ what: 'resolve', commentId: '' })}>Resolve</wa-button>`
              : nothing
          }
          ${
            refusals.reopen === null
              ? html`<wa-button size="s" appearance="outlined" @click=${() => this.run(() => this.acts?.settle(id, 'open', ''))}>Reopen</wa-button>`
              : nothing
          }
        </div>
      </div>
    `
  }

  private renderComment(comment: CommentView) {
    const { id, by, party, at, text, lastAt, earlier, refusals } = comment
    const isAsked = this.asked?.commentId === id ? this.asked.what : null
    return html`
      <li>
        <p class="by"><b>${party.name}</b> ${by} · <wg-date at=${at} length="short" hour></wg-date></p>
        ${isAsked === 'rewrite' ? this.renderRewrite(comment) : html`<p class=${text === null ? 'gone quiet' : 'words'}>${text ?? 'This comment was withdrawn.'}</p>`}
        ${text !== null && earlier.length > 0 ? renderEarlier(lastAt, earlier) : nothing}
        ${isAsked === 'withdraw' ? this.renderWithdraw(comment) : nothing}
        ${
          refusals.rewrite === null && !this.asked
            ? html`
              <div class="acts">
                <button type="button" @click=${() => this.ask({ what: 'rewrite', commentId: id })}>Change</button>
                <button type="button" @click=${() => this.ask({ what: 'withdraw', commentId: id })}>Withdraw</button>
              </div>
            `
            : nothing
        }
      </li>
    `
  }

  private renderRewrite({ id, text }: CommentView) {
    return html`
      <form @submit=${(event: Event) => this.submit(event, (said) => said !== '' && this.acts?.rewrite(this.threadId, id, said))}>
        <wa-textarea size="s" label="Your comment" rows="3" resize="auto" maxlength=${LONGEST_COMMENT} .value=${text ?? ''}></wa-textarea>
        <p class="event">The earlier words stay to be looked at.</p>
        ${this.renderAsk('Keep the change')}
      </form>
    `
  }

  private renderWithdraw({ id }: CommentView) {
    return html`
      <form @submit=${(event: Event) => this.submit(event, () => this.acts?.withdraw(this.threadId, id))}>
        <p class="event">It stays in its place as withdrawn, and nobody reads its words any more.</p>
        ${this.renderAsk('Withdraw it')}
      </form>
    `
  }

  private renderResolve(id: string) {
    return html`
      <form @submit=${(event: Event) => this.submit(event, (said) => this.acts?.settle(id, 'resolved', said))}>
        <wa-input size="s" label="Why it is resolved" hint="May be left empty" maxlength="4000"></wa-input>
        ${this.renderAsk('Resolve')}
      </form>
    `
  }

  private renderAsk(act: string) {
    return html`
      <div class="actions">
        <wa-button type="submit" size="s" variant="brand">${act}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => this.ask(null)}>Cancel</wa-button>
      </div>
    `
  }

  private renderReply(id: string) {
    return html`
      <form class="reply" @submit=${(event: Event) => this.submit(event, (said) => said !== '' && this.acts?.reply(id, said))}>
        <wa-textarea size="s" label="Reply" rows="2" resize="auto" maxlength=${LONGEST_COMMENT}></wa-textarea>
        <div><wa-button type="submit" size="s" appearance="outlined">Reply</wa-button></div>
      </form>
    `
  }

  private get threadId(): string {
    return this.thread?.id ?? ''
  }

  private ask(asked: Asked | null): void {
    this.asked = asked
    this.error = null
    void this.updateComplete.then(() => this.focusAsked(asked))
  }

  private focusAsked(asked: Asked | null): void {
    const form = asked ? this.renderRoot.querySelector<HTMLElement>('form:not(.reply)') : null
    const field = form?.querySelector<HTMLElement>('wa-textarea, wa-input, wa-button') ?? this.head
    field?.focus()
  }

  private submit(event: Event, act: (said: string) => unknown): void {
    event.preventDefault()
    const field = (event.target as HTMLElement).querySelector<HTMLElement & { value: string | null }>(
      'wa-textarea, wa-input',
    )
    const clear = (event.target as HTMLElement).className === 'reply' ? field : null
    this.run(() => act((field?.value ?? '').trim()), clear)
  }

  private run(act: () => unknown, clear: { value: string | null } | null = null): void {
    this.error = null
    Promise.resolve()
      .then(act)
      .then(
        () => {
          if (this.asked) this.ask(null)
          if (clear) clear.value = ''
        },
        (error: unknown) => {
          this.error = error
        },
      )
  }

  private readonly leaveByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (this.asked) this.ask(null)
    else this.acts?.leave(this.threadId)
  }
}

function renderEarlier(lastAt: string, earlier: CommentView['earlier']) {
  return html`
    <details>
      <summary>Changed on <wg-date at=${lastAt} length="short" hour></wg-date></summary>
      ${earlier.map(({ text, at }) => html`<p class="words quiet"><wg-date at=${at} length="short" hour></wg-date>: ${text}</p>`)}
    </details>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-comment-thread': WgCommentThread
  }
}
