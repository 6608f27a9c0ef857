/**
 * A draft for the projector: large letters, no names of persons, no comments, one paragraph in focus. The text is the same drawing
 * as on the desk and follows every change; open proposals are called one at a time. Rules: docs/spec/readings.md.
 */
import { Task } from '@lit/task'
import { html, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Change } from '#domain/collab/protocol.ts'
import { isMarkedTable } from '#domain/drafts/compare/marked-document.ts'
import { FIRST_READING, READING_WORDS, READINGS, type Reading, readReading } from '#domain/drafts/readings.ts'
import { apiContext } from '../api/api-context.ts'
import { CollabController } from '../collab/collab-controller.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { groupsApi } from '../groups/api.ts'
import { PageElement, PageTitledEvent } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import { ChairPlace } from './chair-place.ts'
import { DecisionLabelsController } from './decision-labels.ts'
import { proposalsApi } from './proposals/api.ts'
import { RoomFocus } from './room-focus.ts'
import { type RoomAct, roomAct } from './room-keys.ts'
import { roomPageSheet } from './room-page.css.ts'
import { nextProposal, placeOfProposal, proposalsAt, roomProposal } from './room-proposal.ts'
import type { DrawnEvent } from './wg-drawn-reading.ts'
import './wg-drawn-reading.ts'
import type { RoomActEvent } from './wg-room-bar.ts'
import './wg-room-bar.ts'

/** How much larger or smaller than what suits the width of the screen. */
const SCALES = [0.6, 0.75, 0.875, 1, 1.2, 1.45, 1.75, 2.1] as const
const NORMAL = 3
/** Milliseconds between two looks at what waits on this device. */
const LOOK_AGAIN = 2_000

@customElement('wg-draft-room-page')
export class WgDraftRoomPage extends PageElement {
  /** The proposal on the screen. */
  @state() private called: string | null = null
  @state() private isFollowing = false
  @state() private hasBar = true
  @state() private isExplaining = false
  @state() private hasKeys = true
  /** What is said of the last key, at the foot and to a screen reader; over the text nothing appears. */
  @state() private news = ''
  /** Changes that were made on this device, at a desk in another window, and that are not recorded. */
  @state() private unrecordedCount = 0
  private looking?: ReturnType<typeof setInterval>
  /** Another reading is on its way, in which the paragraph in focus is to be sought. */
  private isAnother = false
  @state() private changeCount = 0
  @query('.wg-room-text') private readonly text?: HTMLElement

  private readonly focused = new RoomFocus(this)
  private readonly http = requireContext(this, apiContext)
  private readonly collab = new CollabController(this, { onChanged: (what) => this.fetchAnew(what) })
  private readonly address = new QueryController(this, { reading: FIRST_READING, size: String(NORMAL) })
  private readonly labels = new DecisionLabelsController(this, () => this.http.value)
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
    onComplete: ({ title }) => this.dispatchEvent(new PageTitledEvent(`${title}, in the room`, () => this.focusText())),
  })
  private readonly proposals = new Task(this, {
    args: () => [this.param('id'), this.changeCount] as const,
    task: async ([id], { signal }) =>
      (await proposalsApi(this.http.value).list(id, signal)).items.filter((one) => one.state === 'open'),
  })
  /** The accounts of those who chair the group. */
  private readonly chairs = new Task(this, {
    args: () => [this.draft.value?.groupId ?? ''] as const,
    task: async ([groupId], { signal }) => {
      if (groupId === '') return new Set<string>()
      const { members } = await groupsApi(this.http.value).read(groupId, signal)
      return new Set(
        members.filter(({ role }) => role === 'Chair' || role === 'Vice-Chair').map((one) => one.accountId),
      )
    },
  })
  private readonly chair = new ChairPlace(
    this,
    () => this.collab.awareness,
    () => this.chairs.value ?? new Set(),
    (paragraphId) => this.isFollowing && this.focused.goToParagraph(paragraphId),
  )

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, roomPageSheet)
    window.addEventListener('keydown', this.press)
    this.looking = setInterval(() => void this.lookAtDevice(), LOOK_AGAIN)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.press)
    clearInterval(this.looking)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('params')) this.collab.open(this.param('id'))
  }

  override render() {
    return this.draft.render({
      pending: () => html`<wg-loading what="the draft"></wg-loading>`,
      complete: () => this.renderRoom(),
      error: (error) => html`
        <wg-page .crumbs=${[{ label: 'Drafts', href: '/drafts' }]}>
          <wg-problem .error=${error} retry @wg-retried=${() => this.draft.run()}></wg-problem>
        </wg-page>
      `,
    })
  }

  private renderRoom() {
    const scale = SCALES[this.size]
    return html`
      <div class="wg-room-text" style="--wg-room-scale: ${scale}" tabindex="-1">
        <p class="wg-room-title">${this.draft.value?.title}</p>
        <wg-drawn-reading
          .content=${this.collab.content}
          .http=${this.http.value}
          .labels=${this.labels.value}
          draft=${this.param('id')}
          reading=${this.reading}
          name="${READING_WORDS[this.reading].name}: ${this.draft.value?.title ?? ''}"
          @wg-drawn=${this.keepBlocks}
          @click=${this.choose}
        ></wg-drawn-reading>
      </div>
      <div class="wg-room-foot" style="--wg-room-scale: ${scale}">
        ${this.renderProposal()} ${this.hasBar ? this.renderBar() : nothing}
      </div>
    `
  }

  private renderProposal() {
    const all = this.proposals.value ?? []
    const at = all.findIndex(({ id }) => id === this.called)
    const proposal = all[at]
    return proposal ? roomProposal(proposal, this.reading, `${at + 1} of ${all.length}`) : nothing
  }

  private renderBar() {
    return html`
      <wg-room-bar
        heading=${this.draft.value?.title ?? ''}
        leave="/drafts/${this.param('id')}?reading=${this.reading}"
        where=${this.whereInWords()}
        news=${this.news}
        unrecorded=${this.unrecordedCount}
        reading=${this.reading}
        .connection=${this.collab}
        ?is-smallest=${this.size === 0}
        ?is-largest=${this.size === SCALES.length - 1}
        ?is-following=${this.isFollowing}
        ?has-keys=${this.hasKeys}
        ?is-explaining=${this.isExplaining}
        @wg-room-act=${({ act }: RoomActEvent) => this.act(act)}
      ></wg-room-bar>
    `
  }

  private get reading(): Reading {
    return readReading(this.address.value.reading)
  }

  private get size(): number {
    const size = Number.parseInt(this.address.value.size, 10)
    return size >= 0 && size < SCALES.length ? size : NORMAL
  }

  /** What stands in focus, and how many proposals wait there. */
  private whereInWords(): string {
    const block = this.focused.blocks[this.focused.place]
    if (!block) return ''
    const label = isMarkedTable(block) ? '' : block.label.replace(/\.$/, '')
    const name = label === '' ? `${this.focused.place + 1} of ${this.focused.blocks.length}` : `Paragraph ${label}`
    const count = proposalsAt(this.proposals.value ?? [], this.focused.id).length
    const waiting = count === 0 ? '' : count === 1 ? ' · 1 open proposal' : ` · ${count} open proposals`
    const chair = this.isFollowing && !this.chair.isHere ? ' · The Chair is not here' : ''
    return `${name}${waiting}${chair}`
  }

  private act(act: RoomAct): void {
    this.news = ''
    if (act.kind === 'paragraph') this.step(act.by)
    else if (act.kind === 'proposal') this.call(act.by)
    else if (act.kind === 'size') this.resize(act.by)
    else if (act.kind === 'reading') this.readAs(READINGS[act.index] ?? FIRST_READING)
    else if (act.kind === 'follow') this.follow()
    else if (act.kind === 'bar') this.hasBar = !this.hasBar
    else if (act.kind === 'keys') this.explain(!this.isExplaining)
    else if (act.kind === 'mute') this.hasKeys = !this.hasKeys
    else this.called = null
  }

  /** The keys are explained in the bar, which comes back for it. */
  private explain(isExplaining: boolean): void {
    this.isExplaining = isExplaining
    this.hasBar ||= isExplaining
  }

  private step(by: 1 | -1): void {
    this.called = null
    this.isFollowing = false
    this.focused.step(by)
  }

  /** The next open proposal in the order of the text, or from the paragraph in focus when none is on the screen. */
  private call(by: 1 | -1): void {
    const all = this.proposals.value ?? []
    if (all.length === 0) {
      this.news = 'No proposal is open.'
      return
    }
    const next = nextProposal(all, this.called, this.focused, by)
    if (!next) {
      this.news = by > 0 ? 'That was the last open proposal.' : 'That was the first open proposal.'
      return
    }
    this.called = next.id
    this.isFollowing = false
    this.focused.goToParagraph(placeOfProposal(next), 'start')
  }

  private resize(by: 1 | -1): void {
    this.address.set({ size: String(Math.min(Math.max(this.size + by, 0), SCALES.length - 1)) })
    this.focused.again()
  }

  private readAs(reading: Reading): void {
    this.address.set({ reading })
    this.news = READING_WORDS[reading].meaning
    this.isAnother = true
  }

  private follow(): void {
    this.isFollowing = !this.isFollowing
    this.news = this.isFollowing ? 'The room follows the Chair.' : 'The room stays where it is.'
    if (this.isFollowing) this.focused.goToParagraph(this.chair.paragraphId)
  }

  private async lookAtDevice(): Promise<void> {
    this.unrecordedCount = await this.collab.countOnDevice()
  }

  private focusText(): void {
    this.text?.focus({ preventScroll: true })
  }

  private fetchAnew(what: Change): void {
    if (what === 'proposals') this.changeCount += 1
    if (what === 'rights' || what === 'state') void this.draft.run()
  }

  private readonly keepBlocks = ({ blocks }: DrawnEvent): void => {
    this.focused.keep(blocks)
    if (this.isAnother) this.focused.again()
    this.isAnother = false
    this.labels.learn(
      blocks.flatMap((block) =>
        !isMarkedTable(block) && block.paragraph.role === 'decision' ? [block.paragraph.ref] : [],
      ),
    )
  }

  private readonly choose = (event: Event): void => {
    const place = (event.target as Element).closest<HTMLElement>('[data-place]')?.dataset.place
    if (place !== undefined) this.focused.goTo(Number(place))
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (!this.hasKeys || this.isExplaining || event.defaultPrevented) return
    const act = roomAct(event)
    if (!act) return
    event.preventDefault()
    this.act(act)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-room-page': WgDraftRoomPage
  }
}
