/**
 * The proposals beside a text: for a delegation those on the paragraph in hand and its own, for the Chair all of them, filtered
 * and walked through by keys. One is open at a time; the layer in the text draws what this section knows.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import { sessionContext } from '../../api/session-context.ts'
import { adoptSheet } from '../../editor/adopt-sheet.ts'
import { setLayer } from '../../editor/plugins/layers.ts'
import { QueryController } from '../../lib/query-controller.ts'
import { requireContext } from '../../lib/require-context.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-loading.ts'
import '../../ui/wg-problem.ts'
import { type Desk, SectionCountedEvent } from '../desk.ts'
import { panelListSheet } from '../panel-list.css.ts'
import { proposalsApi } from './api.ts'
import { drawingOf } from './drawing.ts'
import { filterFields } from './filter-fields.ts'
import { proposalMarksSheet } from './proposal-marks.css.ts'
import { proposalRow } from './proposal-row.ts'
import { proposalsLayer } from './proposals-layer.ts'
import { proposalsPanelSheet } from './proposals-panel.css.ts'
import { type Ask, asksOf, type Spot, spotsOf } from './spots.ts'
import type { AnsweredEvent, BegunEvent } from './wg-proposal-card.ts'
import './wg-proposal-card.ts'
import { stepOf } from './walk-keys.ts'
import { isShown, NO_FILTER, sectionsOf } from './which.ts'

@customElement('wg-proposals-panel')
export class WgProposalsPanel extends LitElement {
  static override styles = [shared, panelListSheet, proposalsPanelSheet]

  @property({ attribute: false }) desk: Desk | null = null
  /** The proposal that is open, by its id. */
  @state() private current = ''
  /** Which rival is drawn: keys of asks, by the id of their spot. */
  private chosen: ReadonlyMap<string, string> = new Map()

  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, NO_FILTER)
  private asks: readonly Ask[] = []
  private spots: readonly Spot[] = []
  private isFocusAwaited = false
  /** The text has changed since the proposals were fetched. */
  private isStale = false

  private readonly list = new Task(this, {
    args: () => {
      const { draft, http, changes } = this.desk ?? {}
      return [draft?.id ?? '', draft?.state, http ?? null, changes?.proposals, changes?.rights] as const
    },
    task: async ([id, , http], { signal }) => {
      if (!http) return { items: [], organizations: [] }
      const found = await proposalsApi(http).list(id, signal)
      this.isStale = false
      return found
    },
    onComplete: ({ items }) => this.keep(items),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, proposalMarksSheet)
  }

  /** The desk is another object with every letter typed; only some of it concerns the proposals. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('desk')
    if (changed.size > 1 || !changed.has('desk') || !before || !this.desk) return true
    const { draft, http, view, place, changes, reading, lines } = this.desk
    this.isStale ||= lines !== before.lines
    return (
      draft !== before.draft ||
      http !== before.http ||
      view !== before.view ||
      reading !== before.reading ||
      place !== before.place ||
      changes !== before.changes
    )
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const asked = this.query.value.proposal
    if (asked && !this.hasUpdated) {
      this.current = asked
      this.desk?.show('proposals')
    }
    const before = changed.get('desk')
    if (before?.view !== this.desk?.view || before?.reading !== this.desk?.reading) this.draw()
  }

  protected override updated(): void {
    if (!this.isFocusAwaited) return
    const row = this.renderRoot.querySelector<HTMLElement>('.row[aria-expanded="true"]')
    if (!row) return
    this.isFocusAwaited = false
    row.focus()
    row.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    if (!this.desk) return nothing
    const { value } = this.list
    if (!value) {
      return this.list.render({
        pending: () => html`<wg-loading what="the proposals"></wg-loading>`,
        error: (error) =>
          html`<wg-problem .error=${error} retry @wg-retried=${() => void this.list.run()}></wg-problem>`,
      })
    }
    return html`
      <div @keydown=${this.pressed} @focusin=${this.freshen}>
        ${this.mayPlace ? this.renderTray(value.items) : this.renderForDelegation(value.items)}
      </div>
    `
  }

  private get mayPlace(): boolean {
    const { draft } = this.desk ?? {}
    return draft !== undefined && this.session.value.may('draft.place', { groupId: draft.groupId as GroupId })
  }

  private renderTray(items: readonly ProposalView[]) {
    const shown = this.shownOf(items)
    return html`
      ${filterFields(items, this.query.value, (change) => this.query.set(change))}
      <p class="quiet small">
        ${shown.length} of ${items.length} shown. J and K, or Alt with N and P, go to the next and the one before.
      </p>
      ${this.renderRows(shown, 'No proposal matches. Choose another state or the whole text.')}
    `
  }

  private renderForDelegation(items: readonly ProposalView[]) {
    return sectionsOf(items, this.desk?.place ?? '').map(
      ({ title, proposals, none }) => html`
        <section>
          <h3>${title}${proposals.length > 0 ? html` <span class="quiet">${proposals.length}</span>` : nothing}</h3>
          ${this.renderRows(proposals, none)}
        </section>
      `,
    )
  }

  private renderRows(proposals: readonly ProposalView[], none: string) {
    if (proposals.length === 0) return html`<p class="quiet small">${none}</p>`
    return html`
      <ol class="plain">
        ${repeat(
          proposals,
          ({ id }) => id,
          (proposal) => {
            const isOpen = proposal.id === this.current
            const ask = this.asks.find(({ all }) => all.includes(proposal))
            return html`
              <li>
                ${proposalRow(proposal, ask, isOpen, () => (isOpen ? this.close() : this.open(proposal)))}
                ${isOpen ? this.renderCard(proposal, ask) : nothing}
              </li>
            `
          },
        )}
      </ol>
    `
  }

  private renderCard(proposal: ProposalView, ask: Ask | undefined) {
    return html`
      <wg-proposal-card
        .proposal=${proposal}
        .identical=${ask?.all ?? []}
        .others=${this.list.value?.items ?? []}
        .http=${this.desk?.http ?? null}
        ?may-place=${this.mayPlace}
        @wg-proposal-answered=${this.goOn}
        @wg-proposal-begun=${({ as }: BegunEvent) => this.desk?.beginWith(proposal, as)}
        @wg-proposal-asked-for=${(event: Event & { readonly id: string }) => this.openById(event.id)}
      ></wg-proposal-card>
    `
  }

  private shownOf(items: readonly ProposalView[]): ProposalView[] {
    const { place = '' } = this.desk ?? {}
    return items.filter((proposal) => isShown(proposal, this.query.value, place))
  }

  /** Those that the keys walk through, in the order of the screen. */
  private get walked(): ProposalView[] {
    const items = this.list.value?.items ?? []
    if (this.mayPlace) return this.shownOf(items)
    return sectionsOf(items, this.desk?.place ?? '').flatMap(({ proposals }) => proposals)
  }

  private keep(items: readonly ProposalView[]): void {
    this.asks = asksOf(items)
    this.spots = spotsOf(this.asks)
    const open = items.filter(({ state }) => state === 'open')
    this.dispatchEvent(new SectionCountedEvent(open.length === 0 ? null : open.length))
    this.draw()
    this.requestUpdate()
  }

  private draw(): void {
    const { view, reading } = this.desk ?? {}
    if (!view) return
    const isDrawn = reading === 'proposals' || reading === 'chair'
    const layer = proposalsLayer(drawingOf(this.spots, this.chosen, this.current), {
      choose: (id) => this.openById(id),
      step: (by) => this.step(by),
      turn: () => this.turn(),
    })
    setLayer(view, 'proposals', isDrawn ? layer : null)
  }

  private open(proposal: ProposalView): void {
    this.current = proposal.id
    const spot = this.spots.find(({ asks }) => asks.some(({ all }) => all.some(({ id }) => id === proposal.id)))
    const ask = spot?.asks.find(({ all }) => all.some(({ id }) => id === proposal.id))
    if (spot && ask) this.chosen = new Map([...this.chosen, [spot.id, ask.key]])
    this.draw()
    const place = proposal.base[0]?.id ?? proposal.afterId
    if (place) this.desk?.reveal(place)
  }

  private close(): void {
    this.current = ''
    this.isFocusAwaited = false
    this.draw()
  }

  private openById(id: string): void {
    const proposal = this.list.value?.items.find((known) => known.id === id)
    if (!proposal) return
    if (!this.walked.includes(proposal)) this.query.set(NO_FILTER)
    this.desk?.show('proposals')
    this.isFocusAwaited = true
    this.open(proposal)
  }

  private step(by: 1 | -1): void {
    const { walked } = this
    const at = walked.findIndex(({ id }) => id === this.current)
    const next = walked[at < 0 ? (by > 0 ? 0 : walked.length - 1) : at + by]
    if (next) this.openById(next.id)
  }

  /** The next rival beside the paragraph in hand. */
  private turn(): boolean {
    const spot = this.spots.find(({ paragraphId, asks }) => asks.length > 1 && paragraphId === this.desk?.place)
    if (!spot) return false
    const at = spot.asks.findIndex(({ key }) => key === this.chosen.get(spot.id))
    const next = spot.asks[(Math.max(at, 0) + 1) % spot.asks.length]
    if (next) this.chosen = new Map([...this.chosen, [spot.id, next.key]])
    this.draw()
    return true
  }

  /** After an act: on to what is still to be answered. */
  private readonly goOn = ({ proposal }: AnsweredEvent): void => {
    const { walked } = this
    const at = walked.findIndex(({ id }) => id === proposal.id)
    const next = [...walked.slice(at + 1), ...walked.slice(0, Math.max(at, 0))].find(
      ({ state, sameness }) => state === 'open' && sameness !== proposal.sameness,
    )
    if (this.mayPlace && proposal.state !== 'open' && next) this.open(next)
    this.isFocusAwaited = true
    void this.list.run()
  }

  /** What is shown of the fit may be older than the text. */
  private readonly freshen = (): void => {
    if (!this.isStale) return
    this.isStale = false
    void this.list.run()
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const by = stepOf(event)
    if (by === 0) return
    event.preventDefault()
    this.step(by)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-proposals-panel': WgProposalsPanel
  }
}
