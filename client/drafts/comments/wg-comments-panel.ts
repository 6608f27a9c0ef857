/**
 * The comments of a draft in its margin, in the order of the text, and their marks in the text. Stands in the light DOM, so that a
 * mark can point at its thread for screen readers. The key Ctrl or Command with Alt and M comments on what is selected, or goes
 * to the thread at the cursor; it works in a text that is only read, too.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { v7 } from 'uuid'
import type { ThreadInput, ThreadList, ThreadView } from '#domain/drafts/comments/wire.ts'
import { adoptSheet } from '../../editor/adopt-sheet.ts'
import { announce } from '../../lib/announce.ts'
import '../../ui/wg-loading.ts'
import '../../ui/wg-problem.ts'
import { type CommentAskedEvent, type Desk, SectionCountedEvent } from '../desk.ts'
import { commentsApi } from './api.ts'
import { CommentMarks } from './comment-marks.ts'
import { commentsSheet } from './comments.css.ts'
import { ALL_OPEN, type CommentFilter, filterBar, isWanted } from './filter-comments.ts'
import { anchorOnParagraph, anchorOnSelection } from './take-anchor.ts'
import { threadList } from './thread-list.ts'
import { openShelf, UnsentComments } from './unsent-comments.ts'
import { unsentList } from './unsent-list.ts'
import type { CommentTarget, WgCommentForm } from './wg-comment-form.ts'
import './wg-comment-form.ts'
import type { ThreadActs, WgCommentThread } from './wg-comment-thread.ts'
import './wg-comment-thread.ts'

const KEY_IN_WORDS = 'Ctrl or Command with Alt and M'

@customElement('wg-comments-panel')
export class WgCommentsPanel extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null
  @state() private filter: CommentFilter = ALL_OPEN
  @state() private current = ''
  /** What a new comment may stand on; none while there is no form. */
  @state() private targets: readonly CommentTarget[] = []
  @query('wg-comment-form') private readonly form?: WgCommentForm

  private readonly marks = new CommentMarks(this, (threadIds) => this.choosePressed(threadIds))
  private readonly shelf = openShelf()
  private unsent: UnsentComments | null = null
  private list: ThreadList | null = null
  private wanted: readonly ThreadView[] = []
  private unfollow: (() => void) | null = null
  /** The thread that the address asks for, until it is there. */
  private awaited = new URLSearchParams(location.search).get('comment') ?? ''
  private readonly threads = new Task(this, {
    args: () => {
      const { draft, http, changes } = this.desk ?? {}
      return [http ?? null, draft?.id ?? '', draft?.right, changes?.comments, changes?.proposals] as const
    },
    task: async ([http, id], { signal }) => {
      if (http && id !== '') this.keepList(await commentsApi(http).list(id, signal))
    },
  })

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, commentsSheet)
    window.addEventListener('keydown', this.commentByKey)
    window.addEventListener('online', this.send)
    window.addEventListener('wg-comment-asked', this.commentOnProposal)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.commentByKey)
    window.removeEventListener('online', this.send)
    window.removeEventListener('wg-comment-asked', this.commentOnProposal)
    this.unfollow?.()
    this.unfollow = null
    this.unsent = null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) this.begin()
  }

  protected override updated(): void {
    this.marks.draw(this.desk?.view ?? null, this.wanted, this.current)
  }

  override render() {
    const { desk, list, filter } = this
    if (!desk) return nothing
    return html`
      ${this.renderBegin()} ${this.unsent ? unsentList(this.unsent, desk.draft.id, this.shelf.isLasting) : nothing}
      ${list && list.items.length > 0 ? filterBar(list.items, filter, this.setFilter) : nothing}
      ${this.threads.render({
        pending: () => (list ? this.renderList() : html`<wg-loading what="the comments"></wg-loading>`),
        complete: () => this.renderList(),
        error: (error) => html`
          <wg-problem .error=${error} retry @wg-retried=${() => this.threads.run()}></wg-problem>${this.renderList()}
        `,
      })}
    `
  }

  private renderBegin() {
    const { list, targets } = this
    if (list?.refusal) return html`<p class="wg-comments-quiet">${list.refusal}</p>`
    if (targets.length > 0) {
      return html`
        <wg-comment-form .targets=${targets} .save=${this.save} @wg-closed=${this.closeForm}></wg-comment-form>
      `
    }
    const what = this.marks.hasSelection ? 'the selection' : this.desk?.place ? 'this paragraph' : 'the text'
    // A press must not take the selection away on which is commented.
    return html`
      <div>
        <wa-button
          size="s"
          appearance="outlined"
          title=${KEY_IN_WORDS}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${this.askComment}
        ><wa-icon slot="start" name="comment"></wa-icon>Comment on ${what}</wa-button>
      </div>
    `
  }

  private renderList() {
    if (!this.list) return nothing
    if (this.list.items.length === 0)
      return html`<p class="wg-comments-quiet">Nobody has commented yet. Select words and press ${KEY_IN_WORDS}.</p>`
    if (this.wanted.length === 0) return html`<p class="wg-comments-quiet">No comment is like that.</p>`
    return threadList(this.wanted, this.marks, this.current, this.acts)
  }

  private begin(): void {
    const { desk } = this
    if (!desk || this.unsent) return
    this.unsent = new UnsentComments(desk.collab.readerId, this.shelf, desk.http, () => this.requestUpdate())
    this.unfollow = desk.collab.follow(this.send)
    this.send()
  }

  private keepList(list: ThreadList): void {
    this.list = list
    this.wanted = list.items.filter((thread) => isWanted(thread, this.filter, this.current))
    const open = list.items.filter(({ state: standing }) => standing === 'open')
    this.dispatchEvent(new SectionCountedEvent(open.length > 0 ? open.length : null))
    const { awaited } = this
    if (!list.items.some(({ id }) => id === awaited)) return
    this.awaited = ''
    void this.goToThread(awaited)
  }

  private readonly setFilter = (filter: CommentFilter): void => {
    this.filter = filter
    if (this.list) this.keepList(this.list)
  }

  private choose(threadId: string): void {
    this.current = threadId
    if (this.list && !this.wanted.some(({ id }) => id === threadId)) this.keepList(this.list)
  }

  private async goToThread(threadId: string): Promise<void> {
    this.choose(threadId)
    this.desk?.show('comments')
    await this.updateComplete
    const thread = this.querySelector<WgCommentThread>(`[id="wg-thread-${threadId}"]`)
    await thread?.focus()
    thread?.scrollIntoView({ block: 'nearest' })
  }

  /** Of several at one sign, each press shows the next. */
  private choosePressed(threadIds: readonly string[]): void {
    const next = threadIds[(threadIds.indexOf(this.current) + 1) % threadIds.length]
    if (next !== undefined) void this.goToThread(next)
  }

  private readonly commentOnProposal = ({ what, proposalId }: CommentAskedEvent): void => {
    this.openForm([{ name: what, anchor: { on: 'proposal', proposalId } }])
  }

  private readonly askComment = (): void => {
    const { desk } = this
    if (!desk) return
    const editor = desk.view?.state
    const words = editor ? anchorOnSelection(editor) : null
    const paragraph = editor ? anchorOnParagraph(editor.doc, desk.place) : null
    this.openForm([
      ...(words ? [{ name: 'The selected words', anchor: words }] : []),
      ...(paragraph ? [{ name: 'The whole paragraph', anchor: paragraph }] : []),
      { name: 'The whole text', anchor: { on: 'text' } },
    ])
  }

  private openForm(targets: readonly CommentTarget[]): void {
    if (!this.list?.refusal) this.targets = targets
    this.desk?.show('comments')
    void this.updateComplete.then(() => this.form?.focus())
  }

  private readonly commentByKey = (event: KeyboardEvent): void => {
    const isKey = event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey)
    // The key that types a third sign looks the same on some keyboards.
    if (!isKey || event.getModifierState('AltGraph') || !this.desk?.view) return
    event.preventDefault()
    this.marks.catchUp()
    const here = this.desk.view.state.selection.empty ? this.marks.atCursor() : ''
    if (here === '') this.askComment()
    else void this.goToThread(here)
  }

  private readonly closeForm = (): void => {
    this.targets = []
    this.backToText()
  }

  private backToText(): void {
    this.desk?.hide()
    this.marks.focusText()
  }

  private readonly save = (input: ThreadInput): void => {
    const { desk, unsent } = this
    if (!desk || !unsent) return
    const id = v7()
    unsent.keep({ kind: 'thread', id, draftId: desk.draft.id, madeAt: Date.now(), refusal: '', input })
    this.current = id
    this.closeForm()
    this.send()
  }

  private readonly send = (): void => {
    const { unsent } = this
    if (!unsent) return
    const count = unsent.all().length
    void unsent.send().then(() => {
      if (unsent.all().length < count) void this.threads.run()
    })
  }

  private readonly acts: ThreadActs = {
    choose: (threadId) => this.choose(threadId === this.current ? '' : threadId),
    show: (threadId) => {
      this.desk?.hide()
      this.marks.show(threadId)
    },
    leave: () => this.backToText(),
    reply: (threadId, text) => {
      const { desk, unsent } = this
      if (!desk || !unsent) return
      const made = { id: v7(), draftId: desk.draft.id, madeAt: Date.now(), refusal: '' }
      unsent.keep({ ...made, kind: 'reply', threadId, input: { text } })
      this.send()
    },
    rewrite: (threadId, commentId, text) => this.act((api) => api.rewrite(threadId, { commentId, text }), 'Changed.'),
    withdraw: (threadId, commentId) => this.act((api) => api.withdraw(threadId, commentId), 'Withdrawn.'),
    settle: (threadId, to, reason) =>
      this.act(
        (api) => api.settle(threadId, { state: to, reason }),
        to === 'resolved' ? 'The thread is resolved.' : 'The thread is open again.',
      ),
  }

  private async act(call: (api: ReturnType<typeof commentsApi>) => Promise<unknown>, said: string): Promise<void> {
    if (!this.desk) return
    await call(commentsApi(this.desk.http))
    announce(said)
    await this.threads.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-comments-panel': WgCommentsPanel
  }
}
