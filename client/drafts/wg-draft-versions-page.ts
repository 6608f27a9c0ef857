/**
 * The versions of a draft: their list, and any two texts of the draft as one, with what is new and what is gone. Which two, and
 * whether it is told who wrote what, is in the address.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ComparisonView, VersionInput, VersionList, VersionView } from '#domain/drafts/versions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { announce } from '../lib/announce.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import { changesMargin, writersLegend } from './changes-margin.ts'
import { type DeskPanel, drawerButton, drawerClose } from './desk-drawers.ts'
import { draftPageSheet } from './draft-page.css.ts'
import { KIND_WORDS } from './draft-words.ts'
import { historyPageSheet } from './history-page.css.ts'
import { changesIn, type MarkedChange } from './marked-changes.ts'
import { comparisonAddress, versionsApi } from './versions-api.ts'
import { versionsList } from './versions-list.ts'
import { versionsPageSheet } from './versions-page.css.ts'
import type { ChangeSteppedEvent, TextChoice, TextsChosenEvent, WritersAskedEvent } from './wg-compare-bar.ts'
import './wg-compare-bar.ts'
import type { WgMarkedText } from './wg-marked-text.ts'
import './wg-marked-text.ts'
import './wg-name-version.ts'

interface Compared {
  readonly comparison: ComparisonView
  readonly changes: readonly MarkedChange[]
}

@customElement('wg-draft-versions-page')
export class WgDraftVersionsPage extends PageElement {
  @state() private openPanel: DeskPanel | null = null
  /** The change that was gone to last, -1 for none. */
  @state() private current = -1
  @query('wg-marked-text') private readonly text?: WgMarkedText

  private readonly http = requireContext(this, apiContext)
  private readonly query = new QueryController(this, { from: '', to: 'now', who: '' })
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
  })
  private readonly versions = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => versionsApi(this.http.value).list(id, signal),
  })
  private readonly compared = new Task(this, {
    args: () => [this.param('id'), this.from, this.query.value.to, this.namesWriters] as const,
    task: async ([id, from, to, writers], { signal }): Promise<Compared | null> => {
      if (from === '') return null
      const comparison = await versionsApi(this.http.value).compare(id, from, to, writers, signal)
      this.current = -1
      return { comparison, changes: changesIn(comparison.blocks) }
    },
  })

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    for (const sheet of [draftPageSheet, historyPageSheet, versionsPageSheet]) adoptSheet(this, sheet)
    document.addEventListener('keydown', this.stepByKey)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.stepByKey)
  }

  /** The earlier text by default is the newest version; '' while it is not known, or there is none. */
  private get from(): string {
    return this.query.value.from || String(this.versions.value?.items.at(-1)?.number ?? '')
  }

  private get namesWriters(): boolean {
    return this.query.value.who === 'on'
  }

  override render() {
    const draft = this.draft.value
    const id = this.param('id')
    return html`
      <wg-page
        width="full"
        heading="Versions of the draft"
        kicker=${draft ? [KIND_WORDS[draft.kind], draft.label].filter(Boolean).join(' · ') : ''}
        .crumbs=${[{ label: 'Drafts', href: '/drafts' }, { label: draft?.title ?? 'Draft', href: `/drafts/${id}` }]}
      >
        <wa-button slot="actions" appearance="outlined" href="/drafts/${id}/history">
          <wa-icon slot="start" name="history"></wa-icon>History
        </wa-button>
        ${
          this.versions.value?.refusal === null
            ? html`<wg-name-version slot="actions" .save=${this.name}></wg-name-version>`
            : nothing
        }
        ${this.versions.render({
          pending: () =>
            this.versions.value
              ? this.renderDesk(this.versions.value)
              : html`<wg-loading what="the versions"></wg-loading>`,
          complete: (found) =>
            found.items.length === 0 && this.from === '' ? this.renderEmpty(found) : this.renderDesk(found),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.versions.run()}></wg-problem>`,
        })}
      </wg-page>
    `
  }

  private renderEmpty({ refusal }: VersionList) {
    const id = this.param('id')
    return html`
      <wg-empty heading="No version of this draft has a name yet">
        A version keeps the text as it is recorded at one moment, under a name that everybody uses for it: for comments, for the
        plenary, as sent to the Committee. ${refusal ?? ''}
        <wa-button slot="action" appearance="outlined" href=${comparisonAddress(id, 'force', 'now')}>
          Compare the text in force with the draft
        </wa-button>
      </wg-empty>
    `
  }

  private renderDesk(list: VersionList) {
    return html`
      <div class="wg-desk">
        <div class="wg-desk-drawers">
          ${drawerButton('outline', 'Versions', this.openPanel, this.open)}
          ${drawerButton('margin', 'Changes', this.openPanel, this.open)}
        </div>
        <nav class="wg-desk-panel is-outline ${this.openPanel === 'outline' ? 'is-open' : ''}" aria-label="Versions">
          ${drawerClose(this.closePanel)}
          <h2>Versions</h2>
          ${versionsList(list.items, this.from, {
            addressOf: ({ number }) => comparisonAddress(this.param('id'), String(number), 'now'),
            historyOf: ({ sequence }) => `/drafts/${this.param('id')}/history?at=${sequence}`,
            restore: this.draft.value?.right === 'edit' ? this.restore : null,
          })}
        </nav>
        <section aria-label="The two texts as one">${this.renderBar(list)} ${this.renderText()}</section>
        <aside class="wg-desk-panel is-margin ${this.openPanel === 'margin' ? 'is-open' : ''}" aria-label="Changes">
          ${drawerClose(this.closePanel)} ${this.renderMargin()}
        </aside>
      </div>
    `
  }

  private renderBar(list: VersionList) {
    const { comparison, changes = [] } = this.compared.value ?? {}
    return html`
      <wg-compare-bar
        from=${this.from}
        to=${this.query.value.to}
        .texts=${this.choices(list)}
        .counts=${comparison?.counts ?? null}
        place=${this.current + 1}
        change-count=${changes.length}
        ?names-writers=${this.namesWriters}
        no-writers=${comparison ? whyNobody(comparison) : ''}
        @wg-texts-chosen=${({ from, to }: TextsChosenEvent) => this.query.set({ from, to })}
        @wg-change-stepped=${({ by }: ChangeSteppedEvent) => this.step(by)}
        @wg-writers-asked=${({ isOn }: WritersAskedEvent) => this.query.set({ who: isOn ? 'on' : '' })}
      ></wg-compare-bar>
    `
  }

  /** What can be compared, in the order of time, and whatever else the address names. */
  private choices({ items }: VersionList): TextChoice[] {
    const known = [
      { name: 'force', title: 'The text in force' },
      ...items.map(({ number, name }) => ({ name: String(number), title: `${number}. ${name}` })),
      { name: 'now', title: 'The text now' },
    ]
    const others = [this.from, this.query.value.to].filter((name) => !known.some((choice) => choice.name === name))
    return [...known, ...[...new Set(others)].filter(Boolean).map((name) => ({ name, title: momentTitle(name) }))]
  }

  private renderText() {
    const draw = (found: Compared | null | undefined) => {
      if (!found) return html`<wg-loading what="the comparison"></wg-loading>`
      const { from, to, blocks, writers } = found.comparison
      return html`<wg-marked-text .blocks=${blocks} .writers=${writers ?? []} name="${from.title} compared with: ${to.title}"></wg-marked-text>`
    }
    return this.compared.render({
      pending: () => draw(this.compared.value),
      complete: draw,
      error: (error) => html`<wg-problem .error=${error} retry @wg-retried=${() => this.compared.run()}></wg-problem>`,
    })
  }

  private renderMargin() {
    const found = this.compared.value
    if (!found) return nothing
    const { writers } = found.comparison
    return html`
      ${writers && writers.length > 0 ? html`<section><h2>Who wrote what</h2>${writersLegend(writers)}</section>` : nothing}
      <section>
        <h2>Changes</h2>
        ${changesMargin(found.changes, this.current, this.goTo)}
      </section>
    `
  }

  private readonly open = (panel: DeskPanel): void => {
    this.openPanel = panel
  }

  private readonly closePanel = (): void => {
    this.openPanel = null
  }

  private readonly goTo = (place: number): void => {
    const change = this.compared.value?.changes[place]
    if (!change) return
    this.closePanel()
    this.current = place
    this.text?.goTo(change.block)
  }

  private step(by: 1 | -1): void {
    const count = this.compared.value?.changes.length ?? 0
    if (count === 0) return
    this.goTo(this.current === -1 && by === -1 ? count - 1 : (this.current + by + count) % count)
  }

  private readonly stepByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.closePanel()
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const isElsewhere = event
      .composedPath()
      .some((target) => target instanceof HTMLElement && /^(INPUT|WA-SELECT|DIALOG|WA-INPUT)$/.test(target.tagName))
    if (isElsewhere) return
    if (event.key === 'ArrowLeft') this.step(-1)
    if (event.key === 'ArrowRight') this.step(1)
  }

  private readonly name = async (input: VersionInput): Promise<void> => {
    const { number, name } = await versionsApi(this.http.value).name(this.param('id'), input)
    announce(`Version ${number}, ${name}, is kept.`)
    await this.versions.run()
    this.query.set({ from: String(number), to: 'now' })
  }

  private readonly restore = async ({ sequence }: VersionView): Promise<void> => {
    const id = this.param('id')
    const { isChanged } = await draftsApi(this.http.value).bringBack(id, sequence)
    announce(isChanged ? 'The text is back in the draft.' : 'The draft reads like this already.')
    navigate(`/drafts/${id}`)
  }
}

/** Why it cannot be told who wrote what; '' where it can. */
function whyNobody({ from, to }: ComparisonView): string {
  if (from.sequence === null || to.sequence === null) return 'The text in force was not written in this draft.'
  return from.sequence > to.sequence ? 'Choose the earlier text first: then it can be told who wrote what.' : ''
}

function momentTitle(name: string): string {
  return name.startsWith('@') ? `Change ${name.slice(1)}` : name
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-versions-page': WgDraftVersionsPage
  }
}
