/** From a draft to the pages that look at it in time. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html } from 'lit'

/** Actions of the draft's page. */
export function draftWays(draftId: string) {
  return [
    html`
      <wa-button slot="actions" appearance="outlined" href="/drafts/${draftId}/versions">
        <wa-icon slot="start" name="compare"></wa-icon>Versions
      </wa-button>
    `,
    html`
      <wa-button slot="actions" appearance="outlined" href="/drafts/${draftId}/history">
        <wa-icon slot="start" name="history"></wa-icon>History
      </wa-button>
      <wa-button slot="actions" appearance="outlined" href="/drafts/${draftId}/word">
        <wa-icon slot="start" name="upload"></wa-icon>Send a Word file back
      </wa-button>
    `,
  ]
}
