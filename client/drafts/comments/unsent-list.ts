/** What this person has said here and the server has not taken yet. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html, nothing } from 'lit'
import type { UnsentComment, UnsentComments } from './unsent-comments.ts'

/** @param isLasting whether the device keeps them, or only this window */
export function unsentList(unsent: UnsentComments, draftId: string, isLasting: boolean) {
  const comments = unsent.of(draftId)
  if (comments.length === 0) return nothing
  return html`
    <ul class="wg-comments-list" aria-label="Comments that are not sent yet" aria-live="polite">
      ${comments.map((comment) => html`<li class="wg-comments-unsent">${unsentComment(comment, unsent, isLasting)}</li>`)}
    </ul>
  `
}

function unsentComment({ id, refusal, input, kind }: UnsentComment, unsent: UnsentComments, isLasting: boolean) {
  const what = kind === 'reply' ? 'reply' : 'comment'
  if (refusal === '') {
    const where = isLasting ? 'on this device' : 'in this window alone'
    return html`<p>This ${what} is kept ${where} and sent when the connection is back.</p><p>${input.text}</p>`
  }
  return html`
    <p>This ${what} was not taken. ${refusal}</p>
    <p>${input.text}</p>
    <div class="wg-comments-row">
      <wa-button size="s" appearance="outlined" @click=${() => unsent.retry(id)}>Send it again</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => unsent.drop(id)}>Throw it away</wa-button>
    </div>
  `
}
