/**
 * The rounds of a draft: how the chosen one stands, what happened to it, and the table of all that it has brought, with filters
 * that are in the address.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { RoundEventInput, RoundInput, RoundList, RoundView, TableView } from '#domain/drafts/rounds/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import { draftsApi } from './api.ts'
import { KIND_WORDS } from './draft-words.ts'
import { filterFields, matching, NO_FILTER, roundTables } from './round-tables.ts'
import { roundsApi, tableAddress } from './rounds-api.ts'
import { comparisonAddress } from './versions-api.ts'
import './wg-open-round.ts'
import type { RoundAct } from './wg-round-act.ts'
import './wg-round-act.ts'
import './wg-round-state.ts'

const EVENT_WORDS = {
  extended: 'Extended',
  closed: 'Closed early',
  recalled: 'Recalled',
  'door opened': 'What comes late let in again',
} as const

const DONE_WORDS = {
  extended: 'The round is extended.',
  closed: 'The round is closed.',
  recalled: 'The round is recalled.',
  'door opened': 'Comments and proposals are received again.',
} as const

@customElement('wg-draft-rounds-page')
export class WgDraftRoundsPage extends PageElement {
  static override styles = [
    shared,
    css`
      section {
        margin-block-end: var(--wg-space-6);
      }
      .rounds {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
        margin-block-end: var(--wg-space-5);
      }
      .rounds a[aria-current='true'] {
        color: var(--wg-ink);
        font-weight: var(--wg-weight-medium);
        text-decoration: none;
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .facts {
        margin-block-start: var(--wg-space-4);
      }
      .facts li + li {
        margin-block-start: var(--wg-space-1);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2);
        margin-block-start: var(--wg-space-4);
      }
      .head {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-3);
        justify-content: space-between;
        margin-block-end: var(--wg-space-4);
      }
      .head h2 {
        margin: 0;
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly query = new QueryController(this, { round: '', ...NO_FILTER })
  private readonly draft = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => draftsApi(this.http.value).find(id, signal),
  })
  private readonly rounds = new Task(this, {
    args: () => [this.param('id')] as const,
    task: ([id], { signal }) => roundsApi(this.http.value).list(id, signal),
  })
  private readonly table = new Task(this, {
    args: () => [this.param('id'), this.chosen?.id ?? '', this.chosen?.closesAt ?? ''] as const,
    task: async ([id, round], { signal }): Promise<TableView | null> =>
      round === '' ? null : roundsApi(this.http.value).table(id, round, signal),
  })

  /** The one that the address names, else the newest. */
  private get chosen(): RoundView | null {
    const items = this.rounds.value?.items ?? []
    return items.find(({ id }) => id === this.query.value.round) ?? items[0] ?? null
  }

  override render() {
    const draft = this.draft.value
    const list = this.rounds.value
    const id = this.param('id')
    return html`
      <wg-page
        heading="Rounds of comments"
        kicker=${draft ? [KIND_WORDS[draft.kind], draft.label].filter(Boolean).join(' · ') : ''}
        .crumbs=${[{ label: 'Drafts', href: '/drafts' }, { label: draft?.title ?? 'Draft', href: `/drafts/${id}` }]}
      >
        ${
          list && list.refusal === null
            ? html`<wg-open-round slot="actions" .audience=${list.audience} now=${list.now} .save=${this.open}></wg-open-round>`
            : nothing
        }
        ${loaded(this.rounds, 'the rounds', (found) => (found.items.length === 0 ? this.renderEmpty(found) : this.renderRounds(found)))}
      </wg-page>
    `
  }

  private renderEmpty({ refusal }: RoundList) {
    return html`
      <wg-empty heading="No round has been opened on this draft">
        A round invites the group to comment on a frozen version and to propose changes to it until the end of a day. What it brings is
        compiled into one table by paragraph and delegation. ${refusal ?? ''}
      </wg-empty>
    `
  }

  private renderRounds(list: RoundList) {
    const round = this.chosen
    if (!round) return nothing
    return html`
      ${list.items.length > 1 ? this.renderChoice(list.items, round) : nothing}
      ${list.late === null ? nothing : html`<p class="quiet" role="note">${list.late}</p>`}
      ${this.renderRound(round, list.now)} ${this.renderTable(round)}
    `
  }

  private renderChoice(rounds: readonly RoundView[], chosen: RoundView) {
    return html`
      <nav class="rounds" aria-label="Rounds">
        ${rounds.map(
          ({ id, purpose, state: standing }) => html`
            <a href="/drafts/${this.param('id')}/rounds?round=${id}" aria-current=${id === chosen.id ? 'true' : 'false'}>
              ${purpose} <span class="quiet small">${standing}</span>
            </a>
          `,
        )}
      </nav>
    `
  }

  private renderRound(round: RoundView, now: string) {
    const { version, refusals } = round
    const acts: readonly (readonly [RoundAct, string | null])[] = [
      ['extended', refusals.extend],
      ['closed', refusals.close],
      ['door opened', refusals.openDoor],
      ['recalled', refusals.recall],
    ]
    const possible = acts.filter(([, refusal]) => refusal === null)
    return html`
      <section aria-labelledby="purpose">
        <h2 id="purpose">${round.purpose}</h2>
        <wg-round-state .round=${round} now=${now}></wg-round-state>
        <ul class="plain facts quiet small">
          <li>
            On <a href=${comparisonAddress(this.param('id'), String(version.number), 'now')}>version ${version.number}, ${version.name}</a>
          </li>
          <li>Opened by ${round.delegation || round.openedBy} on <wg-date at=${round.openedAt} hour></wg-date></li>
          ${round.events.map(
            ({ kind, reason, delegation, by, at }) => html`
              <li>${EVENT_WORDS[kind]} by ${delegation || by} on <wg-date at=${at} hour></wg-date>${reason === '' ? '' : `: ${reason}`}</li>
            `,
          )}
          ${
            round.state === 'recalled' || round.events.some(({ kind }) => kind === 'door opened')
              ? nothing
              : html`<li>${
                  round.afterwards === 'refused'
                    ? 'What comes after its end is refused.'
                    : 'What comes after its end is received, outside the round.'
                }</li>`
          }
        </ul>
        ${
          possible.length === 0
            ? nothing
            : html`<div class="acts">
              ${possible.map(([act]) => html`<wg-round-act act=${act} .round=${round} .save=${(input: RoundEventInput) => this.act(round, input)}></wg-round-act>`)}
            </div>`
        }
      </section>
    `
  }

  private renderTable(round: RoundView) {
    const found = this.table.value
    const id = this.param('id')
    return html`
      <section aria-labelledby="received">
        <div class="head">
          <h2 id="received">What was received</h2>
          <div class="acts">
            <wa-button size="s" appearance="outlined" href=${tableAddress(id, round.id, 'xlsx')} download>
              <wa-icon slot="start" name="download"></wa-icon>Spreadsheet
            </wa-button>
            <wa-button size="s" appearance="outlined" href=${tableAddress(id, round.id, 'docx')} download>
              <wa-icon slot="start" name="download"></wa-icon>Word
            </wa-button>
          </div>
        </div>
        ${
          found && found.inTime.length + found.afterExtension.length > 0
            ? html`<wg-filter-bar
              .fields=${filterFields(found)}
              .values=${this.query.value}
              .count=${matching([...found.inTime, ...found.afterExtension], this.query.value).length}
              things="contributions"
              @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
            ></wg-filter-bar>`
            : nothing
        }
        ${loaded(this.table, 'the table', (table) => (table ? roundTables(id, round, table, this.query.value) : nothing))}
      </section>
    `
  }

  private readonly open = async (input: RoundInput): Promise<void> => {
    const { id, purpose } = await roundsApi(this.http.value).open(this.param('id'), input)
    announce(`The round “${purpose}” is open.`)
    await this.rounds.run()
    this.query.set({ round: id })
  }

  private async act({ id }: RoundView, input: RoundEventInput): Promise<void> {
    await roundsApi(this.http.value).act(this.param('id'), id, input)
    announce(DONE_WORDS[input.kind])
    await this.rounds.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-rounds-page': WgDraftRoundsPage
  }
}
