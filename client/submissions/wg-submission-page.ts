/** One submission as it was sent. It is not changed afterwards; who sees it stands beside it. */
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { CONSEQUENCES } from '#domain/submissions/release.ts'
import type { SubmissionView } from '#domain/submissions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { capital } from '../lib/words.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import { submissionsApi } from './api.ts'
import { ANSWER_WORDS, VISIBILITY_WORDS } from './words.ts'

const CRUMBS = [{ label: 'Submissions', href: '/submissions' }]

@customElement('wg-submission-page')
export class WgSubmissionPage extends PageElement {
  static override styles = [
    shared,
    css`
      .summary {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
        line-height: var(--wg-leading-document);
        margin-block-end: var(--wg-space-5);
        max-inline-size: var(--wg-measure);
        white-space: pre-line;
      }
      dl {
        border-block-start: 2px solid var(--wg-rule-heavy);
        display: grid;
        grid-template-columns: minmax(8rem, max-content) 1fr;
        margin: 0;
      }
      dt,
      dd {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        margin: 0;
        overflow-wrap: anywhere;
        padding-block: var(--wg-space-2);
      }
      dt {
        color: var(--wg-ink-quiet);
        padding-inline-end: var(--wg-space-5);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly submission = new Task(this, {
    task: ([id], { signal }) => submissionsApi(this.http.value).read(id, signal),
    args: () => [this.param('id')] as const,
  })

  override render() {
    const { value } = this.submission
    return html`
      <wg-page .heading=${value?.title ?? ''} .kicker=${value?.delegation ?? ''} .crumbs=${CRUMBS} width="reading">
        ${loaded(this.submission, 'the submission', (submission) => this.renderSubmission(submission))}
      </wg-page>
    `
  }

  private renderSubmission(sent: SubmissionView) {
    return html`
      ${sent.summary ? html`<p class="summary">${sent.summary}</p>` : nothing}
      <dl>
        ${line('Answer', sent.answer === 'information' ? '' : ANSWER_WORDS[sent.answer])} ${line('Category', capital(sent.category))}
        ${line('Provision', sent.provision ? html`<a href=${sent.provision.href}>${sent.provision.cite}</a>` : '')}
        ${line('Call', sent.callId ? html`<a href="/submissions/calls/${sent.callId}">The call it answers${sent.questionPosition ? `, question ${sent.questionPosition}` : ''}</a>` : '')}
        ${line('Read it at', sent.link ? html`<a href=${sent.link} rel="noopener noreferrer" target="_blank">${sent.link}</a>` : '')}
        ${line('Received', html`<wg-date at=${sent.receivedOn}></wg-date>`)}
        ${line('Seen by', html`${VISIBILITY_WORDS[sent.visibility]}<br /><span class="quiet small">${CONSEQUENCES[sent.visibility]}</span>`)}
      </dl>
    `
  }
}

function line(term: string, value: unknown) {
  return value === '' ? nothing : html`<dt>${term}</dt><dd>${value}</dd>`
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-submission-page': WgSubmissionPage
  }
}
