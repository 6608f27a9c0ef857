/**
 * What the shell and a page agree on. The shell creates the page's element and sets `params` before it is connected;
 * the page renders a `wg-page`, which tells the shell the title and offers its heading for focus.
 */
import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'

/** The named parts of the address: `/drafts/:id` gives `{ id }`. A rest part `*rest` may hold slashes. */
export type PageParams = Readonly<Record<string, string>>

export class PageElement extends LitElement {
  /** Set by the shell; changes while the page stays, e.g. from one provision to another of the same decision. */
  @property({ attribute: false }) params: PageParams = {}

  /** A part of the address that the route's path always has. */
  protected param(name: string): string {
    return this.params[name] ?? ''
  }
}

export class PageTitledEvent extends Event {
  static readonly type = 'wg-page-titled'
  readonly heading: string
  readonly focusHeading: () => void

  constructor(heading: string, focusHeading: () => void) {
    super(PageTitledEvent.type, { bubbles: true, composed: true })
    this.heading = heading
    this.focusHeading = focusHeading
  }
}

declare global {
  interface HTMLElementEventMap {
    'wg-page-titled': PageTitledEvent
  }
}
