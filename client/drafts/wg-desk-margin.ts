/**
 * The margin of a draft: whether all is recorded and who is here, a row of tabs, and the section that is chosen. Stands in the light DOM of the page, whose style sheet
 * lays it out; a section brings its own.
 *
 *     <wg-desk-margin .desk=${desk} chosen="proposals" @wg-section-chosen=${…}></wg-desk-margin>
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../collab/wg-presence.ts'
import '../collab/wg-recorded.ts'
import type { Desk, SectionCountedEvent } from './desk.ts'
import { DESK_SECTIONS, type DeskSection } from './desk-sections.ts'

export class SectionChosenEvent extends Event {
  static readonly type = 'wg-section-chosen'
  readonly section: string

  constructor(section: string) {
    super(SectionChosenEvent.type, { bubbles: true, composed: true })
    this.section = section
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

@customElement('wg-desk-margin')
export class WgDeskMargin extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null
  /** The name of the section that is shown; one that is not there shows the first. */
  @property() chosen = ''
  @state() private counts: ReadonlyMap<string, number> = new Map()
  private isFocusAwaited = false

  protected override createRenderRoot(): this {
    return this
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.isFocusAwaited) return
    this.isFocusAwaited = false
    this.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  }

  override render() {
    const { desk } = this
    if (!desk) return nothing
    const sections = DESK_SECTIONS.filter(({ isFor }) => isFor?.(desk.draft) ?? true)
    const current = sections.find(({ name }) => name === this.chosen) ?? sections[0]
    return html`
      <section class="wg-desk-here">
        <wg-recorded .connection=${desk.collab}></wg-recorded>
        <wg-presence brief .awareness=${desk.collab.awareness} reader=${desk.collab.readerId}></wg-presence>
      </section>
      <div class="wg-desk-tabs" role="tablist" aria-label="What stands beside the text" @keydown=${this.step}>
        ${sections.map((section) => this.renderTab(section, section === current))}
      </div>
      ${sections.map(
        (section) => html`
          <div
            id="wg-section-${section.name}"
            role="tabpanel"
            aria-labelledby="wg-tab-${section.name}"
            ?hidden=${section !== current}
            @wg-section-counted=${(event: SectionCountedEvent) => this.keepCount(section.name, event.count)}
          >${section.draw(desk)}</div>
        `,
      )}
    `
  }

  private renderTab({ name, title }: DeskSection, isChosen: boolean) {
    const count = this.counts.get(name)
    return html`
      <button
        type="button"
        role="tab"
        id="wg-tab-${name}"
        data-section=${name}
        aria-controls="wg-section-${name}"
        aria-selected=${isChosen}
        tabindex=${isChosen ? 0 : -1}
        @click=${() => this.choose(name)}
      >${title}${count === undefined ? nothing : html` <span class="wg-desk-count">${count}</span>`}</button>
    `
  }

  private choose(name: string): void {
    this.dispatchEvent(new SectionChosenEvent(name))
  }

  private keepCount(name: string, count: number | null): void {
    if ((this.counts.get(name) ?? null) === count) return
    const counts = new Map(this.counts)
    if (count === null) counts.delete(name)
    else counts.set(name, count)
    this.counts = counts
  }

  private readonly step = (event: KeyboardEvent): void => {
    const tabs = [...this.querySelectorAll<HTMLElement>('[role="tab"]')]
    const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true')
    const by = STEPS[event.key]
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : null
    const to = target ?? (by === undefined ? null : (at + by + tabs.length) % tabs.length)
    const section = to === null ? undefined : tabs[to]?.dataset.section
    if (section === undefined) return
    event.preventDefault()
    this.isFocusAwaited = true
    this.choose(section)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-desk-margin': WgDeskMargin
  }
  interface HTMLElementEventMap {
    'wg-section-chosen': SectionChosenEvent
  }
}
