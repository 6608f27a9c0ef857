/**
 * What still stands between a report and its issue, blockers first; each line opens the paragraph it is about.
 *
 *     <wg-publication-guard .findings=${report.guard.findings} draft=${report.draftId}></wg-publication-guard>
 */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FindingView } from '#domain/reports/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import '../ui/wg-status.ts'

@customElement('wg-publication-guard')
export class WgPublicationGuard extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        align-items: start;
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-3);
        grid-template-columns: 5.5rem minmax(0, 1fr);
        padding-block: var(--wg-space-3);
      }
      wg-status {
        justify-self: start;
      }
      .clear {
        align-items: center;
        color: var(--wg-good);
        display: flex;
        gap: var(--wg-space-2);
      }
    `,
  ]

  @property({ attribute: false }) findings: readonly FindingView[] = []
  /** The draft that holds the text. */
  @property() draft = ''

  override render() {
    if (this.findings.length === 0) {
      return html`<p class="clear"><wa-icon name="good"></wa-icon> Nothing stands in the way: the document can be issued.</p>`
    }
    const order = [...this.findings].sort((a, b) => Number(b.severity === 'blocker') - Number(a.severity === 'blocker'))
    return html`<ul class="plain">${order.map((finding) => this.renderFinding(finding))}</ul>`
  }

  private renderFinding({ severity, message, paragraphId }: FindingView) {
    return html`
      <li>
        <wg-status tone=${severity === 'blocker' ? 'serious' : 'attention'}>${severity === 'blocker' ? 'Blocks' : 'Check'}</wg-status>
        <div>
          ${message}
          ${paragraphId ? html`<a class="small" href="/drafts/${this.draft}#${paragraphId}">Go to the paragraph</a>` : ''}
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-publication-guard': WgPublicationGuard
  }
}
