/**
 * All keys of the editor on one sheet. Opened with `ask()`.
 *
 *     <wg-keys-dialog></wg-keys-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import { KEY_GROUPS } from './keys.ts'

@customElement('wg-keys-dialog')
export class WgKeysDialog extends LitElement {
  static override styles = [
    shared,
    css`
      .groups {
        column-gap: var(--wg-space-6);
        columns: 22rem;
      }
      section {
        break-inside: avoid;
        margin-block-end: var(--wg-space-5);
      }
      h3 {
        font: var(--wg-weight-medium) var(--wg-size-s) / 1.4 var(--wg-font-text);
        color: var(--wg-ink-quiet);
      }
      dl {
        margin: 0;
      }
      dl div {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-3);
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
        padding-block: var(--wg-space-1);
      }
      dt {
        font-weight: var(--wg-weight-medium);
      }
      dd {
        margin: 0;
      }
    `,
  ]

  @state() private isOpen = false

  ask(): void {
    this.isOpen = true
  }

  override render() {
    return html`
      <wg-dialog heading="Keys" size="large" ?open=${this.isOpen} @wg-closed=${this.close}>
        <div class="groups">
          ${KEY_GROUPS.map(
            ({ name, keys }) => html`
              <section>
                <h3>${name}</h3>
                <dl>${keys.map(({ keys: pressed, does }) => html`<div><dt>${pressed}</dt><dd>${does}</dd></div>`)}</dl>
              </section>
            `,
          )}
        </div>
        <p class="small quiet">On a Mac, Command stands for Ctrl.</p>
        <wa-button slot="actions" variant="brand" autofocus @click=${this.close}>Close</wa-button>
      </wg-dialog>
    `
  }

  private readonly close = (): void => {
    this.isOpen = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-keys-dialog': WgKeysDialog
  }
}
