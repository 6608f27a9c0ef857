/**
 * The questions of a call as a list to type into. Each may be tied to a provision; the registry is asked whether it exists
 * as soon as its address is typed, and its words are shown. Questions in, `wg-questions-edited` out with the list as it is.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import './wg-provision-check.ts'
import type { AddressChosenEvent } from './wg-provision-check.ts'

export interface QuestionLine {
  readonly text: string
  /** Address of a provision, `17.92/a`, or '' for a question about none. */
  readonly provision: string
}

export class QuestionsEditedEvent extends Event {
  static readonly type = 'wg-questions-edited'
  readonly questions: readonly QuestionLine[]
  constructor(questions: readonly QuestionLine[]) {
    super(QuestionsEditedEvent.type, { bubbles: true })
    this.questions = questions
  }
}

@customElement('wg-question-editor')
export class WgQuestionEditor extends LitElement {
  static override styles = [
    shared,
    css`
      .item {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-3) var(--wg-space-4);
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: var(--wg-space-4);
      }
      .is-only wa-textarea,
      .is-only .tie {
        grid-column: 1 / -1;
      }
      .take-away {
        align-self: start;
        margin-block-start: 1.75rem;
      }
      .tie {
        display: grid;
        gap: var(--wg-space-2) var(--wg-space-4);
        grid-column: 1;
        grid-template-columns: 14rem minmax(0, 1fr);
      }
      wg-provision-check {
        align-self: center;
        padding-block-start: 1.75rem;
      }
      .add {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block-start: var(--wg-space-4);
      }
      @media (width < 48rem) {
        .tie {
          grid-column: 1 / -1;
          grid-template-columns: minmax(0, 1fr);
        }
        wg-provision-check {
          padding-block-start: 0;
        }
      }
    `,
  ]

  @property({ attribute: false }) questions: readonly QuestionLine[] = []

  override render() {
    return html`
      <div>
        ${this.questions.map((question, index) => this.renderQuestion(question, index))}
      </div>
      <div class="add">
        <wa-button class="adding" appearance="outlined" @click=${this.add}>
          <wa-icon slot="start" name="plus"></wa-icon>Add a question
        </wa-button>
      </div>
    `
  }

  /** Whether every question can be sent; shows the first that cannot. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll('wa-textarea')].every((field) => field.reportValidity())
  }

  private renderQuestion({ text, provision }: QuestionLine, index: number) {
    return html`
      <div class="item ${this.questions.length > 1 ? '' : 'is-only'}" role="group" aria-label="Question ${index + 1}">
        <wa-textarea
          label="Question ${index + 1}"
          rows="2"
          resize="auto"
          required
          maxlength="2000"
          .value=${text}
          @input=${this.taking(index, 'text')}
        ></wa-textarea>
        ${
          this.questions.length > 1
            ? html`<wa-button class="take-away" appearance="plain" @click=${() => void this.takeAway(index)}>
                <wa-icon name="xmark" label="Take question ${index + 1} away"></wa-icon>
              </wa-button>`
            : nothing
        }
        <div class="tie">
          <wa-input
            label="Provision"
            placeholder="17.92/a"
            maxlength="200"
            autocomplete="off"
            .value=${provision}
            @input=${this.taking(index, 'provision')}
          ></wa-input>
          <wg-provision-check
            address=${provision.trim()}
            @wg-address-chosen=${({ address }: AddressChosenEvent) => this.set(index, { provision: address })}
          ></wg-provision-check>
        </div>
      </div>
    `
  }

  private taking(index: number, name: keyof QuestionLine) {
    return (event: Event) => {
      const { value } = event.target as HTMLElement & { readonly value: string | null }
      this.set(index, { [name]: value ?? '' })
    }
  }

  private set(index: number, change: Partial<QuestionLine>): void {
    this.say(this.questions.map((question, at) => (at === index ? { ...question, ...change } : question)))
  }

  private async add(): Promise<void> {
    this.say([...this.questions, { text: '', provision: '' }])
    await this.updateComplete
    const fields = [...this.renderRoot.querySelectorAll('wa-textarea')]
    await fields.at(-1)?.updateComplete
    fields.at(-1)?.focus()
  }

  private async takeAway(index: number): Promise<void> {
    this.say(this.questions.filter((_, at) => at !== index))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.adding')?.focus()
  }

  private say(questions: readonly QuestionLine[]): void {
    this.questions = questions
    this.dispatchEvent(new QuestionsEditedEvent(questions))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-question-editor': WgQuestionEditor
  }
  interface HTMLElementEventMap {
    'wg-questions-edited': QuestionsEditedEvent
  }
}
