/**
 * The issues of a report, newest first: symbol, day, person, files, and the SHA-256 by which a file's text can be checked.
 *
 *     <wg-issues .issues=${report.issues} report=${report.id}></wg-issues>
 */
import '@awesome.me/webawesome/dist/components/copy-button/copy-button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { EXPORT_FORMATS, type IssueView } from '#domain/reports/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import '../ui/wg-date.ts'
import { exportAddress } from './api.ts'
import { FILE_WORDS } from './report-words.ts'

@customElement('wg-issues')
export class WgIssues extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-2);
        padding-block: var(--wg-space-3);
      }
      .hash {
        align-items: center;
        display: flex;
        gap: var(--wg-space-1);
        min-inline-size: 0;
      }
      code {
        color: var(--wg-ink-quiet);
        font-family: var(--wg-font-code);
        font-size: var(--wg-size-xs);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) issues: readonly IssueView[] = []
  /** The report's id, for the addresses of the files. */
  @property() report = ''

  override render() {
    return html`<ul class="plain">${this.issues.toReversed().map((issue) => this.renderIssue(issue))}</ul>`
  }

  private renderIssue({ revision, symbol, sha256, issuedAt, issuedBy }: IssueView) {
    return html`
      <li>
        <div><strong class="symbol">${symbol}</strong></div>
        <div class="small quiet">Issued on <wg-date at=${issuedAt} hour></wg-date> by ${issuedBy}</div>
        <div class="row small">
          ${EXPORT_FORMATS.map(
            (format) =>
              html`<a href=${exportAddress(this.report, format, revision)} download>${FILE_WORDS[format]}</a>`,
          )}
        </div>
        <div class="hash">
          <code aria-label="SHA-256 of the text">${sha256}</code>
          <wa-copy-button value=${sha256} copy-label="Copy the SHA-256"></wa-copy-button>
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-issues': WgIssues
  }
}
