/** Where an official document goes in: drop a file, choose one, or paste its text; below, what was read before. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ImportSummary, ImportView } from '#domain/decisions/import/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { importApi } from './import-api.ts'

@customElement('wg-imports-page')
export class WgImportsPage extends PageElement {
  static override styles = [
    shared,
    css`
      .ways {
        display: grid;
        gap: var(--wg-space-5);
        grid-template-columns: 1fr 1fr;
        margin-block-end: var(--wg-space-6);
      }
      .drop {
        align-content: center;
        border: 2px dashed var(--wg-rule-firm);
        border-radius: var(--wg-radius-l);
        display: grid;
        gap: var(--wg-space-3);
        justify-items: center;
        min-block-size: 15rem;
        padding: var(--wg-space-5);
        text-align: center;
      }
      .drop.is-over {
        background: var(--wg-accent-tint);
        border-color: var(--wg-accent);
      }
      .drop wa-icon {
        color: var(--wg-accent);
        font-size: 2.25rem;
      }
      .paste {
        align-content: start;
        display: grid;
        gap: var(--wg-space-3);
      }
      .busy {
        color: var(--wg-accent);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      @media (width < 60rem) {
        .ways {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly imports = new Task(this, {
    task: (_, { signal }) => importApi(this.http.value).list(signal),
    args: () => [],
  })

  @state() private isOver = false
  @state() private busyWith = ''
  @state() private problem: unknown = null
  @query('input[type=file]') private readonly chooser?: HTMLInputElement
  @query('wa-textarea') private readonly pasted?: HTMLElement & { value: string | null }

  override render() {
    return html`
      <wg-page heading="Import a document" .crumbs=${[{ label: 'Decisions', href: '/decisions' }]}>
        <p slot="intro">
          The text is read by rules: header, Decisions and Resolutions, whom they are directed to, provisions, conditions and deadlines.
          Nothing enters the registry before a person has confirmed it.
        </p>
        <wg-problem .error=${this.problem}></wg-problem>
        <div class="ways">${this.renderDrop()} ${this.renderPaste()}</div>
        ${loaded(this.imports, 'earlier imports', ({ items }) => this.renderEarlier(items))}
      </wg-page>
    `
  }

  private renderDrop() {
    return html`
      <div
        class="drop ${this.isOver ? 'is-over' : ''}"
        @dragover=${(event: DragEvent) => {
          event.preventDefault()
          this.isOver = true
        }}
        @dragleave=${() => {
          this.isOver = false
        }}
        @drop=${this.onDrop}
      >
        <wa-icon name="upload"></wa-icon>
        <h2>Drop a file here</h2>
        <p class="quiet small">Word (.docx), PDF with text, HTML or plain text, up to 25 MB; English, French or Spanish.</p>
        <input type="file" hidden accept=".txt,.docx,.pdf,.html,.htm" @change=${this.onChosen} />
        <wa-button variant="brand" ?disabled=${this.busyWith !== ''} @click=${() => this.chooser?.click()}>Choose a file</wa-button>
        <p class="busy" role="status">${this.busyWith ? html`Reading ${this.busyWith} …` : nothing}</p>
      </div>
    `
  }

  private renderPaste() {
    return html`
      <form class="paste" @submit=${this.onPasted}>
        <wa-textarea label="Or paste the text" rows="8" placeholder="Decision 15.57 …"></wa-textarea>
        <div><wa-button type="submit" appearance="outlined" ?disabled=${this.busyWith !== ''}>Read the text</wa-button></div>
      </form>
    `
  }

  private renderEarlier(rows: readonly ImportSummary[]) {
    if (rows.length === 0) return nothing
    return html`
      <h2>Read before</h2>
      ${table({
        caption: 'Imports, newest first',
        rows,
        columns: [
          {
            label: 'Document',
            isTitle: true,
            cell: (row) => html`<a href=${row.href}>${row.symbol ?? row.title ?? row.fileName}</a>`,
          },
          { label: 'Found', cell: (row) => `${row.decisionCount} Decisions, ${row.resolutionCount} Resolutions` },
          { label: 'Read by', cell: (row) => html`${row.importedBy}, <wg-date at=${row.importedAt}></wg-date>` },
          {
            label: 'State',
            cell: (row) =>
              row.confirmedAt
                ? html`<wg-status tone="good">confirmed</wg-status>`
                : html`<wg-status tone="attention">waits for you</wg-status>`,
          },
        ],
      })}
    `
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault()
    this.isOver = false
    const file = event.dataTransfer?.files[0]
    if (file) void this.read(file.name, () => importApi(this.http.value).sendFile(file))
  }

  private onChosen(): void {
    const file = this.chooser?.files?.[0]
    if (file) void this.read(file.name, () => importApi(this.http.value).sendFile(file))
  }

  private onPasted(event: Event): void {
    event.preventDefault()
    const text = this.pasted?.value ?? ''
    if (text.trim()) void this.read('the pasted text', () => importApi(this.http.value).sendText(text))
  }

  private async read(what: string, send: () => Promise<ImportView>): Promise<void> {
    this.busyWith = what
    this.problem = null
    try {
      navigate((await send()).href)
    } catch (error) {
      this.problem = error
    } finally {
      this.busyWith = ''
      if (this.chooser) this.chooser.value = ''
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-imports-page': WgImportsPage
  }
}
