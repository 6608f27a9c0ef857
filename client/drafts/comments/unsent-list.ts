/** What this person has said here and the server has not taken yet. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html, nothing } from 'lit'
import type { UnsentComment, UnsentComments } from './unsent-comments.ts'

export function unsentList(unsent: UnsentComments, draftId: string) {
  const comments = unsent.of(draftId)
  if (comments.length === 0) return nothing
  return html`
    <ul class="wg-comments-list" aria-label="Comments that are not sent yet" aria-live="polite">
      ${comments.map((comment) => html`<li class="wg-comments-unsent">${unsentComment(comment, unsent)}</li>`)}
    </ul>
  `
}

function unsentComment({ id, refusal, input, kind }: UnsentComment, unsent: UnsentComments) {
  const what = kind === 'reply' ? 'reply' : 'comment'
  if (refusal === '')
    return html`<p>This ${what} is kept on this device and sent when the connection is back.</p><p>${input.text}</p>`
  return html`
    <p>This ${what} was not taken. ${refusal}</p>
    <p>${input.text}</p>
    <div class="wg-comments-row">
      <wa-button size="s" appearance="outlined" @click=${() => unsent.retry(id)}>Send it again</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => unsent.drop(id)}>Throw it away</wa-button>
    </div>
  `
}
