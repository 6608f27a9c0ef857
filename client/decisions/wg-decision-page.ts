/** One Decision or Resolution: its text with an address for each provision, its revisions, what happened to it, its lineage. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { DecisionCandidate, DecisionView } from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import '../ui/wg-status.ts'
import { decisionsApi } from './api.ts'
import { toneOf } from './state-tone.ts'
import './wg-candidates.ts'
import './wg-lineage.ts'
import './wg-provision-lines.ts'
import './wg-record-event-dialog.ts'
import type { EventRecordedEvent } from './wg-record-event-dialog.ts'

@customElement('wg-decision-page')
export class WgDecisionPage extends PageElement {
  static override styles = [
    shared,
    css`
      .columns {
        display: grid;
        gap: var(--wg-space-6);
        grid-template-columns: minmax(0, 1fr) 19rem;
      }
      aside section,
      .main section {
        margin-block-end: var(--wg-space-6);
      }
      aside h2 {
        font-size: var(--wg-size-l);
        margin-block-end: var(--wg-space-2);
      }
      .directed {
        font-family: var(--wg-font-document);
        font-style: italic;
        margin-block-end: var(--wg-space-4);
      }
      .dated li {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block: var(--wg-space-2);
      }
      .is-shown {
        font-weight: var(--wg-weight-bold);
      }
      @media (width < 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { at: '' })
  private readonly decision = new Task(this, {
    task: async ([ref, meeting], { signal }) => {
      try {
        return { view: await decisionsApi(this.http.value).read(ref, meeting, signal), candidates: null }
      } catch (error) {
        const isAmbiguous = error instanceof DomainError && error.code === 'ambiguous'
        if (!isAmbiguous) throw error
        return { view: null, candidates: (error.detail?.candidates ?? []) as readonly DecisionCandidate[] }
      }
    },
    args: () => [this.param('ref'), this.query.value.at] as const,
  })

  override render() {
    const view = this.decision.value?.view ?? null
    return html`
      <wg-page
        .heading=${view ? `${kindOf(view)} ${view.name}` : this.param('ref')}
        .kicker=${view?.subject ?? ''}
        .crumbs=${[{ label: 'Decisions', href: '/decisions' }]}
      >
        ${view && this.session.value.actor ? this.renderActions(view) : nothing}
        ${loaded(this.decision, 'the text', (found) =>
          found.view
            ? this.renderDecision(found.view)
            : html`<wg-candidates label=${this.param('ref')} .candidates=${found.candidates ?? []}></wg-candidates>`,
        )}
      </wg-page>
    `
  }

  private renderActions(view: DecisionView) {
    const ref = view.href.replace('/decisions/', '')
    const { actor, may } = this.session.value
    const mayConfirm =
      may('mandate.confirm') || actor?.groups.some(({ groupId }) => may('mandate.confirm', { groupId }))
    // A text that no meeting has adopted asks nothing of anybody.
    const isAdopted = view.state !== 'draft' && view.state !== 'declined'
    return html`
      ${
        this.session.value.may('decision.import')
          ? html`<wg-record-event-dialog slot="actions" .decision=${view} @wg-event-recorded=${this.onRecorded}></wg-record-event-dialog>`
          : nothing
      }
      <wa-button slot="actions" appearance="outlined" href=${`/mandates?decision=${encodeURIComponent(view.number ?? view.handle)}`}>
        <wa-icon slot="start" name="mandates"></wa-icon>Mandates
      </wa-button>
      ${
        mayConfirm && isAdopted
          ? html`<wa-button slot="actions" variant="brand" href=${`/mandates/propose/${ref}`}>Propose mandates</wa-button>`
          : nothing
      }
    `
  }

  private renderDecision(view: DecisionView) {
    return html`
      <div class="columns">
        <div class="main">
          <section aria-label="Text">
            ${view.addressedTo ? html`<p class="directed">Directed to ${view.addressedTo}</p>` : nothing}
            <wg-provision-lines .lines=${view.text}></wg-provision-lines>
          </section>
          ${
            view.lineage.length > 0
              ? html`<section><h2>Where it comes from and what it led to</h2><wg-lineage .links=${view.lineage}></wg-lineage></section>`
              : nothing
          }
          ${
            view.sameLabel.length > 0
              ? html`<wg-candidates label=${view.label ?? ''} others .candidates=${view.sameLabel}></wg-candidates>`
              : nothing
          }
        </div>
        <aside aria-label="About this text">${this.renderFacts(view)} ${this.renderRevisions(view)} ${this.renderEvents(view)}</aside>
      </div>
    `
  }

  private renderFacts(view: DecisionView) {
    return html`
      <section class="stack">
        <p><wg-status tone=${toneOf(view.state)}>${view.state}</wg-status></p>
        ${view.proposedBy ? html`<p class="small">Proposed by ${view.proposedBy}</p>` : nothing}
        ${view.number ? nothing : html`<p class="small quiet">Its permanent handle is <span class="symbol">${view.handle}</span>, whatever number it is given.</p>`}
        ${
          view.otherSubjectNames.length > 0
            ? html`<p class="small quiet">The subject is also called ${view.otherSubjectNames.join(', ')}.</p>`
            : nothing
        }
      </section>
    `
  }

  private renderRevisions(view: DecisionView) {
    return html`
      <section>
        <h2>Texts</h2>
        <ul class="plain dated small">
          ${view.revisions.map(
            (revision) => html`
              <li>
                ${
                  revision.adoptedAt
                    ? html`<a class=${revision.isShown ? 'is-shown' : ''} aria-current=${revision.isShown ? 'true' : 'false'}
                        href=${revision.isNewest ? view.href : `${view.href}?at=${revision.adoptedAt}`}>${revision.name}</a>`
                    : html`<span class=${revision.isShown ? 'is-shown' : ''}>${revision.name}</span>`
                }
                <p class="quiet">${revision.source}</p>
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private renderEvents(view: DecisionView) {
    if (view.events.length === 0) return nothing
    return html`
      <section>
        <h2>What happened to it</h2>
        <ul class="plain dated small">
          ${view.events.map(
            (event) => html`
              <li>
                ${event.kind}${event.meeting ? html` at ${event.meeting}` : nothing}${event.number ? html` as <span class="symbol">${event.number}</span>` : nothing}
                ${event.note ? html`<p class="quiet">${event.note}</p>` : nothing}
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  // An adoption gives the text its number, and with it another address.
  private onRecorded({ decision }: EventRecordedEvent): void {
    if (location.pathname === decision.href) void this.decision.run()
    else navigate(decision.href, 'replace')
  }
}

function kindOf(view: DecisionView): string {
  const kind = view.kind === 'resolution' ? 'Resolution' : 'Decision'
  return view.number ? kind : `Draft ${kind.toLowerCase()}`
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-decision-page': WgDecisionPage
  }
}
