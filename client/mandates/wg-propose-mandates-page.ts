/** What a text asks of whom, as it was read: each line to keep, correct or leave out, then confirmed by a person. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { STRENGTHS, type Strength } from '#domain/decisions/strength.ts'
import type { MandateConfirmationItem, MandateProposals, MandateProposalView } from '#domain/mandates/wire.ts'
import { apiContext } from '../api/api-context.ts'
import '../decisions/wg-provision-lines.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { mandatesApi } from './api.ts'

type Change = Partial<Pick<MandateConfirmationItem, 'duty' | 'strength' | 'condition' | 'holder'>> & {
  readonly isLeftOut?: boolean
}

@customElement('wg-propose-mandates-page')
export class WgProposeMandatesPage extends PageElement {
  static override styles = [
    shared,
    css`
      article {
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        display: grid;
        gap: var(--wg-space-5);
        grid-template-columns: 1fr 1fr;
        margin-block-end: var(--wg-space-4);
        padding: var(--wg-space-4);
      }
      article.is-left-out {
        border-inline-start-color: var(--wg-rule-firm);
        opacity: 0.6;
      }
      article.is-tracked {
        border-inline-start-color: var(--wg-good);
      }
      article h2 + p {
        margin-block-end: var(--wg-space-3);
      }
      .fields {
        display: grid;
        gap: var(--wg-space-3);
      }
      .pair {
        display: grid;
        gap: var(--wg-space-3);
        grid-template-columns: 1fr 1fr;
      }
      footer {
        align-items: center;
        background: var(--wg-sheet);
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-3);
        inset-block-end: var(--wg-bottom-bar, 0px);
        justify-content: end;
        padding-block: var(--wg-space-3);
        position: sticky;
      }
      @media (width < 60rem) {
        article {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  @state() private changes: ReadonlyMap<number, Change> = new Map()
  @state() private problem: unknown = null
  @state() private isBusy = false
  private readonly proposals = new Task(this, {
    task: ([ref], { signal }) => mandatesApi(this.http.value).proposals(ref, signal),
    args: () => [this.param('ref')] as const,
  })

  override render() {
    const { value } = this.proposals
    const crumbs = value
      ? [
          { label: 'Decisions', href: '/decisions' },
          { label: value.decision.name, href: value.decision.href },
        ]
      : []
    return html`
      <wg-page .heading=${value ? `What ${value.decision.name} asks of whom` : ''} .kicker=${value?.decision.subject ?? ''} .crumbs=${crumbs}>
        <p slot="intro">Read from the text by rules. Compare each line with the provision beside it; only what you confirm is tracked.</p>
        ${loaded(this.proposals, 'the proposals', (proposals) => this.renderProposals(proposals))}
      </wg-page>
    `
  }

  private renderProposals(proposals: MandateProposals) {
    if (proposals.items.length === 0) {
      return html`<wg-empty heading="This text asks nobody for anything">No provision with a duty was recognised in it.</wg-empty>`
    }
    const count = this.chosen(proposals).length
    const isAllTracked = proposals.items.every(({ confirmedAs }) => confirmedAs !== null)
    return html`
      ${proposals.items.map((item, place) => this.renderItem(item, place))}
      ${isAllTracked ? html`<p class="quiet">Everything this text asks for is tracked.</p>` : this.renderConfirm(proposals, count)}
    `
  }

  private renderConfirm(proposals: MandateProposals, count: number) {
    return html`
      <footer>
        <wg-problem .error=${this.problem}></wg-problem>
        <wa-button variant="brand" ?disabled=${count === 0} ?loading=${this.isBusy} @click=${() => void this.confirm(proposals)}>
          Confirm ${count === 1 ? 'one mandate' : `${count} mandates`}
        </wa-button>
      </footer>
    `
  }

  private renderItem(item: MandateProposalView, place: number) {
    const change = this.changes.get(place) ?? {}
    return html`
      <article class=${change.isLeftOut ? 'is-left-out' : item.confirmedAs ? 'is-tracked' : ''} aria-label=${item.cite}>
        <div>
          <h2>${item.cite}</h2>
          <p class="small quiet">Directed to ${item.addressedTo}</p>
          <wg-provision-lines unlinked .lines=${item.text}></wg-provision-lines>
        </div>
        ${
          item.confirmedAs
            ? html`<p><wg-status tone="good">tracked</wg-status> <a href=${item.confirmedAs.href}>Open the mandate</a></p>`
            : this.renderFields(item, place, change)
        }
      </article>
    `
  }

  private renderFields(item: MandateProposalView, place: number, change: Change) {
    const textOf = (event: Event) => String((event.target as HTMLElement & { value: unknown }).value ?? '').trim()
    return html`
      <div class="fields">
        <wa-checkbox
          .checked=${!change.isLeftOut}
          @change=${(event: Event) => this.change(place, { isLeftOut: !(event.target as HTMLElement & { checked: boolean }).checked })}
        >Track this</wa-checkbox>
        <wa-textarea label="Duty" rows="2" resize="auto" .value=${change.duty ?? item.duty} @input=${(event: Event) => this.change(place, { duty: textOf(event) })}></wa-textarea>
        <div class="pair">
          <wa-select label="Strength of the verb" .value=${change.strength ?? item.strength} @change=${(event: Event) => this.change(place, { strength: textOf(event) as Strength })}>
            ${STRENGTHS.map((strength) => html`<wa-option value=${strength}>${strength}</wa-option>`)}
          </wa-select>
          <wa-input label="Held by" .value=${(change.holder ?? item.holder).name} @input=${(event: Event) => this.change(place, { holder: { ...item.holder, name: textOf(event) || item.holder.name } })}></wa-input>
        </div>
        <wa-input label="Condition" .value=${(change.condition === undefined ? item.condition : change.condition) ?? ''} @input=${(event: Event) => this.change(place, { condition: textOf(event) || null })}></wa-input>
        <p class="small">
          ${item.deadlineWords ? html`Due ${item.deadlineWords}` : 'No deadline is named'}${item.reportsTo ? html`, reports to the ${item.reportsTo}` : nothing}.
        </p>
      </div>
    `
  }

  private change(place: number, change: Change): void {
    this.changes = new Map(this.changes).set(place, { ...this.changes.get(place), ...change })
  }

  private chosen(proposals: MandateProposals): MandateConfirmationItem[] {
    return proposals.items.flatMap((item, place) => {
      const { isLeftOut, ...change } = this.changes.get(place) ?? {}
      if (isLeftOut || item.confirmedAs) return []
      const { path, addressee, duty, strength, condition, deadline, reportsTo, holder } = item
      return [{ path, addressee, duty, strength, condition, deadline, reportsTo, holder, ...change }]
    })
  }

  private async confirm(proposals: MandateProposals): Promise<void> {
    this.isBusy = true
    this.problem = null
    try {
      const decision = this.param('ref')
      const mandates = this.chosen(proposals)
      const { items } = await mandatesApi(this.http.value).confirm({
        decision,
        revisionId: proposals.revisionId,
        mandates,
      })
      announce(`${items.length} mandates are tracked now.`)
      navigate(`/mandates?decision=${encodeURIComponent(decision)}`)
    } catch (error) {
      this.problem = error
    } finally {
      this.isBusy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-propose-mandates-page': WgProposeMandatesPage
  }
}
