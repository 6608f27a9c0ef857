/**
 * The sheet that every page stands on: masthead with heading, what may be done here, then the content.
 *
 *     <wg-page heading="Decisions" kicker="Registry">
 *       <p slot="intro">…</p> <wa-button slot="actions">…</wa-button> … </wg-page>
 *
 * It tells the shell its title, which becomes the window's title, and takes the focus after navigation (WCAG 2.4.3).
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { PageTitledEvent } from '../lib/page.ts'
import { shared } from '../styles/shared.css.ts'

export interface Crumb {
  readonly label: string
  readonly href: string
}

@customElement('wg-page')
export class WgPage extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        margin-inline: auto;
        max-inline-size: var(--wg-page-width);
        padding: var(--wg-space-6) var(--wg-space-6) var(--wg-space-8);
      }
      :host([width='reading']) {
        max-inline-size: 52rem;
      }
      :host([width='full']) {
        max-inline-size: none;
      }
      header {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        margin-block-end: var(--wg-space-5);
        padding-block-end: var(--wg-space-4);
      }
      .masthead {
        align-items: end;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-3) var(--wg-space-5);
        justify-content: space-between;
      }
      .titles {
        flex: 1 1 20rem;
        min-inline-size: 0;
      }
      nav {
        font-size: var(--wg-size-s);
        margin-block-end: var(--wg-space-2);
      }
      nav ol {
        display: flex;
        flex-wrap: wrap;
        list-style: none;
        margin: 0;
        padding: 0;
      }
      nav a {
        color: var(--wg-ink-quiet);
        text-decoration: none;
      }
      nav a:hover {
        color: var(--wg-accent);
        text-decoration: underline;
      }
      nav li + li::before {
        color: var(--wg-ink-quiet);
        content: '›';
        margin-inline: var(--wg-space-2);
      }
      nav li:first-child::before {
        color: var(--wg-ink-quiet);
        content: '‹';
        margin-inline-end: var(--wg-space-2);
      }
      h1 {
        font-size: var(--wg-size-3xl);
        font-weight: 600;
        letter-spacing: -0.01em;
        overflow-wrap: break-word;
      }
      h1:focus {
        outline: none;
      }
      .kicker {
        margin-block-end: var(--wg-space-1);
      }
      .intro {
        color: var(--wg-ink-quiet);
        max-inline-size: var(--wg-measure);
        padding-block-start: var(--wg-space-2);
      }
      .intro:not(.is-there) {
        display: none;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2);
      }
      /* What the page is about stands below, and wants the room. */
      :host([compact]) {
        padding-block-start: var(--wg-space-4);
      }
      :host([compact]) header {
        padding-block-end: var(--wg-space-3);
      }
      :host([compact]) .way {
        align-items: baseline;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wg-space-3);
      }
      :host([compact]) :is(nav, .kicker) {
        margin: 0;
      }
      :host([compact]) h1 {
        font-size: var(--wg-size-xl);
      }
      :host([compact]) .intro {
        font-size: var(--wg-size-s);
        max-inline-size: none;
        padding-block-start: var(--wg-space-1);
      }
      :host([compact]) .titles {
        flex-basis: 26rem;
      }
      :host([compact]) .masthead {
        align-items: center;
      }
      :host([compact]) .actions {
        align-items: center;
        gap: var(--wg-space-1);
      }
      @media (width < 48rem) {
        :host {
          padding: var(--wg-space-4) var(--wg-space-4) var(--wg-space-7);
        }
        h1 {
          font-size: var(--wg-size-2xl);
        }
      }
      @media print {
        :host {
          max-inline-size: none;
          padding: 0;
        }
        nav,
        .actions {
          display: none;
        }
      }
    `,
  ]

  /** The name of the page; also the window's title. Empty while it is not known yet. */
  @property() heading = ''
  /** One short line above the heading: the kind of thing, or the symbol of the document. */
  @property() kicker = ''
  /** `reading` for running text, `full` for a table or desk that wants the whole width. */
  @property({ reflect: true }) width: 'page' | 'reading' | 'full' = 'page'
  /** A small masthead, for a page whose content is a text of its own. */
  @property({ type: Boolean, reflect: true }) compact = false
  /** The way back, from the section down to the parent; without the page itself. */
  @property({ attribute: false }) crumbs: readonly Crumb[] = []

  @state() private hasIntro = false
  /** What stands in the place of the heading when the thing that would give it did not come. */
  @state() private trouble = ''

  constructor() {
    super()
    this.addEventListener('wg-problem-shown', (event) => {
      this.trouble = event.heading
    })
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const isNews = changed.has('heading') || (changed.has('trouble') && !this.heading)
    if (!isNews || !this.shownHeading) return
    this.dispatchEvent(new PageTitledEvent(this.shownHeading, () => this.focusHeading()))
  }

  private get shownHeading(): string {
    return this.heading || this.trouble
  }

  focusHeading(): void {
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true })
  }

  override render() {
    return html`
      <header>
        <div class="way">${this.renderCrumbs()} ${this.compact ? this.renderKicker() : nothing}</div>
        <div class="masthead">
          <div class="titles">
            ${this.compact ? nothing : this.renderKicker()}
            <h1 tabindex="-1">${this.shownHeading}</h1>
            <div class="intro ${this.hasIntro ? 'is-there' : ''}">
              <slot name="intro" @slotchange=${this.onIntroChange}></slot>
            </div>
          </div>
          <div class="actions"><slot name="actions"></slot></div>
        </div>
      </header>
      <slot></slot>
    `
  }

  private onIntroChange(event: Event): void {
    this.hasIntro = (event.target as HTMLSlotElement).assignedElements().length > 0
  }

  private renderKicker() {
    return this.kicker ? html`<p class="kicker">${this.kicker}</p>` : nothing
  }

  private renderCrumbs() {
    if (this.crumbs.length === 0) return nothing
    return html`
      <nav aria-label="Where this page belongs">
        <ol>
          ${this.crumbs.map((crumb) => html`<li><a href=${crumb.href}>${crumb.label}</a></li>`)}
        </ol>
      </nav>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-page': WgPage
  }
}
