/**
 * A draft on the desk: outline, paper, margin. Light DOM all the way down, because the editor's selection needs it
 * (client/editor/wg-draft-editor.ts). The text itself arrives through the co-editing connection, not through this page.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task, TaskStatus } from '@lit/task'
import { html, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { EditorView } from 'prosemirror-view'
import type { DraftState } from '#domain/drafts/draft.ts'
import { FIRST_READING, isDrawnReading, READING_WORDS, type Reading, readReading } from '#domain/drafts/readings.ts'
import { readAddress } from '#domain/drafts/references.ts'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { CollabController } from '../collab/collab-controller.ts'
import '../collab/wg-recorded.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import type { OutlineChangedEvent, PlaceChangedEvent, ViewChangedEvent } from '../editor/editor-events.ts'
import type { OutlineLine } from '../editor/outline-lines.ts'
import type { PlaceChosenEvent } from '../editor/wg-draft-outline.ts'
import '../editor/wg-draft-outline.ts'
import { announce } from '../lib/announce.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import { bracketFact } from './brackets/bracket-fact.ts'
import { DecisionLabelsController } from './decision-labels.ts'
import type { ChangeCounts, Desk } from './desk.ts'
import { type DeskPanel, drawerButton, drawerClose } from './desk-drawers.ts'
import { draftFacts } from './draft-facts.ts'
import { draftPageSheet } from './draft-page.css.ts'
import { draftWays } from './draft-ways.ts'
import { KIND_WORDS, MOVE_WORDS } from './draft-words.ts'
import { findInRegistry } from './find-in-registry.ts'
import type { SectionChosenEvent } from './wg-desk-margin.ts'
import './wg-desk-margin.ts'
import type { WgDeskText } from './wg-desk-text.ts'
import './wg-desk-text.ts'
import './wg-download-dialog.ts'
import './wg-draft-state.ts'
import './wg-round-line.ts'
import type { WgDrawnReading } from './wg-drawn-reading.ts'
import './wg-drawn-reading.ts'
import type { ReadingChosenEvent } from './wg-reading-switch.ts'
import './wg-reading-switch.ts'

@customElement('wg-draft-page')
export class WgDraftPage extends PageElement {
  @state() private lines: readonly OutlineLine[] = []
  @state() private place = ''
  /** The line of the outline under which the cursor stands. */
  @state() private listed = ''
  @state() private openPanel: DeskPanel | null = null
  @state() private section = ''
  @state() private changes: ChangeCounts = {}
  /** The editor's view, once it is there: sections draw in it. */
  @state() private view: EditorView | null = null
  @query('wg-desk-text') private readonly text?: WgDeskText
  @query('wg-drawn-reading') private readonly drawn?: WgDrawnReading

  private readonly http = requireContext(this, apiContext)
  private readonly collab = new CollabController(this, {
    onChanged: (what) => {
      this.changes = { ...this.changes, [what]: (this.changes[what] ?? 0) + 1 }
      if (what === 'rights' || what === 'state') void this.draft.run()
    },
  })
  private readonly address = new QueryController(this, { reading: FIRST_READING })
  private readonly labels = new DecisionLabelsController(this, () => this.http.value)
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
  })
  private readonly meetings = new Task(this, {
    args: () => [] as const,
    task: (_args, { signal }) => draftsApi(this.http.value).meetings(signal),
  })
  /** The paragraph that the address asks for, until the text is there. */
  private awaited = decodeURIComponent(location.hash.slice(1))

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, draftPageSheet)
    this.addEventListener('keydown', this.closeByKey)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('params')) this.collab.open(this.param('id'))
  }

  override render() {
    const draft = this.draft.value
    return html`
      <wg-page
        width="full"
        compact
        heading=${draft?.title ?? (this.draft.status === TaskStatus.ERROR ? 'Draft' : '')}
        kicker=${draft ? [KIND_WORDS[draft.kind], draft.label].filter(Boolean).join(' · ') : ''}
        .crumbs=${[{ label: 'Drafts', href: '/drafts' }]}
      >
        ${
          draft
            ? draftFacts(
                draft,
                this.meetings.value,
                bracketFact(this.view, () => this.showSection('brackets')),
              )
            : nothing
        }
        ${draft ? [...draftWays(draft.id), this.renderMove(draft), this.renderDownload(draft)] : nothing}
        ${this.draft.render({
          pending: () => (draft ? this.renderDesk(draft) : html`<wg-loading what="the draft"></wg-loading>`),
          complete: (found) => this.renderDesk(found),
          error: (error) => html`<wg-problem .error=${error} retry @wg-retried=${() => this.draft.run()}></wg-problem>`,
        })}
      </wg-page>
    `
  }

  private renderMove({ state: standing, maySetState }: DraftDetail) {
    if (!maySetState) return nothing
    return html`<wg-draft-state slot="actions" state=${standing} .save=${this.saveState}></wg-draft-state>`
  }

  private renderDownload({ id }: DraftDetail) {
    return html`<wg-download-dialog slot="actions" draft=${id} reading=${this.reading}></wg-download-dialog>`
  }

  private renderDesk(draft: DraftDetail) {
    return html`
      <div class="wg-desk is-writing">
        <div class="wg-desk-drawers">
          <wg-recorded brief .connection=${this.collab}></wg-recorded>
          ${drawerButton('outline', 'Outline', this.openPanel, this.open)}
          ${drawerButton('margin', 'Beside the text', this.openPanel, this.open)}
        </div>
        <nav class="wg-desk-panel is-outline ${this.openPanel === 'outline' ? 'is-open' : ''}" aria-label="Outline of the draft">
          ${drawerClose(this.closePanel)}
          <h2>Outline</h2>
          <wg-draft-outline .lines=${this.lines} current=${this.listed} @wg-place-chosen=${this.choosePlace}></wg-draft-outline>
        </nav>
        <div class="wg-desk-text">
          <wg-round-line draft=${draft.id} .http=${this.http.value} change-count=${this.changes.rounds ?? 0}></wg-round-line>
          <wg-reading-switch
            reading=${this.reading}
            @wg-reading-chosen=${({ reading }: ReadingChosenEvent) => this.readAs(reading)}
          ></wg-reading-switch>
          ${this.collab.isSynced ? [this.renderDrawn(draft), this.renderEditor(draft)] : this.renderWaiting()}
        </div>
        <aside class="wg-desk-panel is-margin ${this.openPanel === 'margin' ? 'is-open' : ''}" aria-label="Beside the text">
          ${drawerClose(this.closePanel)} ${this.renderMargin(draft)}
        </aside>
      </div>
    `
  }

  /** The editor stays where it is: what is drawn beside it, and the reader's own place in it, are there again afterwards. */
  private renderDrawn(draft: DraftDetail) {
    if (!isDrawnReading(this.reading)) return nothing
    return html`
      <wg-drawn-reading
        .content=${this.collab.content}
        .http=${this.http.value}
        .labels=${this.labels.value}
        draft=${draft.id}
        reading=${this.reading}
        name="${READING_WORDS[this.reading].name}: ${draft.title}"
      ></wg-drawn-reading>
    `
  }

  private renderEditor(draft: DraftDetail) {
    return html`
      <wg-desk-text
        ?hidden=${isDrawnReading(this.reading)}
        .draft=${draft}
        .content=${this.collab.content}
        .awareness=${this.collab.awareness}
        .labels=${this.labels.value}
        .findInRegistry=${this.findInRegistry}
        .http=${this.http.value}
        account=${this.collab.readerId}
        ?may-reach=${this.collab.mayEdit}
        reason=${this.collab.reason}
        @wg-outline-changed=${this.keepOutline}
        @wg-place-changed=${this.keepPlace}
        @wg-view-changed=${this.keepView}
      ></wg-desk-text>
    `
  }

  private renderWaiting() {
    return html`<div>${this.collab.reason ? html`<p>${this.collab.reason}</p>` : html`<wg-loading what="the text"></wg-loading>`}</div>`
  }

  private renderMargin(draft: DraftDetail) {
    const desk: Desk = {
      draft,
      http: this.http.value,
      collab: this.collab,
      // An editor that was taken out of the page says so to nobody.
      view: this.collab.isSynced ? this.view : null,
      lines: this.lines,
      place: this.place,
      changes: this.changes,
      reading: this.reading,
      readAs: this.readAs,
      goTo: this.goTo,
      reveal: (paragraphId) => this.text?.reveal(paragraphId),
      show: this.showSection,
      hide: this.closePanel,
      beginWith: (proposal, as) => void this.text?.beginWith(proposal, as),
    }
    return html`
      <wg-desk-margin
        .desk=${desk}
        chosen=${this.section}
        @wg-section-chosen=${({ section }: SectionChosenEvent) => {
          this.section = section
        }}
      ></wg-desk-margin>
    `
  }

  private get reading(): Reading {
    return readReading(this.address.value.reading)
  }

  private readonly readAs = (reading: Reading): void => {
    this.address.set({ reading })
  }

  private readonly saveState = async (to: DraftState): Promise<void> => {
    await draftsApi(this.http.value).setState(this.param('id'), to)
    announce(MOVE_WORDS[to].done)
    await this.draft.run()
  }

  private readonly open = (panel: DeskPanel): void => {
    this.openPanel = panel
  }

  private readonly closePanel = (): void => {
    this.openPanel = null
  }

  private readonly closeByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.openPanel) this.closePanel()
  }

  private readonly showSection = (section: string): void => {
    this.section = section
    this.openPanel = 'margin'
  }

  private readonly goTo = (paragraphId: string): boolean => {
    this.closePanel()
    return (isDrawnReading(this.reading) ? this.drawn?.goTo(paragraphId) : this.text?.goTo(paragraphId)) ?? false
  }

  private readonly keepView = ({ view }: ViewChangedEvent): void => {
    this.view = view
  }

  private readonly choosePlace = ({ paragraphId }: PlaceChosenEvent): void => {
    this.goTo(paragraphId)
  }

  private readonly keepPlace = ({ paragraphId, listedId }: PlaceChangedEvent): void => {
    this.place = paragraphId
    this.listed = listedId
  }

  private readonly findInRegistry = (asked: string, signal: AbortSignal) =>
    findInRegistry(this.http.value, asked, signal)

  private readonly keepOutline = ({ lines, targets }: OutlineChangedEvent): void => {
    this.lines = lines
    const quoted = lines.flatMap(({ role, ref }) => (role === 'decision' && ref ? [ref] : []))
    this.labels.learn([...quoted, ...targets.map((target) => readAddress(target)?.name ?? '')])
    if (this.awaited && this.text?.goTo(this.awaited)) this.awaited = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-page': WgDraftPage
  }
}
