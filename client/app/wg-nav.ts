/**
 * The navigation: a rail at the side of a desk, and on a phone a bar at the top (name, account) and one at the bottom
 * (four sections and "More"). Only the one that is shown exists for assistive technology, the other is `display: none`.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Actor } from '#domain/access.ts'
import '../ui/icons.ts'
import './wg-unread-count.ts'
import { shared } from '../styles/shared.css.ts'
import { SECTIONS, type SectionName } from './sections.ts'
import './wg-account-menu.ts'

interface Section {
  readonly name: string
  readonly label: string
  readonly href: string
}

const SIGN_IN: Section = { name: 'sign-in', label: 'Sign in', href: '/sign-in' }
const IN_THE_BAR = 4

@customElement('wg-nav')
export class WgNav extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
      .rail {
        background: var(--wg-ground);
        block-size: 100dvh;
        display: flex;
        flex-direction: column;
        gap: var(--wg-space-5);
        inset-block-start: 0;
        overflow-y: auto;
        padding: var(--wg-space-5) var(--wg-space-3) var(--wg-space-3);
        position: sticky;
      }
      .wordmark {
        align-items: center;
        color: var(--wg-ink);
        display: inline-flex;
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-xl);
        font-weight: 600;
        gap: 0.15em;
        letter-spacing: -0.01em;
        line-height: 1;
        min-block-size: 1.75rem;
        padding-inline: var(--wg-space-2);
        text-decoration: none;
      }
      .wordmark::before,
      .wordmark::after {
        color: var(--wg-accent);
        font-weight: 400;
      }
      .wordmark::before {
        content: '[';
      }
      .wordmark::after {
        content: ']';
      }
      nav {
        flex: 1;
      }
      .entry {
        align-items: center;
        border-radius: var(--wg-radius-m);
        color: var(--wg-ink);
        display: flex;
        gap: var(--wg-space-3);
        min-block-size: 2.5rem;
        padding: 0 var(--wg-space-2);
        position: relative;
        text-decoration: none;
      }
      .entry wa-icon {
        color: var(--wg-ink-quiet);
        font-size: 1.25em;
      }
      .entry:hover {
        background: var(--wg-neutral-tint);
        color: var(--wg-ink);
      }
      .entry[aria-current='page'] {
        background: var(--wg-accent-tint);
        color: var(--wg-accent);
        font-weight: var(--wg-weight-medium);
      }
      .entry[aria-current='page'] wa-icon {
        color: var(--wg-accent);
      }
      .entry wg-unread-count {
        margin-inline-start: auto;
      }
      .tab wg-unread-count {
        inset-block-start: var(--wg-space-1);
        inset-inline-start: calc(50% + 0.5rem);
        position: absolute;
      }
      .entries li + li {
        margin-block-start: 2px;
      }
      .account {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block-start: var(--wg-space-2);
      }
      .top,
      .bottom {
        display: none;
      }
      @media (width < 64rem) {
        .rail {
          display: none;
        }
        .top {
          align-items: center;
          background: var(--wg-ground);
          border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
          display: flex;
          inset-block-start: 0;
          justify-content: space-between;
          padding: var(--wg-space-1) var(--wg-space-2);
          position: sticky;
          z-index: 10;
        }
        .bottom {
          background: var(--wg-sheet);
          border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
          display: block;
          inset-block-end: 0;
          inset-inline: 0;
          padding-block-end: env(safe-area-inset-bottom);
          position: fixed;
          z-index: 10;
        }
        .bottom ul {
          display: grid;
          grid-auto-columns: 1fr;
          grid-auto-flow: column;
        }
        .tab {
          position: relative;
          align-items: center;
          background: none;
          border: 0;
          block-size: 3.5rem;
          color: var(--wg-ink-quiet);
          cursor: pointer;
          display: flex;
          flex-direction: column;
          font: inherit;
          font-size: 0.75rem;
          gap: 2px;
          inline-size: 100%;
          justify-content: center;
          padding: 0;
          text-decoration: none;
        }
        .tab wa-icon {
          font-size: 1.35rem;
        }
        .tab[aria-current='page'] {
          color: var(--wg-accent);
          font-weight: var(--wg-weight-bold);
        }
      }
      dialog {
        background: var(--wg-raised);
        border: 0;
        border-radius: var(--wg-radius-l) var(--wg-radius-l) 0 0;
        color: var(--wg-ink);
        inline-size: 100%;
        inset: auto 0 0;
        margin: 0;
        max-inline-size: none;
        padding: var(--wg-space-4) var(--wg-space-4) calc(var(--wg-space-5) + env(safe-area-inset-bottom));
      }
      dialog::backdrop {
        background: var(--wg-veil);
      }
      dialog .entry {
        min-block-size: 3rem;
      }
      .close {
        background: none;
        border: var(--wg-rule-width) solid var(--wg-rule-firm);
        border-radius: var(--wg-radius-m);
        color: inherit;
        font: inherit;
        inline-size: 100%;
        margin-block-start: var(--wg-space-3);
        min-block-size: var(--wg-touch);
      }
      @media print {
        .rail,
        .top,
        .bottom {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) actor: Actor | null = null
  /** The section of the page that is open. */
  @property() section: SectionName | '' = ''
  /** Alerts that wait on the reader's table. */
  @property({ type: Number, attribute: 'unread-count' }) unreadCount = 0

  @query('dialog') private readonly sheet?: HTMLDialogElement

  override render() {
    const sections: readonly Section[] = this.actor ? SECTIONS : [...SECTIONS.filter(({ isOpen }) => isOpen), SIGN_IN]
    const isWhole = sections.length <= IN_THE_BAR + 1
    const inBar = isWhole ? sections : sections.slice(0, IN_THE_BAR)
    return html`
      <div class="rail">
        ${this.renderWordmark()}
        <nav aria-label="Sections">
          <ul class="plain entries">
            ${sections.map((section) => html`<li>${this.renderEntry(section)}</li>`)}
          </ul>
        </nav>
        <div class="account"><wg-account-menu .actor=${this.actor}></wg-account-menu></div>
      </div>
      <div class="top">
        ${this.renderWordmark()}
        <wg-account-menu compact .actor=${this.actor}></wg-account-menu>
      </div>
      <nav class="bottom" aria-label="Sections">
        <ul class="plain">
          ${inBar.map((section) => html`<li>${this.renderTab(section)}</li>`)}
          ${isWhole ? nothing : html`<li>${this.renderMore(sections.slice(IN_THE_BAR))}</li>`}
        </ul>
      </nav>
      ${isWhole ? nothing : this.renderSheet(sections.slice(IN_THE_BAR))}
    `
  }

  private renderWordmark() {
    return html`<a class="wordmark" href=${this.actor ? '/' : '/decisions'}>Intersession</a>`
  }

  private renderEntry(section: Section) {
    return html`
      <a class="entry" href=${section.href} aria-current=${section.name === this.section ? 'page' : nothing}>
        <wa-icon name=${section.name}></wa-icon>${section.label}${this.renderCount(section)}
      </a>
    `
  }

  private renderCount({ name }: Section) {
    return name === 'my-table' ? html`<wg-unread-count .count=${this.unreadCount}></wg-unread-count>` : nothing
  }

  private renderTab(section: Section) {
    return html`
      <a class="tab" href=${section.href} aria-current=${section.name === this.section ? 'page' : nothing}>
        <wa-icon name=${section.name}></wa-icon>${section.label}${this.renderCount(section)}
      </a>
    `
  }

  private renderMore(sections: readonly Section[]) {
    const isInside = sections.some((section) => section.name === this.section)
    return html`
      <button
        class="tab"
        type="button"
        aria-haspopup="dialog"
        aria-current=${isInside ? 'page' : nothing}
        @click=${() => this.sheet?.showModal()}
      >
        <wa-icon name="ellipsis"></wa-icon>More
      </button>
    `
  }

  private renderSheet(sections: readonly Section[]) {
    return html`
      <dialog aria-label="More sections" @click=${() => this.sheet?.close()}>
        <ul class="plain entries">
          ${sections.map((section) => html`<li>${this.renderEntry(section)}</li>`)}
        </ul>
        <button class="close" type="button">Close</button>
      </dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-nav': WgNav
  }
}
