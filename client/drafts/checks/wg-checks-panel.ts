/**
 * What a careful reader of drafts would remark on, grouped, each leading to its place. What the text alone can be asked follows
 * the writing; what the registry is asked is fetched when the section is looked at, and again when somebody asks for it.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AsideView, FindingView } from '#domain/drafts/checks/wire.ts'
import { CHECK_KINDS, type FormFacts, type FormFinding, keyOf } from '#domain/drafts/form/finding.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import { paragraphStart } from '../../editor/paragraph-text.ts'
import { selectWords } from '../../editor/select-words.ts'
import { announce } from '../../lib/announce.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-problem.ts'
import { draftsApi } from '../api.ts'
import { type Desk, SectionCountedEvent } from '../desk.ts'
import { markedWords } from '../marked-words.ts'
import { panelListSheet } from '../panel-list.css.ts'
import { checksApi } from './api.ts'
import { CHECK_WORDS } from './check-words.ts'
import { checksPanelSheet } from './checks-panel.css.ts'
import { LiveChecks } from './live-checks.ts'

type Shown = Pick<FindingView, 'key' | 'kind' | 'paragraphId' | 'message' | 'quote' | 'other'>

const shownOf = (finding: FormFinding): Shown => ({ ...finding, key: keyOf(finding), other: null })

function factsOf(meetings: readonly MeetingView[], meetingId: string | null): FormFacts {
  return {
    meetings: new Map(meetings.map(({ code, startsOn }) => [code, startsOn])),
    adoptedOn: meetings.find(({ id }) => id === meetingId)?.startsOn ?? null,
  }
}

@customElement('wg-checks-panel')
export class WgChecksPanel extends LitElement {
  static override styles = [shared, panelListSheet, checksPanelSheet]

  @property({ attribute: false }) desk: Desk | null = null
  /** Counts how often the registry is to be asked; 0 while nobody has looked. */
  @state() private asking = 0
  /** The remark for which a reason is asked. */
  @state() private asideKey = ''
  private readonly watch = new IntersectionObserver((entries) => {
    if (this.asking === 0 && entries.some(({ isIntersecting }) => isIntersecting)) this.asking = 1
  })

  private readonly meetings = new Task(this, {
    args: () => [this.desk?.http ?? null] as const,
    task: async ([http], { signal }) => (http ? await draftsApi(http).meetings(signal) : []),
    onComplete: () => this.live.ask(),
  })
  private readonly registry = new Task(this, {
    args: () => {
      const { draft, http, changes } = this.desk ?? {}
      return [this.asking === 0 ? '' : (draft?.id ?? ''), http ?? null, this.asking, changes?.checks] as const
    },
    task: async ([id, http], { signal }) => (id && http ? await checksApi(http).list(id, signal) : null),
  })
  private readonly live = new LiveChecks(this, () => ({
    view: this.desk?.view ?? null,
    facts: this.meetings.value ? factsOf(this.meetings.value, this.desk?.draft.meetingId ?? null) : null,
  }))

  override connectedCallback(): void {
    super.connectedCallback()
    this.watch.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.watch.disconnect()
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('desk')
    if (!changed.has('desk') || !before || !this.desk) return true
    const { lines, view, http, draft, changes } = this.desk
    if (lines !== before.lines || view !== before.view) this.live.ask()
    if (changed.size > 1) return true
    return http !== before.http || draft !== before.draft || changes.checks !== before.changes.checks
  }

  protected override updated(changed: PropertyValues): void {
    const { findings } = this.live
    if (findings) this.dispatchEvent(new SectionCountedEvent(this.open.length))
    if (changed.has('asideKey') && this.asideKey) this.renderRoot.querySelector<HTMLInputElement>('input')?.focus()
  }

  override render() {
    const { open } = this
    const groups = CHECK_KINDS.flatMap((kind) => {
      const found = open.filter((finding) => finding.kind === kind)
      return found.length > 0 ? [{ kind, found }] : []
    })
    return html`
      ${this.live.findings === null ? html`<p class="quiet small">The text is read when nobody types.</p>` : nothing}
      ${this.live.findings !== null && open.length === 0 ? html`<p class="quiet small">Nothing to remark on.</p>` : nothing}
      ${groups.map(
        ({ kind, found }) => html`
          <h3>${CHECK_WORDS[kind]} <span class="quiet numeric">${found.length}</span></h3>
          <ul class="plain">${found.map((finding) => this.renderFinding(finding))}</ul>
        `,
      )}
      ${this.renderAsides()} ${this.renderFoot()}
    `
  }

  private get asides(): readonly AsideView[] {
    return this.registry.value?.asides ?? []
  }

  private get all(): readonly Shown[] {
    const doc = this.desk?.view?.state.doc
    const registry = (this.registry.value?.findings ?? []).filter(
      ({ needsRegistry, paragraphId }) => needsRegistry && doc && paragraphStart(doc, paragraphId ?? ''),
    )
    return [...(this.live.findings ?? []).map(shownOf), ...registry]
  }

  private get open(): readonly Shown[] {
    const aside = new Set(this.asides.map(({ key }) => key))
    return this.all.filter(({ key }) => !aside.has(key))
  }

  private renderFinding(finding: Shown) {
    const { key, kind, message, quote, other } = finding
    return html`
      <li>
        <button type="button" class="row" @click=${() => this.lead(finding)}>
          ${message}
          ${quote && kind !== 'overlap' ? html`<span class="quote">${quote}</span>` : nothing}
        </button>
        ${other ? html`<p class="other">${markedWords(other.text, other.marks)} <a href="/decisions/${other.address}">${other.cite}</a></p>` : nothing}
        ${this.registry.value?.maySetAside && key !== this.asideKey ? html`<button type="button" class="small-act" aria-label="Set aside: ${message}" @click=${() => this.askReason(key)}>Set aside …</button>` : nothing}
        ${key === this.asideKey ? this.renderReason(key) : nothing}
      </li>
    `
  }

  private renderReason(key: string) {
    return html`
      <form @submit=${(event: SubmitEvent) => this.keepReason(event, key)} @keydown=${this.dropReason}>
        <label>Why the group does not follow it <input name="reason" maxlength="500" required /></label>
        <div class="acts">
          <wa-button size="s" type="submit" variant="brand" @click=${this.submit}>Set aside</wa-button>
          <wa-button size="s" appearance="outlined" @click=${() => this.askReason('')}>Cancel</wa-button>
        </div>
      </form>
    `
  }

  private renderAsides() {
    const all = new Map(this.all.map((finding) => [finding.key, finding]))
    const standing = this.asides.flatMap((aside) => {
      const finding = all.get(aside.key)
      return finding ? [{ aside, finding }] : []
    })
    if (standing.length === 0) return nothing
    return html`
      <details>
        <summary>Set aside <span class="quiet numeric">${standing.length}</span></summary>
        <ul class="plain">
          ${standing.map(
            ({ aside, finding }) => html`
              <li>
                <button type="button" class="row" @click=${() => this.lead(finding)}>
                  ${finding.message}<span class="quote">${aside.reason} – ${aside.by}${aside.delegation ? `, ${aside.delegation}` : ''}</span>
                </button>
                ${this.registry.value?.maySetAside ? html`<button type="button" class="small-act" aria-label="Look at it again: ${finding.message}" @click=${() => this.send(aside.key, false, '')}>Look at it again</button>` : nothing}
              </li>
            `,
          )}
        </ul>
      </details>
    `
  }

  private renderFoot() {
    return html`
      <div class="foot">
        ${this.registry.render({
          pending: () => html`<p class="quiet small">The registry is being asked …</p>`,
          complete: () => html`<p class="quiet small">The registry was asked about the text as it was recorded.</p>`,
          error: (error) => html`<wg-problem .error=${error}></wg-problem>`,
        })}
        <wa-button size="s" appearance="outlined" @click=${this.askAgain}>Ask the registry again</wa-button>
      </div>
    `
  }

  private lead({ paragraphId, quote }: Shown): void {
    const { desk } = this
    if (!desk || paragraphId === null) return
    if (!desk.goTo(paragraphId)) announce('This paragraph is not in the text any more.', 'note')
    else if (desk.view) selectWords(desk.view, paragraphId, quote)
  }

  private askReason(key: string): void {
    this.asideKey = key
  }

  private readonly dropReason = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.askReason('')
  }

  /** The control library's button does not reach a form in another tree by itself. */
  private readonly submit = (event: Event): void => {
    ;(event.currentTarget as HTMLElement).closest('form')?.requestSubmit()
  }

  private readonly keepReason = (event: SubmitEvent, key: string): void => {
    event.preventDefault()
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '')
    void this.send(key, true, reason)
  }

  private async send(key: string, isAside: boolean, reason: string): Promise<void> {
    const { desk } = this
    if (!desk) return
    try {
      await checksApi(desk.http).setAside(desk.draft.id, { key, isAside, reason })
      this.asideKey = ''
      this.askAgain()
      announce(isAside ? 'The remark is set aside.' : 'The remark is made again.')
    } catch (error) {
      announce(error instanceof Error ? error.message : 'This was not recorded. Try again.', 'serious')
    }
  }

  private readonly askAgain = (): void => {
    this.asking += 1
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-checks-panel': WgChecksPanel
  }
}
