/** One mandate: the provision's own words beside every summary, what is asked of whom, and what was recorded about it. */
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { MandateDetail } from '#domain/mandates/wire.ts'
import { apiContext } from '../api/api-context.ts'
import '../decisions/wg-provision-lines.ts'
import { announce } from '../lib/announce.ts'
import { today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import { mandatesApi } from './api.ts'
import { standing } from './standing.ts'
import './wg-progress-form.ts'
import type { ProgressEnteredEvent } from './wg-progress-form.ts'
import './wg-progress-trail.ts'

@customElement('wg-mandate-page')
export class WgMandatePage extends PageElement {
  static override styles = [
    shared,
    css`
      .columns {
        display: grid;
        gap: var(--wg-space-6);
        grid-template-columns: minmax(0, 1fr) 19rem;
      }
      section {
        margin-block-end: var(--wg-space-6);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .text {
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        padding-inline-start: var(--wg-space-5);
      }
      dl {
        display: grid;
        gap: var(--wg-space-1);
        margin: 0;
      }
      dt {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
      }
      dd {
        margin: 0 0 var(--wg-space-3);
      }
      @media (width < 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  /** The newest answer after recording; until then what was fetched. */
  @state() private recorded: MandateDetail | null = null
  @state() private problem: unknown = null
  @state() private isBusy = false
  private readonly mandate = new Task(this, {
    task: async ([id], { signal }) => {
      this.recorded = null
      return mandatesApi(this.http.value).read(id, signal)
    },
    args: () => [this.param('id')] as const,
  })

  override render() {
    const view = this.recorded ?? this.mandate.value
    return html`
      <wg-page
        .heading=${view?.cite ?? ''}
        .kicker=${view?.decision.subject ?? ''}
        .crumbs=${[{ label: 'Mandates', href: '/mandates' }]}
      >
        ${loaded(this.mandate, 'the mandate', (fetched) => this.renderMandate(this.recorded ?? fetched))}
      </wg-page>
    `
  }

  private renderMandate(view: MandateDetail) {
    return html`
      <div class="columns">
        <div>
          <section class="text" aria-label="Text of the provision">
            <wg-provision-lines unlinked .lines=${view.text}></wg-provision-lines>
          </section>
          <section>
            <h2>What was recorded</h2>
            <wg-progress-trail .entries=${view.entries}></wg-progress-trail>
          </section>
          ${view.mayRecord ? this.renderForm(view) : nothing}
        </div>
        <aside aria-label="What is asked">${this.renderFacts(view)}</aside>
      </div>
    `
  }

  private renderFacts(view: MandateDetail) {
    const fact = (name: string, value: unknown) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing)
    return html`
      <dl>
        ${fact('Status', standing(view.standing))} ${fact('Duty', view.duty)}
        ${fact('Directed to', view.addressedTo)} ${fact('Held by', view.holder.name)}
        ${fact('Strength of the verb', view.strength)} ${fact('Condition', view.condition)}
        ${fact(
          'Due',
          view.deadline
            ? html`${view.deadline.words}${view.deadline.dueOn ? html`, <wg-date at=${view.deadline.dueOn}></wg-date>` : nothing}`
            : null,
        )}
        ${fact('Reports to', view.reportsTo)}
        ${fact('In the registry', html`<a href=${view.provisionHref}>${view.cite}</a>`)}
        ${fact('Confirmed', html`by ${view.confirmedBy}, <wg-date at=${view.confirmedAt}></wg-date>`)}
      </dl>
    `
  }

  private renderForm(view: MandateDetail) {
    return html`
      <section>
        <h2>Record what happened</h2>
        <wg-progress-form
          .kinds=${view.nextKinds}
          .today=${today()}
          .problem=${this.problem}
          ?busy=${this.isBusy}
          @wg-progress-entered=${(event: ProgressEnteredEvent) => void this.record(view, event)}
        ></wg-progress-form>
      </section>
    `
  }

  private async record(view: MandateDetail, event: ProgressEnteredEvent): Promise<void> {
    // Once an event has left its shadow tree, it no longer says where it came from.
    const form = event.target
    this.isBusy = true
    this.problem = null
    try {
      this.recorded = await mandatesApi(this.http.value).record(view.id, {
        ...event.entry,
        afterCount: view.entries.length,
      })
      form.clear()
      announce(`Recorded. The status is ${this.recorded.standing.status}.`)
    } catch (error) {
      this.problem = error
    } finally {
      this.isBusy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-mandate-page': WgMandatePage
  }
}
