/** What the group has agreed ad referendum, in the margin of a draft: how much, what was touched since, and the acts of the Chair. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { EditorView } from 'prosemirror-view'
import type { AgreementAct } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementList, AgreementView } from '#domain/drafts/agreements/wire.ts'
import { type Paragraph, wordsOf } from '#domain/drafts/content.ts'
import type { ParagraphWire } from '#domain/drafts/proposals/wire.ts'
import { wholeLabels } from '#domain/drafts/whole-labels.ts'
import { selectedParagraphs } from '../../editor/commands/selected-paragraphs.ts'
import { setLayer } from '../../editor/plugins/layers.ts'
import { readNumbering } from '../../editor/plugins/numbering.ts'
import { announce } from '../../lib/announce.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-loading.ts'
import '../../ui/wg-meter.ts'
import '../../ui/wg-problem.ts'
import { type Desk, SectionCountedEvent } from '../desk.ts'
import { type AgreedStates, paragraphOnScreen } from './agreed-states.ts'
import { agreementLayer } from './agreement-layer.ts'
import { COUNTED, paragraphName } from './agreement-words.ts'
import { agreementsApi } from './api.ts'
import type { AgreementAskedEvent } from './wg-agreed-paragraph.ts'
import './wg-agreed-paragraph.ts'
import './wg-agreement-form.ts'

/** What is about to be recorded, of what is on the screen. */
interface Asked {
  readonly kind: AgreementAct
  readonly paragraphs: readonly Paragraph[]
}

const DONE: Readonly<Record<AgreementAct, string>> = {
  agreed: 'Recorded as agreed.',
  editorial: 'Recorded as editorial: the new words are agreed.',
  reopened: 'The paragraph is reopened.',
}

@customElement('wg-agreements-panel')
export class WgAgreementsPanel extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--wg-space-3);
      }
      ul {
        display: grid;
        gap: var(--wg-space-2);
      }
      h2 {
        font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
      }
    `,
  ]

  @property({ attribute: false }) desk: Desk | null = null
  @state() private list: AgreementList | null = null
  @state() private standing: AgreedStates | null = null
  @state() private asked: Asked | null = null
  @state() private problem = ''
  @query('wg-agreement-form') private readonly form?: HTMLElement

  /** Whose layer is filled, and with what. */
  private drawn: { view: EditorView; list: AgreementList } | null = null
  private readonly agreements = new Task(this, {
    args: () => {
      const { draft, http, changes } = this.desk ?? {}
      return [http ?? null, draft?.id ?? '', changes?.agreements] as const
    },
    task: async ([http, id], { signal }) => {
      if (http && id !== '') this.list = await agreementsApi(http).list(id, signal)
    },
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.drawn) setLayer(this.drawn.view, 'agreements', null)
    this.drawn = null
  }

  protected override updated(): void {
    const [view, list] = [this.desk?.view, this.list]
    if (!view || !list || (this.drawn?.view === view && this.drawn.list === list)) return
    this.drawn = { view, list }
    const layer = agreementLayer(
      list.items,
      (standing) => this.keepStanding(standing),
      (paragraphId) => void this.goToItem(paragraphId),
    )
    setLayer(view, 'agreements', layer)
  }

  override render() {
    if (!this.desk) return nothing
    return html`
      ${this.agreements.render({
        pending: () => (this.list ? this.renderList(this.list) : html`<wg-loading what="what is agreed"></wg-loading>`),
        complete: () => (this.list ? this.renderList(this.list) : nothing),
        error: (error) => html`
          <wg-problem .error=${error} retry @wg-retried=${() => this.agreements.run()}></wg-problem>
          ${this.list ? this.renderList(this.list) : nothing}
        `,
      })}
    `
  }

  private renderList(list: AgreementList) {
    const { agreedCount, operativeCount } = this.standing ?? list
    const [open, agreed] = [true, false].map((isOpen) =>
      list.items.filter((item) => (this.stateOf(item) !== 'agreed') === isOpen),
    )
    return html`
      <wg-meter .count=${agreedCount} .total=${operativeCount} label=${COUNTED}></wg-meter>
      ${list.refusal === null ? this.renderRecord() : nothing}
      ${open && open.length > 0 ? html`<h2>Agreed once, and open again</h2>${this.renderItems(open, list)}` : nothing}
      ${agreed && agreed.length > 0 ? html`<h2>Agreed</h2>${this.renderItems(agreed, list)}` : nothing}
    `
  }

  private renderRecord() {
    const { asked } = this
    if (asked) {
      return html`
        <wg-agreement-form
          kind=${asked.kind}
          about=${this.namesOf(asked.paragraphs)}
          .save=${this.save}
          @wg-closed=${this.closeForm}
        ></wg-agreement-form>
      `
    }
    return html`
      <div>
        <wa-button
          size="s"
          appearance="outlined"
          ?disabled=${!this.desk?.view}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${this.askSelected}
        >Record the selected paragraphs as agreed</wa-button>
      </div>
      <p class="small" role="status">${this.problem}</p>
    `
  }

  private renderItems(items: readonly AgreementView[], { refusal }: AgreementList) {
    return html`
      <ul class="plain">
        ${repeat(
          items,
          ({ paragraphId }) => paragraphId,
          (item) => html`
            <li>
              <wg-agreed-paragraph
                data-paragraph=${item.paragraphId}
                .item=${item}
                state=${this.stateOf(item)}
                label=${this.labelOf(item)}
                ?may-note=${refusal === null}
                .connection=${this.desk?.collab ?? null}
                .changers=${(signal: AbortSignal) => this.changersOf(item, signal)}
                @wg-agreement-asked=${({ kind }: AgreementAskedEvent) => this.askOf(item, kind)}
                @wg-place-asked=${() => this.desk?.goTo(item.paragraphId)}
              ></wg-agreed-paragraph>
            </li>
          `,
        )}
      </ul>
    `
  }

  private stateOf({ paragraphId, state: recorded }: AgreementView) {
    return this.standing?.states.get(paragraphId) ?? recorded
  }

  private labelOf({ paragraphId, label }: AgreementView): string {
    const view = this.desk?.view
    return view ? (this.labels(view).get(paragraphId) ?? '') : label
  }

  private labels(view: EditorView): ReadonlyMap<string, string> {
    return wholeLabels(readNumbering(view.state).entries)
  }

  private namesOf(paragraphs: readonly Paragraph[]): string {
    const labels = this.desk?.view ? this.labels(this.desk.view) : new Map<string, string>()
    return paragraphs.map((one) => paragraphName(labels.get(one.id) ?? '', wordsOf(one))).join(', ')
  }

  private async changersOf({ paragraphId }: AgreementView, signal: AbortSignal) {
    const { desk } = this
    return desk ? agreementsApi(desk.http).changers(desk.draft.id, paragraphId, signal) : { items: [] }
  }

  private keepStanding(standing: AgreedStates): void {
    this.standing = standing
    const touched = [...standing.states.values()].filter((one) => one !== 'agreed').length
    this.dispatchEvent(new SectionCountedEvent(touched > 0 ? touched : null))
  }

  private async goToItem(paragraphId: string): Promise<void> {
    this.desk?.show('agreements')
    await this.updateComplete
    const item = this.renderRoot.querySelector(`[data-paragraph="${CSS.escape(paragraphId)}"]`)
    item?.scrollIntoView({ block: 'nearest' })
    item?.shadowRoot?.querySelector<HTMLElement>('wa-button')?.focus()
  }

  private readonly askSelected = (): void => {
    const view = this.desk?.view
    if (!view) return
    const ids = selectedParagraphs(view.state).map(({ node }) => String(node.attrs.id))
    this.ask('agreed', ids)
  }

  private askOf({ paragraphId, bound }: AgreementView, kind: AgreementAct): void {
    if (kind === 'reopened' && bound) this.asked = { kind, paragraphs: [bound as Paragraph] }
    else this.ask(kind, [paragraphId])
    void this.updateComplete.then(() => this.form?.scrollIntoView({ block: 'nearest' }))
  }

  private ask(kind: AgreementAct, ids: readonly string[]): void {
    const view = this.desk?.view
    const paragraphs = view ? ids.flatMap((id) => paragraphOnScreen(view.state.doc, id) ?? []) : []
    this.problem = paragraphs.length === 0 ? 'Put the cursor into a paragraph, or select several.' : ''
    this.asked = paragraphs.length === 0 ? null : { kind, paragraphs }
  }

  private readonly closeForm = (): void => {
    this.asked = null
    this.desk?.hide()
    this.desk?.view?.dom.focus({ preventScroll: true })
  }

  private readonly save = async (said: string): Promise<void> => {
    const { desk, asked } = this
    if (!desk || !asked) return
    const { kind } = asked
    const paragraphs = asked.paragraphs.map((paragraph) => paragraph as ParagraphWire)
    this.list = await agreementsApi(desk.http).record(desk.draft.id, { kind, said, paragraphs })
    announce(DONE[kind])
    this.closeForm()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-agreements-panel': WgAgreementsPanel
  }
}
