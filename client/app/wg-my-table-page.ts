/** The start page: what waits for the reader, by date. */
import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { PageElement } from '../lib/page.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-page.ts'

@customElement('wg-my-table-page')
export class WgMyTablePage extends PageElement {
  static override styles = [shared]

  override render() {
    return html`<wg-page heading="My table"></wg-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-my-table-page': WgMyTablePage
  }
}
