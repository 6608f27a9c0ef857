/**
 * A link or a secret that is shown this one time, with a button that copies it. Properties in, nothing out: what is shown
 * is kept by nobody, so the page that holds it says so before it is closed.
 *
 *     <wg-shown-once label="Sign-in link" value="https://…"></wg-shown-once>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { announce } from '../lib/announce.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'

@customElement('wg-shown-once')
export class WgShownOnce extends LitElement {
  static override styles = [
    shared,
    css`
      .line {
        align-items: stretch;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2);
      }
      output {
        background: var(--wg-sunk);
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        flex: 1 1 16rem;
        font-family: var(--wg-font-code);
        font-size: var(--wg-size-s);
        overflow-wrap: anywhere;
        padding: var(--wg-space-3);
        user-select: all;
      }
      .label {
        display: block;
        font-weight: var(--wg-weight-medium);
        margin-block-end: var(--wg-space-1);
      }
    `,
  ]

  /** What it is, in a few words. */
  @property() label = ''
  @property() value = ''

  @state() private isCopied = false

  override render() {
    return html`
      <span class="label" id="label">${this.label}</span>
      <div class="line">
        <output aria-labelledby="label" tabindex="0">${this.value}</output>
        <wa-button appearance="outlined" @click=${this.copy}>
          <wa-icon slot="start" name=${this.isCopied ? 'check' : 'copy'}></wa-icon>${this.isCopied ? 'Copied' : 'Copy'}
        </wa-button>
      </div>
    `
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value)
      this.isCopied = true
      announce(`${this.label} copied.`)
    } catch {
      // Browsers give the clipboard to secure addresses only; marking the text is what then remains.
      const shown = this.renderRoot.querySelector('output')
      if (shown) getSelection()?.selectAllChildren(shown)
      announce('This browser does not let pages copy. The text is marked: copy it with the keyboard.', 'note')
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-shown-once': WgShownOnce
  }
}
