/** Where the desk is narrow, what stands beside the paper opens as a drawer: the buttons that open and close it. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html } from 'lit'

/** The panels beside the paper, by their place. */
export type DeskPanel = 'outline' | 'margin'

export function drawerButton(
  panel: DeskPanel,
  name: string,
  openPanel: DeskPanel | null,
  open: (panel: DeskPanel) => void,
) {
  return html`
    <wa-button
      class="for-${panel}"
      size="s"
      appearance="outlined"
      aria-expanded=${openPanel === panel}
      @click=${() => open(panel)}
    >${name}</wa-button>
  `
}

export function drawerClose(close: () => void) {
  return html`
    <div class="wg-desk-close">
      <wa-button size="s" appearance="plain" @click=${close}>Close</wa-button>
    </div>
  `
}
