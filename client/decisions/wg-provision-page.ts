/** One provision at its permanent address: what leads to it, its words, how they changed, and what it is linked with. */
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ProvisionView } from '#domain/decisions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-page.ts'
import '../ui/wg-status.ts'
import { decisionsApi } from './api.ts'
import { toneOf } from './state-tone.ts'
import './wg-lineage.ts'
import './wg-provision-lines.ts'

@customElement('wg-provision-page')
export class WgProvisionPage extends PageElement {
  static override styles = [
    shared,
    css`
      section {
        margin-block-end: var(--wg-space-6);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .text {
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        display: grid;
        gap: var(--wg-space-3);
        margin-block-start: var(--wg-space-4);
        padding-inline-start: var(--wg-space-5);
      }
      .beside {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-4);
        justify-content: space-between;
      }
      .revision + .revision {
        margin-block-start: var(--wg-space-4);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly provision = new Task(this, {
    task: ([ref, path], { signal }) => decisionsApi(this.http.value).readProvision(ref, path, signal),
    args: () => [this.param('ref'), this.param('path')] as const,
  })

  override render() {
    const { value } = this.provision
    const crumbs = [{ label: 'Decisions', href: '/decisions' }]
    if (value) crumbs.push({ label: value.decision.name, href: value.decision.href })
    return html`
      <wg-page width="reading" .heading=${value?.cite ?? ''} .kicker=${value?.decision.subject ?? ''} .crumbs=${crumbs}>
        ${loaded(this.provision, 'the provision', (view) => this.renderProvision(view))}
      </wg-page>
    `
  }

  private renderProvision(view: ProvisionView) {
    return html`
      <section aria-label="Text">
        <p class="row small">
          <wg-status tone=${toneOf(view.decision.state)}>${view.decision.state}</wg-status>
          <span class="quiet">Directed to ${view.decision.addressedTo}</span>
        </p>
        <div class="text">
          <wg-provision-lines context unlinked .lines=${view.context}></wg-provision-lines>
          <wg-provision-lines unlinked .lines=${view.lines}></wg-provision-lines>
          ${view.tail ? html`<wg-provision-lines context unlinked .lines=${[view.tail]}></wg-provision-lines>` : nothing}
        </div>
      </section>
      ${this.renderRevisions(view)}
      ${
        view.lineage.length > 0
          ? html`<section><h2>Linked with</h2><wg-lineage .links=${view.lineage}></wg-lineage></section>`
          : nothing
      }
      <nav class="beside" aria-label="Provisions beside this one">
        ${view.previous ? html`<a href=${view.previous.href} rel="prev">← ${view.previous.cite}</a>` : html`<span></span>`}
        ${view.next ? html`<a href=${view.next.href} rel="next">${view.next.cite} →</a>` : nothing}
      </nav>
    `
  }

  private renderRevisions(view: ProvisionView) {
    if (view.revisions.length < 2) return nothing
    return html`
      <section>
        <h2>The same provision in each text</h2>
        ${view.revisions.map(
          (revision) => html`
            <div class="revision">
              <h3>${revision.name} ${revision.hasChanged ? html`<wg-status tone="note">changed</wg-status>` : nothing}</h3>
              ${
                revision.lines.length > 0
                  ? html`<wg-provision-lines unlinked .lines=${revision.lines}></wg-provision-lines>`
                  : html`<p class="quiet">This provision did not exist.</p>`
              }
            </div>
          `,
        )}
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-provision-page': WgProvisionPage
  }
}
