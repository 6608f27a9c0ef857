/**
 * One proposal opened in the list: what it asks for and why, what became of it, and what the reader can do about it. An act that
 * is not open to the reader says why.
 *
 *     <wg-proposal-card .proposal=${…} .identical=${…} .others=${…} .http=${…} ?may-place=${…}
 *       @wg-proposal-answered=${…} @wg-proposal-asked-for=${…}></wg-proposal-card>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { DISPOSITION_KINDS } from '#domain/drafts/proposals/proposal.ts'
import type { DispositionInput, ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { Http } from '../../api/http.ts'
import { announce } from '../../lib/announce.ts'
import { shared } from '../../styles/shared.css.ts'
import { smallFieldSheet } from '../../styles/small-field.css.ts'
import '../../ui/wg-date.ts'
import '../../ui/wg-problem.ts'
import { CommentAskedEvent } from '../desk.ts'
import { proposalsApi } from './api.ts'
import { actsFor, type CardAct, type WordedAct } from './card-acts.ts'
import { proposalCardSheet } from './proposal-card.css.ts'
import { DISPOSITION_WORDS, listed } from './proposal-words.ts'
import { shownChange } from './shown-change.ts'

/** Something became of it. */
export class AnsweredEvent extends Event {
  static readonly type = 'wg-proposal-answered'
  readonly proposal: ProposalView

  constructor(proposal: ProposalView) {
    super(AnsweredEvent.type)
    this.proposal = proposal
  }
}

/** Another proposal is to be opened. */
export class AskedForEvent extends Event {
  static readonly type = 'wg-proposal-asked-for'
  readonly id: string

  constructor(id: string) {
    super(AskedForEvent.type)
    this.id = id
  }
}

/** Another proposal is to be written: one that answers this one, or one in its place. */
export class BegunEvent extends Event {
  static readonly type = 'wg-proposal-begun'
  readonly as: 'counterTo' | 'replaces'

  constructor(as: BegunEvent['as']) {
    super(BegunEvent.type)
    this.as = as
  }
}

@customElement('wg-proposal-card')
export class WgProposalCard extends LitElement {
  static override styles = [shared, smallFieldSheet, proposalCardSheet]

  @property({ attribute: false }) proposal: ProposalView | null = null
  /** All that ask for the same, this one among them. */
  @property({ attribute: false }) identical: readonly ProposalView[] = []
  /** All of the draft. */
  @property({ attribute: false }) others: readonly ProposalView[] = []
  @property({ attribute: false }) http: Http | null = null
  @property({ type: Boolean, attribute: 'may-place' }) mayPlace = false

  /** The act whose reason or target is being asked. */
  @state() private asking: CardAct | null = null
  @state() private isSending = false
  @state() private error: unknown = null
  @query('textarea, select') private readonly field?: HTMLTextAreaElement | HTMLSelectElement

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('proposal') && changed.get('proposal')?.id !== this.proposal?.id) {
      this.asking = null
      this.error = null
    }
  }

  override render() {
    const { proposal } = this
    if (!proposal) return nothing
    const acts = actsFor(proposal, this.mayPlace)
    const asked = acts.find(({ act }) => act === this.asking)
    return html`
      ${shownChange(proposal)} ${this.renderFacts(proposal)}
      ${proposal.dispositions.map(
        ({ kind, reason, by, at, mergedInto }) => html`
          <p class="answer">
            ${DISPOSITION_WORDS[kind]}${mergedInto ? html` into ${this.link(mergedInto)}` : nothing} by ${by},
            <wg-date at=${at} length="short"></wg-date>${reason ? html`: <q>${reason}</q>` : nothing}
          </p>
        `,
      )}
      ${asked ? this.renderQuestion(asked) : this.renderActs(acts)} ${this.renderComment(proposal)}
      <wg-problem .error=${this.error}></wg-problem>
    `
  }

  private renderComment({ id, number }: ProposalView) {
    const ask = () => this.dispatchEvent(new CommentAskedEvent(`Proposal P${number}`, id))
    return html`<p><button type="button" class="link" @click=${ask}>Comment on P${number}</button></p>`
  }

  private renderFacts({ by, at, party, reason, supporters, counterTo, replaces, fit, why, state }: ProposalView) {
    const alike = this.identical.map((proposal) => proposal.party.name)
    return html`
      ${reason ? html`<p class="reason"><q>${reason}</q></p>` : nothing}
      <p class="quiet">Made for ${party.name} by ${by}, <wg-date at=${at} length="short"></wg-date></p>
      ${
        this.identical.length > 1
          ? html`<p>Asked for in the same words by ${listed([...new Set(alike)])}: one answer goes to ${alike.length === 2 ? 'both' : 'all'}.</p>`
          : nothing
      }
      ${supporters.length > 0 ? html`<p>Supported by ${listed(supporters.map(({ name }) => name))}</p>` : nothing}
      ${counterTo ? html`<p>Answers ${this.link(counterTo)} with another text</p>` : nothing}
      ${replaces ? html`<p>Takes the place of ${this.link(replaces)}</p>` : nothing}
      ${state === 'open' && fit === 'rebased' ? html`<p>The text has changed since; it still fits.</p>` : nothing}
      ${state === 'open' && why ? html`<p>It does not fit the text any more. ${why}</p>` : nothing}
    `
  }

  private link(id: string) {
    const number = this.others.find((other) => other.id === id)?.number
    if (number === undefined) return 'another proposal'
    return html`<button type="button" class="link" @click=${() => this.dispatchEvent(new AskedForEvent(id))}>P${number}</button>`
  }

  private renderActs(acts: readonly WordedAct[]) {
    if (acts.length === 0) return nothing
    const refusals = [...new Set(acts.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])))]
    return html`
      <div class="acts">
        ${acts.map(
          (worded) => html`
            <wa-button
              size="s"
              variant=${worded.isMain ? 'brand' : 'neutral'}
              appearance=${worded.isMain ? 'accent' : 'outlined'}
              ?disabled=${worded.refusal !== null || this.isSending}
              title=${worded.refusal ?? ''}
              @click=${() => this.choose(worded)}
            >${worded.name}</wa-button>
          `,
        )}
      </div>
      ${refusals.map((sentence) => {
        const names = acts.flatMap(({ refusal, name }) => (refusal === sentence ? [name.replace('…', '')] : []))
        return html`<p class="refusal"><span>${listed(names)}:</span> ${sentence}</p>`
      })}
    `
  }

  private renderQuestion({ act, name, question, isReasonAsked }: WordedAct) {
    const targets = this.others.filter(
      ({ id, state }) => id !== this.proposal?.id && ['open', 'placed', 'placed in brackets'].includes(state),
    )
    return html`
      <form @submit=${this.answer} @keydown=${this.leaveByKey}>
        ${
          act === 'merged'
            ? html`
                <label>
                  <span>Merge into</span>
                  <select name="mergedInto">
                    ${targets.map(({ id, number, party }) => html`<option value=${id}>P${number}, ${party.name}</option>`)}
                  </select>
                </label>
              `
            : nothing
        }
        <label>
          <span>${question}</span>
          <textarea name="reason" rows="3" maxlength="4000" ?required=${isReasonAsked}></textarea>
        </label>
        <div class="acts">
          <wa-button size="s" variant="brand" type="submit" ?loading=${this.isSending}>${name.replace('…', '')}</wa-button>
          <wa-button size="s" appearance="plain" @click=${this.leave}>Cancel</wa-button>
        </div>
      </form>
    `
  }

  private choose({ act, question }: WordedAct): void {
    this.error = null
    if (act === 'counterTo' || act === 'replaces') this.dispatchEvent(new BegunEvent(act))
    else if (act === 'support' || act === 'takeBack') void this.send(() => this.support(act === 'support'))
    else if (question === '') void this.send(() => this.dispose({ kind: act }))
    else {
      this.asking = act
      void this.updateComplete.then(() => this.field?.focus())
    }
  }

  private readonly answer = (event: SubmitEvent): void => {
    event.preventDefault()
    const kind = DISPOSITION_KINDS.find((known) => known === this.asking)
    if (!kind) return
    const said = new FormData(event.target as HTMLFormElement)
    const mergedInto = said.get('mergedInto')
    const input: DispositionInput = {
      kind,
      reason: String(said.get('reason') ?? ''),
      ...(mergedInto !== null && { mergedInto: String(mergedInto) }),
    }
    void this.send(() => this.dispose(input))
  }

  private readonly leave = (): void => {
    this.asking = null
  }

  private readonly leaveByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.leave()
  }

  private async dispose(input: DispositionInput): Promise<ProposalView | null> {
    const { http, proposal } = this
    if (!http || !proposal) return null
    const answered = await proposalsApi(http).answer(proposal.id, input)
    announce(`P${proposal.number}, ${proposal.party.name}: ${DISPOSITION_WORDS[input.kind].toLowerCase()}.`)
    return answered
  }

  private async support(isGiven: boolean): Promise<ProposalView | null> {
    const { http, proposal } = this
    if (!http || !proposal) return null
    const answered = await proposalsApi(http).support(proposal.id, { isGiven })
    announce(isGiven ? `You support P${proposal.number}.` : `The support for P${proposal.number} is taken back.`)
    return answered
  }

  private async send(act: () => Promise<ProposalView | null>): Promise<void> {
    this.isSending = true
    this.error = null
    try {
      const answered = await act()
      this.asking = null
      if (answered) this.dispatchEvent(new AnsweredEvent(answered))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-proposal-card': WgProposalCard
  }
  interface HTMLElementEventMap {
    'wg-proposal-answered': AnsweredEvent
    'wg-proposal-asked-for': AskedForEvent
    'wg-proposal-begun': BegunEvent
  }
}
