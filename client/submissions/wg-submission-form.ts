/**
 * What is needed to send a submission. Properties in; `wg-submission-composed` out, with everything that was chosen.
 * Who will see it is asked last, each choice with its consequence in words; what the rules refuse is said before sending.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { CONSEQUENCES, refuseSubmission } from '#domain/submissions/release.ts'
import {
  ANSWERS,
  type Answer,
  SUBMISSION_CATEGORIES,
  type SubmissionCategory,
  VISIBILITIES,
  type Visibility,
} from '#domain/submissions/submission.ts'
import type { CallDetail, SubmissionInput } from '#domain/submissions/wire.ts'
import { capital } from '../lib/words.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-problem.ts'
import { ANSWER_WORDS, VISIBILITY_WORDS } from './words.ts'

export class SubmissionComposedEvent extends Event {
  static readonly type = 'wg-submission-composed'
  readonly submission: SubmissionInput
  constructor(submission: SubmissionInput) {
    super(SubmissionComposedEvent.type, { bubbles: true })
    this.submission = submission
  }
}

type Choices = Pick<SubmissionInput, 'category' | 'answer' | 'visibility' | 'title' | 'summary'> & {
  link: string
  question: string
}
const AT_FIRST: Choices = {
  category: 'legislation',
  answer: 'information',
  visibility: 'group',
  title: '',
  summary: '',
  link: '',
  question: '',
}

@customElement('wg-submission-form')
export class WgSubmissionForm extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-5);
        max-inline-size: 42rem;
      }
      .consequence {
        color: var(--wg-ink-quiet);
        display: block;
        font-size: var(--wg-size-s);
      }
      wa-radio {
        align-items: start;
        margin-block-end: var(--wg-space-2);
      }
    `,
  ]

  /** The group it is sent to. */
  @property() groupId = ''
  /** The call it answers, if any. */
  @property({ attribute: false }) call: CallDetail | null = null
  /** While the page sends. */
  @property({ type: Boolean }) sending = false
  /** What came back from sending. */
  @property({ attribute: false }) error: unknown = null

  @state() private choices: Choices = AT_FIRST
  @state() private hasTried = false

  override render() {
    const isInformation = this.choices.answer === 'information'
    return html`
      <form @submit=${this.onSubmit}>
        ${this.call ? this.renderQuestion(this.call) : nothing} ${this.renderAnswer()}
        <wa-input
          label="Title"
          required
          maxlength="300"
          .value=${this.choices.title}
          @input=${this.taking('title')}
        ></wa-input>
        <wa-select label="Category" .value=${this.choices.category} @change=${this.taking('category')}>
          ${SUBMISSION_CATEGORIES.map((category) => html`<wa-option value=${category}>${capital(category)}</wa-option>`)}
        </wa-select>
        <wa-textarea
          label=${isInformation ? 'Summary' : 'Explanation, if you wish'}
          hint="A few sentences that can stand in the compiled table."
          maxlength="5000"
          rows="5"
          resize="auto"
          .value=${this.choices.summary}
          @input=${this.taking('summary')}
        ></wa-textarea>
        ${
          isInformation
            ? html`<wa-input
                type="url"
                label="Address where it can be read"
                hint="For example https://…; leave it empty when the summary says everything."
                .value=${this.choices.link}
                @input=${this.taking('link')}
              ></wa-input>`
            : nothing
        }
        ${this.renderVisibility()}
        <wg-problem .error=${this.hasTried ? (this.refusal ?? this.error) : null}></wg-problem>
        <div><wa-button type="submit" variant="brand" ?loading=${this.sending}>${this.sendWords}</wa-button></div>
      </form>
    `
  }

  private get refusal() {
    return refuseSubmission({ ...this.choices, link: this.choices.link || null })
  }

  private get sendWords(): string {
    return this.choices.visibility === 'public' ? 'Send and make public' : 'Send'
  }

  private renderQuestion(call: CallDetail) {
    return html`
      <wa-select label="Question" .value=${this.choices.question} placeholder="The call as a whole" @change=${this.taking('question')}>
        <wa-option value="">The call as a whole</wa-option>
        ${call.questions.map(
          ({ position, text }) => html`<wa-option value=${String(position)}>${position}. ${text}</wa-option>`,
        )}
      </wa-select>
    `
  }

  private renderAnswer() {
    return html`
      <wa-radio-group label="Your answer" .value=${this.choices.answer} @change=${this.taking('answer')}>
        ${ANSWERS.map((answer) => html`<wa-radio value=${answer}>${ANSWER_WORDS[answer]}</wa-radio>`)}
      </wa-radio-group>
    `
  }

  private renderVisibility() {
    return html`
      <wa-radio-group label="Who will see it" .value=${this.choices.visibility} @change=${this.taking('visibility')}>
        ${VISIBILITIES.map(
          (visibility) => html`
            <wa-radio value=${visibility} ?disabled=${visibility === 'public' && this.choices.category === 'enforcement'}>
              ${VISIBILITY_WORDS[visibility]}<span class="consequence">${CONSEQUENCES[visibility]}</span>
            </wa-radio>
          `,
        )}
      </wa-radio-group>
    `
  }

  private taking(name: keyof Choices) {
    return (event: Event) => {
      const { value } = event.target as HTMLElement & { readonly value: string | null }
      const choices = { ...this.choices, [name]: value ?? '' }
      // What concerns enforcement is never public; a choice made before is taken back where it can be seen.
      const isTooWide = choices.category === 'enforcement' && choices.visibility === 'public'
      this.choices = isTooWide ? { ...choices, visibility: 'group' } : choices
    }
  }

  private onSubmit(event: Event): void {
    event.preventDefault()
    this.hasTried = true
    if (this.refusal) return
    const { question, link, category, answer, visibility, title, summary } = this.choices
    const asked = this.call?.questions.find(({ position }) => String(position) === question)
    this.dispatchEvent(
      new SubmissionComposedEvent({
        groupId: this.groupId,
        callId: this.call?.id ?? null,
        questionPosition: asked?.position ?? null,
        provision: asked?.provision ? asked.provision.href.replace(/^\/decisions\//, '') : null,
        category: category as SubmissionCategory,
        answer: answer as Answer,
        title: title.trim(),
        summary: summary.trim(),
        link: link.trim() || null,
        visibility: visibility as Visibility,
      }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-submission-form': WgSubmissionForm
  }
  interface HTMLElementEventMap {
    'wg-submission-composed': SubmissionComposedEvent
  }
}
