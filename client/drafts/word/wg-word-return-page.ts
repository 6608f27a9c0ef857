/**
 * A delegation sends back the Word file that it has worked on: it chooses the file, sees what would be proposed and said on its
 * behalf, leaves out what it does not want, and only then sends it. Files that came before are listed below.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ReturnedCommentView, ReturnedView, WordReturnList } from '#domain/drafts/returned/wire.ts'
import { apiContext } from '../../api/api-context.ts'
import { announce } from '../../lib/announce.ts'
import { loaded } from '../../lib/load.ts'
import { PageElement } from '../../lib/page.ts'
import { requireContext } from '../../lib/require-context.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-empty.ts'
import '../../ui/wg-page.ts'
import '../../ui/wg-problem.ts'
import { draftsApi } from '../api.ts'
import { type Sending, wordApi } from './api.ts'
import { drawEarlier, drawNotPlaced } from './drawn-returns.ts'
import { countsInWords, originInWords } from './returned-words.ts'
import { ItemWantedEvent } from './wg-returned-item.ts'
import { wordReturnPageSheet } from './wg-word-return-page.css.ts'

@customElement('wg-word-return-page')
export class WgWordReturnPage extends PageElement {
  static override styles = [shared, wordReturnPageSheet]

  private readonly http = requireContext(this, apiContext)
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
  })
  private readonly returns = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => wordApi(this.http.value, id).list(signal),
  })

  @state() private organizationId = ''
  @state() private file: File | null = null
  @state() private found: ReturnedView | null = null
  @state() private leftOut: ReadonlySet<string> = new Set()
  @state() private isBusy = false
  @state() private isOver = false
  @state() private problem: unknown = null
  @query('input[type=file]') private readonly chooser?: HTMLInputElement

  override render() {
    const id = this.param('id')
    return html`
      <wg-page
        heading="A Word file that came back"
        .crumbs=${[
          { label: 'Drafts', href: '/drafts' },
          { label: this.draft.value?.title ?? 'Draft', href: `/drafts/${id}` },
        ]}
      >
        <p slot="intro">
          Take the draft out as a Word file, work on it with tracked changes or without, and send it back here. What was changed becomes
          proposals, its comments become comments. Nothing is made before you have seen it.
        </p>
        ${loaded(this.returns, 'earlier files', (list) => this.renderAll(list))}
      </wg-page>
    `
  }

  private renderAll(list: WordReturnList) {
    return html`
      ${list.organizations.length === 0 ? this.renderReader() : this.renderSend(list)}
      <wg-problem .error=${this.problem}></wg-problem>
      ${this.found ? this.renderFound(this.found) : nothing} ${drawEarlier(list.items)}
    `
  }

  private renderReader() {
    return html`
      <wg-empty heading="You may read this draft">
        Its Chair or the Secretariat can allow you to propose; then you can send a Word file back here.
      </wg-empty>
    `
  }

  private renderSend({ organizations }: WordReturnList) {
    const chosen = this.organizationId || (organizations[0]?.organizationId ?? '')
    return html`
      <div class="send ${this.isOver ? 'is-over' : ''}" @dragover=${this.over} @dragleave=${this.away} @drop=${this.drop}>
        ${
          organizations.length > 1
            ? html`
                <wa-select label="On behalf of" .value=${chosen} ?disabled=${this.isBusy} @change=${this.chooseParty}>
                  ${organizations.map(({ organizationId, name }) => html`<wa-option value=${organizationId}>${name}</wa-option>`)}
                </wa-select>
              `
            : html`<p>On behalf of <strong>${organizations[0]?.name}</strong></p>`
        }
        <input type="file" hidden accept=".docx" aria-label="Word file" @change=${this.chooseFile} />
        <div>
          <wa-button
            variant=${this.found ? 'neutral' : 'brand'}
            appearance=${this.found ? 'outlined' : 'accent'}
            ?loading=${this.isBusy} @click=${() => this.chooser?.click()}>
            <wa-icon slot="start" name="upload"></wa-icon>${this.file ? 'Choose another file' : 'Choose the Word file'}
          </wa-button>
        </div>
        <p class="quiet small">A .docx of up to 25 MB, or drop it here. It is read for its words; nothing in it is run or loaded.</p>
      </div>
    `
  }

  private renderFound(found: ReturnedView) {
    const { proposals, comments, notPlaced, made } = found
    const isEmpty = proposals.length + comments.length === 0
    return html`
      <div class="found" @wg-item-wanted=${this.want}>
        <div role="status">
          <h2>${made ? this.madeInWords(found) : `In “${found.fileName}”: ${countsInWords(proposals.length, comments.length)}`}</h2>
          <p class="quiet">${made ? html`<a href="/drafts/${this.param('id')}">Open the draft</a>` : originInWords(found)}</p>
        </div>
        ${isEmpty && !made ? html`<wg-empty heading="The file asks for nothing new">Its words are those of the draft.</wg-empty>` : nothing}
        ${
          proposals.length === 0
            ? nothing
            : html`
                <section aria-label="Proposals">
                  <h3>Proposals</h3>
                  <div class="items">
                    ${proposals.map(
                      (item) => html`
                        <wg-returned-item
                          .item=${item}
                          ?is-wanted=${!this.leftOut.has(item.key)}
                          ?closed=${made !== null}
                        ></wg-returned-item>
                      `,
                    )}
                  </div>
                </section>
              `
        }
        ${comments.length === 0 ? nothing : this.renderComments(comments, made !== null)}
        ${notPlaced.length === 0 ? nothing : drawNotPlaced(notPlaced)}
        ${made || isEmpty ? nothing : this.renderTake(found)}
      </div>
    `
  }

  private renderComments(comments: readonly ReturnedCommentView[], isMade: boolean) {
    return html`
      <section aria-label="Comments">
        <h3>Comments</h3>
        <div class="items">
          ${comments.map(
            ({ key, author, text, quote, label }) => html`
              <div class="item ${this.leftOut.has(key) ? 'is-left-out' : ''}">
                ${
                  isMade
                    ? html`<h3>${label ? `On ${label}, by ${author}` : `By ${author}`}</h3>`
                    : html`
                        <wa-checkbox
                          ?checked=${!this.leftOut.has(key)}
                          @change=${(event: Event) =>
                            this.want(new ItemWantedEvent(key, (event.target as HTMLInputElement).checked))}
                        >${label ? `On ${label}, by ${author}` : `By ${author}`}</wa-checkbox>
                      `
                }
                ${quote ? html`<blockquote>${quote}</blockquote>` : nothing}
                <p class="said">${text}</p>
              </div>
            `,
          )}
        </div>
      </section>
    `
  }

  private renderTake({ proposals, comments }: ReturnedView) {
    const wanted = (keys: readonly { readonly key: string }[]) =>
      keys.filter(({ key }) => !this.leftOut.has(key)).length
    const counts = [wanted(proposals), wanted(comments)] as const
    const isNothing = counts[0] + counts[1] === 0
    return html`
      <footer class="take">
        <wa-button variant="brand" ?loading=${this.isBusy} ?disabled=${isNothing} @click=${() => void this.take()}>
          Send ${countsInWords(...counts)}
        </wa-button>
        <span class="quiet small">${this.leftOut.size === 0 ? 'Take the tick away from what you do not want to send.' : `${this.leftOut.size} left out.`}</span>
      </footer>
    `
  }

  private madeInWords({ made, proposals, comments }: ReturnedView): string {
    const counts = countsInWords(made?.proposalCount ?? proposals.length, made?.commentCount ?? comments.length)
    return `Sent: ${counts}`
  }

  private get sending(): Sending | null {
    const organizationId = this.organizationId || this.returns.value?.organizations[0]?.organizationId
    return this.file && organizationId ? { file: this.file, organizationId } : null
  }

  private readonly over = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = true
  }

  private readonly away = (): void => {
    this.isOver = false
  }

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = false
    const file = event.dataTransfer?.files[0]
    if (file) void this.look(file)
  }

  private readonly chooseFile = (): void => {
    const file = this.chooser?.files?.[0]
    if (file) void this.look(file)
    // So that the same file can be chosen again after it was saved anew.
    if (this.chooser) this.chooser.value = ''
  }

  private readonly chooseParty = (event: Event): void => {
    this.organizationId = String((event.target as HTMLInputElement).value)
    if (this.file && !this.found?.made) void this.look(this.file)
  }

  private readonly want = ({ key, isWanted }: ItemWantedEvent): void => {
    const leftOut = new Set(this.leftOut)
    if (isWanted) leftOut.delete(key)
    else leftOut.add(key)
    this.leftOut = leftOut
  }

  private async look(file: File): Promise<void> {
    this.file = file
    this.found = null
    this.leftOut = new Set()
    await this.busy(async (sending) => {
      this.found = await wordApi(this.http.value, this.param('id')).look(sending)
      announce(`The file asks for ${countsInWords(this.found.proposals.length, this.found.comments.length)}.`)
    })
  }

  private async take(): Promise<void> {
    await this.busy(async (sending) => {
      this.found = await wordApi(this.http.value, this.param('id')).take(sending, this.leftOut)
      announce(this.madeInWords(this.found))
      await this.returns.run()
      window.scrollTo({ top: 0 })
    })
  }

  private async busy(act: (sending: Sending) => Promise<void>): Promise<void> {
    const { sending } = this
    if (!sending) return
    this.isBusy = true
    this.problem = null
    try {
      await act(sending)
    } catch (error) {
      this.problem = error
    } finally {
      this.isBusy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-word-return-page': WgWordReturnPage
  }
}
