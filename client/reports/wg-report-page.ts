/** One document for a meeting: its cover, what stands in the way of its issue, its files, and the text as it will be read. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { Task, TaskStatus } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { GroupId } from '#domain/ids.ts'
import { EXPORT_FORMATS, type ReportDetail } from '#domain/reports/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { exportAddress, readAsPage, reportsApi } from './api.ts'
import { FILE_WORDS, ISSUED_BY_SECRETARIAT, KIND_WORDS, STATE_WORDS } from './report-words.ts'
import './wg-issues.ts'
import './wg-publication-guard.ts'
import './wg-report-cover.ts'

@customElement('wg-report-page')
export class WgReportPage extends PageElement {
  static override styles = [
    shared,
    css`
      .columns {
        align-items: start;
        display: grid;
        gap: var(--wg-space-6) var(--wg-space-7);
        grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
      }
      section + section {
        margin-block-start: var(--wg-space-6);
      }
      .preview {
        margin-block-start: var(--wg-space-7);
      }
      iframe {
        block-size: min(72rem, 90vh);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-s);
        box-shadow: var(--wg-shadow-sheet);
        inline-size: 100%;
      }
      .refusal {
        color: var(--wg-ink-quiet);
        margin-block-start: var(--wg-space-3);
      }
      @media (width < 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @state() private isAsking = false
  @state() private isIssuing = false
  /** The symbol that the meeting gave the document, typed here when it was compiled without one. */
  @state() private symbol = ''
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly report = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => reportsApi(this.http.value).find(id, signal),
  })
  private readonly preview = new Task(this, {
    args: () => [this.report.value?.id, this.report.value?.issues.at(-1)?.revision] as const,
    task: ([id, revision], { signal }) => (id ? readAsPage(id, revision, signal) : ''),
  })

  override render() {
    const report = this.report.value
    return html`
      <wg-page
        heading=${report?.title ?? (this.report.status === TaskStatus.ERROR ? 'Report' : '')}
        kicker=${report ? KIND_WORDS[report.kind] : ''}
        .crumbs=${[{ label: 'Reports', href: '/reports' }]}
      >
        ${report ? this.renderIntro(report) : nothing}
        ${report ? this.renderActions(report) : nothing}
        ${this.report.render({
          pending: () => (report ? this.renderReport(report) : html`<wg-loading what="the report"></wg-loading>`),
          complete: (found) => this.renderReport(found),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.report.run()}></wg-problem>`,
        })}
      </wg-page>
    `
  }

  private renderIntro(report: ReportDetail) {
    const { name, tone, sign } = STATE_WORDS[report.state]
    return html`
      <div slot="intro" class="facts">
        <wg-status tone=${tone} sign=${sign}>${name}</wg-status>
        <span class="symbol">${report.issues.at(-1)?.symbol ?? (report.symbol || 'No symbol yet')}</span>
        <a href="/meetings/${report.meetingCode}">${report.meetingCode}</a>
        <span>Prepared by: ${report.author}</span>
        <span>Compiled on <wg-date at=${report.compiledAt}></wg-date></span>
      </div>
    `
  }

  private mayIssue(report: ReportDetail): boolean {
    return this.session.value.may('report.issue', { groupId: report.groupId as GroupId })
  }

  /** Nothing is in the way, or only the symbol, and that has been typed. */
  private isReady(report: ReportDetail): boolean {
    return report.guard.refusal === null || (lacksOnlySymbol(report) && this.symbol.trim() !== '')
  }

  private renderActions(report: ReportDetail) {
    return html`
      ${
        report.mayReadText
          ? html`
            <wa-button slot="actions" appearance="outlined" href="/drafts/${report.draftId}">
              <wa-icon slot="start" name="drafts"></wa-icon>Open the text
            </wa-button>
          `
          : nothing
      }
      ${
        this.mayIssue(report)
          ? html`
            <wa-button slot="actions" variant="brand" ?disabled=${!this.isReady(report)} @click=${this.ask}>
              ${report.issues.length === 0 ? 'Issue' : `Issue (Rev. ${report.issues.length})`}
            </wa-button>
          `
          : nothing
      }
    `
  }

  private renderReport(report: ReportDetail) {
    return html`
      <div class="columns">
        <section aria-label="Cover"><wg-report-cover .cover=${shownCover(report)}></wg-report-cover></section>
        <div>
          ${report.mayReadText ? this.renderGuard(report) : nothing}
          <section>${report.issues.length > 0 ? this.renderIssues(report) : this.renderFiles(report)}</section>
        </div>
      </div>
      <section class="preview">
        <h2>As it reads ${report.issues.length > 0 ? 'in the newest issue' : 'now'}</h2>
        ${this.preview.render({
          pending: () => html`<wg-loading what="the text"></wg-loading>`,
          complete: (page) => html`<iframe sandbox="" title="The text of the document" .srcdoc=${page}></iframe>`,
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.preview.run()}></wg-problem>`,
        })}
      </section>
      ${this.renderDialog(report)}
    `
  }

  private renderGuard(report: ReportDetail) {
    const { findings, refusal } = report.guard
    // Nothing found and still refused: the refusal says it all, and "nothing stands in the way" would not be true.
    const isListed = findings.length > 0 || refusal === null
    return html`
      <section>
        <h2>${report.issues.length > 0 ? 'Before it is revised' : 'Before it is issued'}</h2>
        ${
          isListed
            ? html`<wg-publication-guard .findings=${findings} draft=${report.draftId}></wg-publication-guard>`
            : nothing
        }
        ${lacksOnlySymbol(report) && this.mayIssue(report) ? this.renderSymbol(report) : nothing}
        ${this.isReady(report) ? nothing : html`<p class="refusal small" role="note">${refusal}</p>`}
        ${this.mayIssue(report) ? nothing : html`<p class="refusal small" role="note">${ISSUED_BY_SECRETARIAT}</p>`}
      </section>
    `
  }

  private renderSymbol(report: ReportDetail) {
    return html`
      <wa-input
        label="Symbol"
        placeholder="${report.meetingCode} Doc. 31.3"
        hint="As the meeting gave it; it stands on the cover and at the foot of every page."
        maxlength="60"
        .value=${this.symbol}
        @input=${(event: Event) => {
          this.symbol = (event.target as HTMLInputElement).value
        }}
      ></wa-input>
    `
  }

  private renderFiles(report: ReportDetail) {
    return html`
      <h2>Files of the text as it stands</h2>
      <p class="row">
        ${EXPORT_FORMATS.map(
          (format) => html`
            <wa-button appearance="outlined" size="s" href=${exportAddress(report.id, format)} download>
              <wa-icon slot="start" name="download"></wa-icon>${FILE_WORDS[format]}
            </wa-button>
          `,
        )}
      </p>
    `
  }

  private renderIssues(report: ReportDetail) {
    return html`<h2>Issued</h2><wg-issues .issues=${report.issues} report=${report.id}></wg-issues>`
  }

  private renderDialog(report: ReportDetail) {
    return html`
      <wg-dialog heading="Issue ${report.cover.symbol || this.symbol.trim()}?" ?open=${this.isAsking} @wg-closed=${this.stopAsking}>
        <div class="stack">
          <p>
            Issuing freezes the text as it stands at this moment. It gets its files and a SHA-256, and nobody can change it
            any more, neither here nor in the database.
          </p>
          <p>
            The draft stays open. What is written into it from now on becomes public only with a revision, which bears
            “(Rev. ${report.issues.length + 1})” behind its symbol.
          </p>
          <wg-problem .error=${this.error}></wg-problem>
        </div>
        <wa-button slot="actions" appearance="outlined" @click=${this.stopAsking}>Not yet</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isIssuing} @click=${() => this.issue(report)}>Issue the document</wa-button>
      </wg-dialog>
    `
  }

  private readonly ask = (): void => {
    this.error = null
    this.isAsking = true
  }

  private readonly stopAsking = (): void => {
    this.isAsking = false
  }

  private async issue(report: ReportDetail): Promise<void> {
    this.isIssuing = true
    this.error = null
    try {
      const issue = await reportsApi(this.http.value).issue(report.id, this.symbol.trim())
      this.isAsking = false
      announce(`${issue.symbol} is issued.`)
      await this.report.run()
    } catch (error) {
      this.error = error
    } finally {
      this.isIssuing = false
    }
  }
}

function lacksOnlySymbol({ guard }: ReportDetail): boolean {
  const blockers = guard.findings.filter(({ severity }) => severity === 'blocker')
  return blockers.length > 0 && blockers.every(({ code }) => code === 'no symbol')
}

/** While there is nothing to revise, the cover is that of the newest issue, not of the revision that might come. */
function shownCover({ cover, issues, guard }: ReportDetail) {
  const last = issues.at(-1)
  return last && guard.refusal !== null ? { ...cover, symbol: last.symbol } : cover
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-report-page': WgReportPage
  }
}
