/** What the shell shows when it has no page to show: an unknown address, or code and session that did not arrive. */
import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DomainError } from '#domain/errors.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'

@customElement('wg-trouble')
export class WgTrouble extends LitElement {
  @property() heading = ''
  @property({ attribute: false }) error: unknown = null

  static nothingHere(): WgTrouble {
    const message =
      'No page has this address. It may have been mistyped; the sections beside this text lead to what there is.'
    return WgTrouble.about('Nothing at this address', new DomainError('not_found', message))
  }

  static about(heading: string, error: unknown): WgTrouble {
    const trouble = document.createElement('wg-trouble')
    trouble.heading = heading
    // The code of a page fails to arrive with a TypeError of the browser's own wording.
    trouble.error =
      error instanceof TypeError
        ? new DomainError(
            'unavailable',
            'Part of the program did not arrive. Check the connection and load the page again.',
          )
        : error
    return trouble
  }

  override render() {
    const mayRetry = this.error instanceof DomainError && this.error.code === 'unavailable'
    return html`
      <wg-page heading=${this.heading} width="reading">
        <wg-problem .error=${this.error} ?retry=${mayRetry} @wg-retried=${() => location.reload()}></wg-problem>
      </wg-page>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-trouble': WgTrouble
  }
}
