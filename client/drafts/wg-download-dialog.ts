/**
 * The button for a file of a draft, and the dialog that asks for format, reading, tracked changes and comments and says in words
 * what the file will hold. It is fetched from where the address of the download button leads.
 *
 *     <wg-download-dialog draft=${id} reading=${reading}></wg-download-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  contentsInWords,
  FILE_FORMATS,
  FILE_READINGS,
  type FileChoice,
  type FileFormat,
  refuseComments,
  refuseTracking,
} from '#domain/drafts/file-choice.ts'
import { FIRST_READING, type Reading } from '#domain/drafts/readings.ts'
import type { Refusal } from '#domain/errors.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import { exportAddress } from './api.ts'
import { FILE_WORDS } from './draft-words.ts'
import type { ReadingChosenEvent } from './wg-reading-switch.ts'
import './wg-reading-switch.ts'

@customElement('wg-download-dialog')
export class WgDownloadDialog extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-5);
      }
      .options {
        display: grid;
        gap: var(--wg-space-3);
      }
      .options p {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin: var(--wg-space-1) 0 0;
        padding-inline-start: 1.75rem;
      }
      .contents {
        background: var(--wg-sunk);
        border-radius: var(--wg-radius-m);
        padding: var(--wg-space-4);
      }
      .contents h3 {
        font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
        margin: 0 0 var(--wg-space-2);
      }
      .contents p {
        margin: 0;
      }
      .contents p + p {
        margin-block-start: var(--wg-space-2);
      }
    `,
  ]

  /** The draft, by its identity. */
  @property() draft = ''
  /** The reading on the screen: the dialog begins with it where there is a file of it. */
  @property() reading: Reading = FIRST_READING

  @state() private isOpen = false
  @state() private choice: FileChoice = { format: 'docx', reading: 'clean', isTracked: false, hasComments: false }

  override render() {
    return html`
      <wa-button size="s" appearance="outlined" @click=${this.ask}>
        <wa-icon slot="start" name="download"></wa-icon>Download
      </wa-button>
      <wg-dialog heading="Download a file" ?open=${this.isOpen} @wg-closed=${this.close}>
        ${this.isOpen ? this.renderChoice() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" href=${exportAddress(this.draft, this.asked)} download @click=${this.close}>
          <wa-icon slot="start" name="download"></wa-icon>Download
        </wa-button>
      </wg-dialog>
    `
  }

  private renderChoice() {
    const { format, reading, isTracked, hasComments } = this.asked
    return html`
      <form>
        <wa-radio-group label="Format" orientation="horizontal" name="format" .value=${format} @change=${this.keepFormat}>
          ${FILE_FORMATS.map((one) => html`<wa-radio appearance="button" value=${one}>${FILE_WORDS[one]}</wa-radio>`)}
        </wa-radio-group>
        <wg-reading-switch
          label="Reading"
          .readings=${FILE_READINGS}
          reading=${reading}
          @wg-reading-chosen=${this.keepReading}
        ></wg-reading-switch>
        <div class="options">
          ${this.renderOption('tracked', 'Changes as tracked changes', isTracked, refuseTracking(this.choice))}
          ${this.renderOption('comments', 'With comments', hasComments, refuseComments(this.choice))}
        </div>
        <section class="contents" aria-live="polite">
          <h3>What the file will hold</h3>
          ${contentsInWords(this.asked).map((sentence) => html`<p>${sentence}</p>`)}
        </section>
      </form>
    `
  }

  private renderOption(name: 'tracked' | 'comments', label: string, isChosen: boolean, refusal: Refusal | null) {
    return html`
      <div>
        <wa-checkbox name=${name} .checked=${isChosen} ?disabled=${refusal !== null} @change=${this.keepOption}>
          ${label}
        </wa-checkbox>
        ${refusal ? html`<p>${refusal.message}</p>` : nothing}
      </div>
    `
  }

  /** What was chosen, without what the format or the reading cannot have; it is there again when they can. */
  private get asked(): FileChoice {
    const { isTracked, hasComments } = this.choice
    return {
      ...this.choice,
      isTracked: isTracked && refuseTracking(this.choice) === null,
      hasComments: hasComments && refuseComments(this.choice) === null,
    }
  }

  private readonly ask = (): void => {
    const reading = FILE_READINGS.find((known) => known === this.reading)
    this.choice = { ...this.choice, reading: reading ?? (this.reading === 'chair' ? 'proposals' : 'clean') }
    this.isOpen = true
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private readonly keepFormat = (event: Event): void => {
    this.choice = { ...this.choice, format: (event.target as HTMLInputElement).value as FileFormat }
  }

  private readonly keepReading = ({ reading }: ReadingChosenEvent): void => {
    const known = FILE_READINGS.find((one) => one === reading)
    if (known) this.choice = { ...this.choice, reading: known }
  }

  private readonly keepOption = (event: Event): void => {
    const { name, checked } = event.target as HTMLInputElement
    this.choice = { ...this.choice, [name === 'tracked' ? 'isTracked' : 'hasComments']: checked }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-download-dialog': WgDownloadDialog
  }
}
