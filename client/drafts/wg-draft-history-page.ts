/**
 * The history of a draft: its sittings, the text as it was after each change, who wrote which words, what a sitting changed,
 * and the way to bring a text back. The moment and what is shown of it are in the address.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import type { DraftDetail, SittingView } from '#domain/drafts/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { announce } from '../lib/announce.ts'
import { dayInWords } from '../lib/dates.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import { DecisionLabelsController } from './decision-labels.ts'
import { type DeskPanel, drawerButton, drawerClose } from './desk-drawers.ts'
import { draftPageSheet } from './draft-page.css.ts'
import { KIND_WORDS } from './draft-words.ts'
import { changesMargin, sittingMargin, writersMargin } from './history-margin.ts'
import { historyPageSheet } from './history-page.css.ts'
import { decisionsIn, marksOf, momentInWords, type Showing, shownMoment } from './moment-marks.ts'
import { hoursOf, sittingList } from './sitting-list.ts'
import { SittingsController } from './sittings-controller.ts'
import './wg-bring-back.ts'
import type { MomentChosenEvent, ShowingChosenEvent, SteppedEvent } from './wg-history-bar.ts'
import './wg-history-bar.ts'
import type { WgMoment } from './wg-moment.ts'
import './wg-moment.ts'

const MARGIN_WORDS: Readonly<Record<Showing, string>> = {
  text: 'Who was writing',
  writers: 'Who wrote it',
  changes: 'What changed',
}
const NOTHING_SHOWN = { at: '', show: 'text' }

@customElement('wg-draft-history-page')
export class WgDraftHistoryPage extends PageElement {
  @state() private openPanel: DeskPanel | null = null
  @state() private chosen = ''
  @query('wg-moment') private readonly text?: WgMoment

  private readonly http = requireContext(this, apiContext)
  private readonly query = new QueryController(this, NOTHING_SHOWN)
  private readonly labels = new DecisionLabelsController(this, () => this.http.value)
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
  })
  private readonly sittings = new SittingsController(this, {
    http: () => this.http.value,
    draftId: () => this.param('id'),
    sequence: () => this.asked,
  })
  private readonly moment = new Task(this, {
    args: () => [this.param('id'), this.sequence, this.since] as const,
    task: async ([id, sequence, since], { signal }) => {
      if (sequence === 0) return null
      const shown = shownMoment(await draftsApi(this.http.value).moment(id, sequence, since, signal))
      this.labels.learn(decisionsIn(shown.doc))
      return shown
    },
  })

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, draftPageSheet)
    adoptSheet(this, historyPageSheet)
    document.addEventListener('keydown', this.stepByKey)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.stepByKey)
  }

  /** The change that the address names; 0 for none. */
  private get asked(): number {
    return Math.max(Math.trunc(Number(this.query.value.at)) || 0, 0)
  }

  /** The change after which the text is shown; 0 while it is not known. */
  private get sequence(): number {
    return this.asked || (this.sittings.all[0]?.last ?? 0)
  }

  private get sitting(): SittingView | null {
    return this.sittings.of(this.sequence)
  }

  private get showing(): Showing {
    const { show } = this.query.value
    return show === 'writers' || show === 'changes' ? show : 'text'
  }

  private get since(): number | null {
    return this.showing === 'changes' && this.sitting ? this.sitting.first - 1 : null
  }

  override render() {
    const draft = this.draft.value
    const id = this.param('id')
    return html`
      <wg-page
        width="full"
        heading="History of the draft"
        kicker=${draft ? [KIND_WORDS[draft.kind], draft.label].filter(Boolean).join(' · ') : ''}
        .crumbs=${[{ label: 'Drafts', href: '/drafts' }, { label: draft?.title ?? 'Draft', href: `/drafts/${id}` }]}
      >
        ${this.renderBringBack(draft)}
        ${this.sittings.task.render({
          pending: () => html`<wg-loading what="the history"></wg-loading>`,
          complete: () => (this.sittings.all.length === 0 ? this.renderEmpty() : this.renderDesk()),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.sittings.task.run()}></wg-problem>`,
        })}
      </wg-page>
    `
  }

  private renderEmpty() {
    return html`
      <wg-empty heading="Nothing has been recorded yet">
        Once somebody writes in this draft, every moment of it can be opened here.
        <wa-button slot="action" href="/drafts/${this.param('id')}">Go to the draft</wa-button>
      </wg-empty>
    `
  }

  private renderBringBack(draft: DraftDetail | undefined) {
    const shown = this.moment.value?.moment
    const isPast = shown?.sequence === this.sequence && shown.sequence < shown.newest
    if (draft?.right !== 'edit' || !isPast) return nothing
    return html`<wg-bring-back slot="actions" when=${momentInWords(shown)} .save=${this.bringBack}></wg-bring-back>`
  }

  private renderDesk() {
    return html`
      <div class="wg-desk">
        <div class="wg-desk-drawers">
          ${drawerButton('outline', 'Sittings', this.openPanel, this.open)}
          ${drawerButton('margin', MARGIN_WORDS[this.showing], this.openPanel, this.open)}
        </div>
        <nav class="wg-desk-panel is-outline ${this.openPanel === 'outline' ? 'is-open' : ''}" aria-label="Sittings">
          ${drawerClose(this.closePanel)}
          <h2>Sittings</h2>
          ${sittingList(this.sittings.all, this.sitting, this.addressOf)}
          ${
            this.sittings.hasMore
              ? html`<wa-button size="s" appearance="outlined" @click=${() => this.sittings.readMore()}>Earlier sittings</wa-button>`
              : nothing
          }
        </nav>
        <section aria-label="The text at this moment">${this.renderBar()} ${this.renderMoment()}</section>
        <aside class="wg-desk-panel is-margin ${this.openPanel === 'margin' ? 'is-open' : ''}" aria-label=${MARGIN_WORDS[this.showing]}>
          ${drawerClose(this.closePanel)}
          <h2>${MARGIN_WORDS[this.showing]}</h2>
          ${this.renderMargin()}
        </aside>
      </div>
    `
  }

  private renderBar() {
    const { sitting, sequence } = this
    const shown = this.moment.value?.moment
    const isShown = shown?.sequence === sequence
    return html`
      <wg-history-bar
        when=${isShown ? momentInWords(shown) : sitting ? `${dayInWords(sitting.until)}, ${hoursOf(sitting)}` : ''}
        ?is-newest=${isShown && shown.newest === sequence}
        .sitting=${sitting}
        sequence=${sequence}
        ?has-earlier=${this.neighbour('earlier') !== undefined}
        ?has-later=${this.neighbour('later') !== undefined}
        showing=${this.showing}
        @wg-moment-chosen=${({ sequence: to }: MomentChosenEvent) => this.show(to)}
        @wg-stepped=${({ to }: SteppedEvent) => this.step(to)}
        @wg-showing-chosen=${({ showing }: ShowingChosenEvent) => this.query.set({ show: showing })}
      ></wg-history-bar>
    `
  }

  private renderMoment() {
    return this.moment.render({
      pending: () =>
        this.moment.value ? this.renderText() : html`<wg-loading what="the text of this moment"></wg-loading>`,
      complete: () => this.renderText(),
      error: (error) => html`
        <wg-problem .error=${error} retry @wg-retried=${() => this.moment.run()}></wg-problem>
        <p><a href="/drafts/${this.param('id')}/history">Open the newest moment</a></p>
      `,
    })
  }

  private renderText() {
    const found = this.moment.value
    if (!found) return nothing
    const { showing, chosen } = this
    return html`
      <wg-moment
        .document=${found.doc}
        .marks=${guard([found, showing, chosen], () => marksOf(found, showing, chosen))}
        .labels=${this.labels.value}
        name="The draft on ${momentInWords(found.moment)}"
      ></wg-moment>
    `
  }

  private renderMargin() {
    const { shares, changes } = this.moment.value ?? {}
    if (this.showing === 'text') return this.sitting ? sittingMargin(this.sitting) : nothing
    if (!shares || !changes) return nothing
    if (this.showing === 'changes') return changesMargin(changes, this.goTo)
    return writersMargin(
      shares,
      this.chosen,
      (delegation) => {
        this.chosen = delegation
      },
      this.goTo,
    )
  }

  private readonly addressOf = (at: number): string => {
    const show = this.showing === 'text' ? '' : `&show=${this.showing}`
    return `/drafts/${this.param('id')}/history?at=${at}${show}`
  }

  private show(sequence: number): void {
    this.closePanel()
    this.query.set({ at: String(sequence) })
  }

  private readonly goTo = (position: number): void => {
    this.closePanel()
    this.text?.goTo(position)
  }

  private readonly open = (panel: DeskPanel): void => {
    this.openPanel = panel
  }

  private readonly closePanel = (): void => {
    this.openPanel = null
  }

  private neighbour(to: SteppedEvent['to']): SittingView | undefined {
    const { all } = this.sittings
    const { sitting } = this
    return sitting ? all[all.indexOf(sitting) + (to === 'earlier' ? 1 : -1)] : undefined
  }

  private step(to: SteppedEvent['to']): void {
    const sitting = this.neighbour(to)
    if (sitting) this.show(sitting.last)
  }

  private readonly stepByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.closePanel()
    const isElsewhere = event.composedPath().some((target) => target instanceof HTMLInputElement)
    if (isElsewhere || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowLeft') this.step('earlier')
    if (event.key === 'ArrowRight') this.step('later')
  }

  private readonly bringBack = async (): Promise<void> => {
    const id = this.param('id')
    const { isChanged } = await draftsApi(this.http.value).bringBack(id, this.sequence)
    announce(isChanged ? 'The text is back in the draft.' : 'The draft reads like this already.')
    navigate(`/drafts/${id}`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-history-page': WgDraftHistoryPage
  }
}
