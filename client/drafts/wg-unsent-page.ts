/**
 * What a person wrote and the server did not take: their own words, by draft, to copy, to keep as a file, and to throw away by
 * their own act. It lies on this device alone.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { DomainError } from '#domain/errors.ts'
import { apiContext } from '../api/api-context.ts'
import { draftContext } from '../collab/kept-drafts.ts'
import { changes } from '../collab/record-state.ts'
import { announce } from '../lib/announce.ts'
import { momentInWords } from '../lib/dates.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import { draftsApi } from './api.ts'
import { type UnsentWork, unsentWork } from './unsent-work.ts'

const CLOSED = 'A draft that you cannot open any more'

@customElement('wg-unsent-page')
export class WgUnsentPage extends PageElement {
  static override styles = [
    shared,
    css`
      article {
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        display: grid;
        gap: var(--wg-space-3);
        padding: var(--wg-space-5);
      }
      article + article {
        margin-block-start: var(--wg-space-5);
      }
      .words {
        background: var(--wg-sunk);
        border-radius: var(--wg-radius-s);
        font-family: var(--wg-font-document);
        margin: 0;
        max-block-size: 24rem;
        overflow: auto;
        overflow-wrap: anywhere;
        padding: var(--wg-space-4);
        white-space: pre-wrap;
      }
      h2 {
        font-size: var(--wg-size-l);
        overflow-wrap: anywhere;
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly drafts = requireContext(this, draftContext)
  @state() private work: readonly UnsentWork[] = []
  @state() private discarding: UnsentWork | null = null
  private unfollow: () => void = () => {}

  private readonly titles = new Task(this, {
    args: () => [[...new Set(this.work.map(({ draftId }) => draftId))].join()] as const,
    task: async ([ids], { signal }) => {
      const found = ids.split(',').filter(Boolean)
      const titles = await Promise.all(found.map((id) => this.titleOf(id, signal)))
      return new Map(found.map((id, place) => [id, titles[place] ?? 'Draft']))
    },
  })

  override connectedCallback(): void {
    super.connectedCallback()
    const { journal } = this.drafts.value
    const look = () => {
      this.work = unsentWork(journal.refused())
    }
    this.unfollow = journal.follow(look)
    look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unfollow()
  }

  override render() {
    return html`
      <wg-page heading="Changes that were not taken" width="reading" .crumbs=${[{ label: 'Drafts', href: '/drafts' }]}>
        <p slot="intro">
          What you wrote here could not be recorded. It is kept ${this.where}, until you throw it away.
        </p>
        ${this.work.length === 0 ? this.renderNothing() : this.work.map((work) => this.renderWork(work))}
        ${this.renderQuestion()}
      </wg-page>
    `
  }

  private async titleOf(id: string, signal: AbortSignal): Promise<string> {
    try {
      return (await draftsApi(this.http.value).find(id, signal)).title
    } catch (error) {
      const isClosed = error instanceof DomainError && (error.code === 'forbidden' || error.code === 'not_found')
      return isClosed ? CLOSED : 'Draft'
    }
  }

  private get where(): string {
    if (this.drafts.value.journal.isLasting) return 'on this device alone'
    return 'in this window alone: copy what you need before you close it'
  }

  private renderNothing() {
    return html`
      <wg-empty heading="Nothing is left behind">Everything you wrote on this device is recorded, or is being sent.</wg-empty>
    `
  }

  private renderWork(work: UnsentWork) {
    const title = this.titles.value?.get(work.draftId) ?? 'Draft'
    const from = momentInWords(work.from, Date.now())
    const to = momentInWords(work.to, Date.now())
    return html`
      <article>
        <h2>${title === CLOSED ? title : html`<a href="/drafts/${work.draftId}">${title}</a>`}</h2>
        <p class="quiet small">${changes(work.ids.length)} from ${from === to ? from : `${from} to ${to}`}</p>
        <p>${work.refusal}</p>
        ${
          work.words
            ? html`<pre class="words" tabindex="0" aria-label="What you wrote">${work.words}</pre>`
            : html`<p class="quiet">No words: something was deleted, moved or set in another form.</p>`
        }
        <div class="row">${work.words ? this.renderKeep(work, title) : nothing}
          <wa-button
            appearance="plain"
            variant="danger"
            @click=${() => {
              this.discarding = work
            }}
          >Throw away</wa-button>
        </div>
      </article>
    `
  }

  private renderKeep(work: UnsentWork, title: string) {
    return html`
      <wa-button appearance="outlined" @click=${() => this.copy(work)}>Copy</wa-button>
      <wa-button appearance="outlined" @click=${() => keepAsFile(work, title)}>
        <wa-icon slot="start" name="download"></wa-icon>Keep a copy as a file
      </wa-button>
    `
  }

  private renderQuestion() {
    return html`
      <wg-dialog heading="Throw these changes away?" ?open=${this.discarding !== null} @wg-closed=${this.close}>
        <p>They are on no server and on no other device: nobody can bring them back.</p>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="danger" @click=${this.discard}>Throw away</wa-button>
      </wg-dialog>
    `
  }

  private readonly close = (): void => {
    this.discarding = null
  }

  private readonly discard = (): void => {
    this.drafts.value.journal.remove(this.discarding?.ids ?? [])
    this.discarding = null
    announce('The changes are thrown away.')
  }

  private async copy({ words }: UnsentWork): Promise<void> {
    try {
      await navigator.clipboard.writeText(words)
      announce('Copied.')
    } catch {
      announce('The browser does not allow copying. Keep a copy as a file instead.', 'serious')
    }
  }
}

function keepAsFile({ words, refusal }: UnsentWork, title: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([`${title}\n${refusal}\n\n${words}\n`], { type: 'text/plain;charset=utf-8' }),
  )
  link.download = 'changes-not-taken.txt'
  link.click()
  // The browser has taken the file by the next turn of its own queue, and frees nothing by itself.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-unsent-page': WgUnsentPage
  }
}
