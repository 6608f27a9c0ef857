/**
 * The brackets of a draft: those that stand, in the order of the text, with who asked, since when and why; and those that were
 * removed. What stands is read from the text here and now, who asked from the records. It also tells the editor whose each
 * bracket is, and does what the keys there ask for.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { TextSelection } from 'prosemirror-state'
import type { BracketList } from '#domain/drafts/brackets/wire.ts'
import type { BracketCopy } from '../../editor/plugins/brackets.ts'
import { bracketsOf, markBracket, setBracketDesk } from '../../editor/plugins/brackets.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-loading.ts'
import '../../ui/wg-problem.ts'
import { type Desk, SectionCountedEvent } from '../desk.ts'
import { panelListSheet } from '../panel-list.css.ts'
import { stepOf } from '../proposals/walk-keys.ts'
import { bracketsApi } from './api.ts'
import { type ActNeeds, addWording, claimRow, makeTyped, putInBrackets, removeRow } from './bracket-acts.ts'
import { bracketItem } from './bracket-item.ts'
import { type BracketRow, type BracketText, bracketText, hasTypedPair } from './bracket-rows.ts'
import { askedInWords, countInWords } from './bracket-words.ts'
import { bracketsPanelSheet } from './brackets-panel.css.ts'
import { CopiedBrackets } from './copied-brackets.ts'
import { removedList } from './removed-list.ts'
import { typedNotice } from './typed-notice.ts'
import './wg-bracket-dialog.ts'

const NOTHING: BracketText = { rows: [], paragraphs: [], paragraphCount: 0, strayCount: 0 }

@customElement('wg-brackets-panel')
export class WgBracketsPanel extends LitElement {
  static override styles = [shared, panelListSheet, bracketsPanelSheet]

  @property({ attribute: false }) desk: Desk | null = null
  @state() private current = ''
  @state() private party = ''

  private text: BracketText = NOTHING
  private isFocusAwaited = false
  /** Outside of the margin, which may be folded away while something is asked. */
  private readonly dialog = document.createElement('wg-bracket-dialog')
  private readonly copies = new CopiedBrackets(() => void this.list.run())
  private unfollow = () => {}

  private readonly list = new Task(this, {
    args: () => {
      const { draft, http, changes } = this.desk ?? {}
      return [draft?.id ?? '', draft?.state, draft?.right, http ?? null, changes?.brackets, changes?.rights] as const
    },
    task: async ([id, , , http], { signal }) => (http && id ? bracketsApi(http, id).list(signal) : null),
    // The value of the task is set only afterwards.
    onComplete: (list) => this.tellEditor(list),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    document.body.append(this.dialog)
    if (this.hasUpdated) this.tellEditor()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.dialog.remove()
    this.unfollow()
    if (this.desk?.view) setBracketDesk(this.desk.view, null)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('desk')
    if (changed.has('desk') && before?.collab !== this.desk?.collab) this.follow()
    if (changed.has('desk') && before?.view !== this.desk?.view) this.tellEditor()
    const { view, lines } = this.desk ?? {}
    this.text = view
      ? bracketText(view.state.doc, bracketsOf(view.state), this.list.value ?? null, lines ?? [])
      : NOTHING
  }

  protected override updated(): void {
    const { rows } = this.text
    this.dispatchEvent(new SectionCountedEvent(rows.length === 0 ? null : rows.length))
    if (!this.isFocusAwaited) return
    this.isFocusAwaited = false
    const button = this.renderRoot.querySelector<HTMLElement>('.row[aria-expanded="true"]')
    button?.focus()
    button?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    const { value } = this.list
    if (!this.desk) return nothing
    if (!value) {
      return this.list.render({
        pending: () => html`<wg-loading what="the brackets"></wg-loading>`,
        error: (error) =>
          html`<wg-problem .error=${error} retry @wg-retried=${() => void this.list.run()}></wg-problem>`,
      })
    }
    const { rows, paragraphs, paragraphCount, strayCount } = this.text
    const shown = new Set(this.walked)
    return html`
      <div @keydown=${this.pressed}>
        <p class="small quiet">
          ${
            rows.length === 0
              ? 'No brackets stand in the text. Select words and type an opening square bracket to put them in brackets.'
              : html`${countInWords(rows.length, paragraphCount)}. J and K go to the next and the one before; in the text Alt with B.`
          }
        </p>
        ${this.renderParties(rows)}
        ${repeat(
          paragraphs.filter((paragraph) => paragraph.rows.some((row) => shown.has(row))),
          ({ paragraphId, rows: [first] }) => `${paragraphId} ${first?.key}`,
          ({ name, count, rows: inIt }) => html`
            <h3>
              <span>${name}</span>
              <span class="quiet">${count === 1 ? '1 bracket' : `${count} brackets`}</span>
            </h3>
            <ol class="plain">
              ${repeat(
                inIt.filter((row) => shown.has(row)),
                ({ key }) => key,
                (row) => this.renderRow(row),
              )}
            </ol>
          `,
        )}
        ${typedNotice(value, strayCount, {
          make: () => this.act((needs) => makeTyped(needs)),
          makeHere: this.makerHere(value.typed.pairCount),
          goTo: (paragraphId) => void this.desk?.goTo(paragraphId),
        })}
        ${removedList(value.records, this.desk.draft.id)}
      </div>
    `
  }

  private makerHere(pairCount: number): (() => void) | null {
    const { view, place = '' } = this.desk ?? {}
    if (!view || pairCount === 0 || !hasTypedPair(view.state.doc, place)) return null
    return () => this.act((needs) => makeTyped(needs, place))
  }

  private renderRow(row: BracketRow) {
    return bracketItem(row, {
      isOpen: row.key === this.current,
      mayWrite: this.list.value?.refusals.put ?? null,
      original: this.originalOf(row),
      press: () => (row.key === this.current ? this.close() : this.open(row)),
      remove: () => this.act((needs) => removeRow(needs, row)),
      claim: () => this.act((needs) => claimRow(needs, row)),
      add: () => this.act((needs) => addWording(needs, row)),
    })
  }

  private renderParties(rows: readonly BracketRow[]) {
    const parties = new Map(
      rows.flatMap(({ record }) => (record ? [[record.party.organizationId, record.party.name] as const] : [])),
    )
    if (parties.size < 2 && this.party === '') return nothing
    const byName = [...parties].sort(([, one], [, next]) => one.localeCompare(next))
    return html`
      <label>
        <span>Party</span>
        <select @change=${this.chooseParty}>
          <option value="" ?selected=${this.party === ''}>All</option>
          ${byName.map(([id, name]) => html`<option value=${id} ?selected=${id === this.party}>${name}</option>`)}
        </select>
      </label>
    `
  }

  /** Of whom the record of a copy speaks. */
  private originalOf({ record }: BracketRow) {
    return this.list.value?.records.find(({ id }) => id === record?.copyOf) ?? null
  }

  /** Those that the keys walk through. */
  private get walked(): readonly BracketRow[] {
    const { rows } = this.text
    return this.party === '' ? rows : rows.filter(({ record }) => record?.party.organizationId === this.party)
  }

  private act(ask: (needs: ActNeeds) => void): void {
    const { desk, dialog } = this
    if (desk) ask({ desk, dialog, list: this.list.value ?? null, done: () => void this.list.run() })
  }

  private open(row: BracketRow): void {
    this.current = row.key
    this.desk?.reveal(row.paragraphId)
    if (this.desk?.view) markBracket(this.desk.view, row.id)
  }

  private close(): void {
    this.current = ''
    if (this.desk?.view) markBracket(this.desk.view, null)
  }

  private openById(id: string, takesFocus = true): void {
    const row = this.text.rows.find((known) => known.id === id)
    if (!row) return
    if (!this.walked.includes(row)) this.party = ''
    this.desk?.show('brackets')
    this.isFocusAwaited = takesFocus
    this.open(row)
  }

  private rowBeside(by: 1 | -1, at: number): BracketRow | undefined {
    const { walked } = this
    return walked[(at + by + walked.length) % walked.length]
  }

  /** From the place of the cursor in the text, which goes into the bracket. */
  private stepInText(by: 1 | -1): void {
    const view = this.desk?.view
    if (!view) return
    const { pairs } = bracketsOf(view.state)
    const { head } = view.state.selection
    const next =
      by > 0 ? pairs.find(({ open }) => open.position >= head) : pairs.findLast(({ open }) => open.position < head - 1)
    const pair = next ?? pairs.at(by > 0 ? 0 : -1)
    if (!pair) return
    view.dispatch(
      view.state.tr.setSelection(TextSelection.create(view.state.doc, pair.open.position + 1)).scrollIntoView(),
    )
    const row = this.text.rows[pairs.indexOf(pair)]
    if (row) this.current = row.key
    markBracket(view, pair.id)
  }

  private tellEditor(list: BracketList | null = this.list.value ?? null): void {
    const { view } = this.desk ?? {}
    if (!view || !list) return
    const records = new Map(list.records.map((record) => [record.id, record]))
    setBracketDesk(view, {
      askedBy: (id) => {
        const record = records.get(id)
        if (!record) return null
        const spoken = askedInWords(record)
        const title = `Brackets ${spoken}`
        return { spoken, title: record.reason === '' ? title : `${title}: ${record.reason}` }
      },
      put: () => this.act((needs) => putInBrackets(needs, view)),
      remove: (id) => {
        const row = this.text.rows.find((known) => known.id === id)
        if (row) this.act((needs) => removeRow(needs, row, () => view.focus()))
      },
      // The click that chose it also moves the cursor, which would take the mark away again.
      choose: (id) => requestAnimationFrame(() => this.openById(id, false)),
      step: (by) => this.stepInText(by),
      copied: (copies) => this.keepCopies(copies),
    })
    this.requestUpdate()
  }

  /** A copy is told to the server when its signs are recorded there. */
  private keepCopies(copies: readonly BracketCopy[]): void {
    const known = new Set<string>(this.list.value?.records.map(({ id }) => id))
    this.copies.keep(copies.filter(({ copyOf }) => known.has(copyOf)))
    // The editor tells of it before what it has written is on its way.
    queueMicrotask(() => this.sendCopies())
  }

  private follow(): void {
    this.unfollow()
    this.unfollow = this.desk?.collab.follow(() => this.sendCopies()) ?? (() => {})
  }

  private sendCopies(): void {
    const { desk } = this
    if (desk?.collab.state.kind === 'recorded') void this.copies.send(bracketsApi(desk.http, desk.draft.id))
  }

  private readonly chooseParty = (event: Event): void => {
    this.party = (event.target as HTMLSelectElement).value
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const by = stepOf(event)
    if (by === 0) return
    event.preventDefault()
    const at = this.walked.findIndex(({ key }) => key === this.current)
    const row = this.rowBeside(by, at < 0 && by < 0 ? 0 : at)
    if (!row) return
    this.isFocusAwaited = true
    this.open(row)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-brackets-panel': WgBracketsPanel
  }
}
