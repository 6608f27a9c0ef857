/**
 * The dialogs of the editor: what asks a person something before it is written into the text. Each asks, and its answer is
 * run on the view as it then stands.
 *
 *     <wg-editor-dialogs .view=${() => view} .findInRegistry=${…}></wg-editor-dialogs>
 */
import { html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readFootnoteKind } from '#domain/drafts/schema.ts'
import { announce } from '../lib/announce.ts'
import {
  type FootnotePlace,
  footnotePosition,
  insertFootnote,
  removeFootnote,
  replaceFootnote,
} from './commands/footnote.ts'
import { linkedRange, removeLink, setLink } from './commands/link.ts'
import { insertReference } from './commands/reference.ts'
import { insertTable } from './commands/table.ts'
import { readNumbering } from './plugins/numbering.ts'
import { type FindInRegistry, referenceChoices } from './reference-choices.ts'
import type { FootnoteWrittenEvent, WgFootnoteDialog } from './wg-footnote-dialog.ts'
import './wg-footnote-dialog.ts'
import type { WgKeysDialog } from './wg-keys-dialog.ts'
import './wg-keys-dialog.ts'
import type { LinkWrittenEvent, WgLinkDialog } from './wg-link-dialog.ts'
import './wg-link-dialog.ts'
import type { ReferenceChosenEvent, WgReferenceDialog } from './wg-reference-dialog.ts'
import './wg-reference-dialog.ts'
import type { TableChosenEvent, WgTableDialog } from './wg-table-dialog.ts'
import './wg-table-dialog.ts'

@customElement('wg-editor-dialogs')
export class WgEditorDialogs extends LitElement {
  /** Asked at the moment of each act. */
  @property({ attribute: false }) view: () => EditorView | null = () => null
  /** Null where references point at paragraphs of the draft alone. */
  @property({ attribute: false }) findInRegistry: FindInRegistry | null = null
  @property({ attribute: false }) newId: () => string = () => ''

  @query('wg-footnote-dialog') private readonly footnoteDialog?: WgFootnoteDialog
  @query('wg-link-dialog') private readonly linkDialog?: WgLinkDialog
  @query('wg-table-dialog') private readonly tableDialog?: WgTableDialog
  @query('wg-reference-dialog') private readonly referenceDialog?: WgReferenceDialog
  @query('wg-keys-dialog') private readonly keysDialog?: WgKeysDialog
  /** The footnote whose words are asked for; null for a new one. */
  private footnoteAt: FootnotePlace | null = null

  protected override createRenderRoot(): this {
    return this
  }

  override render() {
    return html`
      <wg-footnote-dialog
        @wg-footnote-written=${this.keepFootnote}
        @wg-footnote-removed=${this.dropFootnote}
      ></wg-footnote-dialog>
      <wg-link-dialog @wg-link-written=${this.keepLink}></wg-link-dialog>
      <wg-table-dialog @wg-table-chosen=${this.placeTable}></wg-table-dialog>
      <wg-reference-dialog .find=${this.findInRegistry} @wg-reference-chosen=${this.placeReference}></wg-reference-dialog>
      <wg-keys-dialog></wg-keys-dialog>
    `
  }

  /** Runs a command and gives the focus back to the text. */
  run(command: Command): void {
    const view = this.view()
    if (!view) return
    command(view.state, view.dispatch, view)
    void this.focusText(view)
  }

  /**
   * A dialog that closes makes the browser put the cursor at the beginning of the text. The text takes it back before anybody is
   * told: in the same turn, when the dialog has closed and not later.
   */
  private async focusText(view: EditorView): Promise<void> {
    for (const dialog of this.querySelectorAll<LitElement>('*')) {
      await dialog.updateComplete
      await dialog.renderRoot?.querySelector('wg-dialog')?.updateComplete
    }
    if (!view.isDestroyed) view.focus()
  }

  showKeys(): void {
    this.keysDialog?.ask()
  }

  askTable(): void {
    this.tableDialog?.ask()
  }

  askFootnote(place: FootnotePlace | null): void {
    const { doc } = this.view()?.state ?? {}
    const position = doc && place ? footnotePosition(doc, place) : null
    const node = position === null ? null : doc?.nodeAt(position)
    this.footnoteAt = node ? place : null
    this.footnoteDialog?.ask(node ? { kind: readFootnoteKind(node.attrs.kind), text: node.textContent } : null)
  }

  askLink(): void {
    const view = this.view()
    if (!view?.editable) return
    const range = linkedRange(view.state)
    if (range.from !== range.to) this.linkDialog?.ask(range.href)
  }

  /** The selected words are looked for at once: a number that was typed by hand becomes a reference. */
  askReference(): void {
    const view = this.view()
    if (!view?.editable) return
    const { doc, selection } = view.state
    const { from, to, $from } = selection
    const typed = $from.parent === selection.$to.parent ? doc.textBetween(from, to, ' ') : ''
    this.referenceDialog?.ask(referenceChoices(doc, readNumbering(view.state), $from.index(0)), typed)
  }

  /** Runs a command on the footnote that was asked about, wherever it stands now. */
  private runOnFootnote(command: (position: number) => Command): void {
    const { doc } = this.view()?.state ?? {}
    const position = doc && this.footnoteAt ? footnotePosition(doc, this.footnoteAt) : null
    if (position === null) announce('Somebody has taken this footnote away meanwhile.', 'note')
    else this.run(command(position))
  }

  private readonly keepFootnote = ({ words }: FootnoteWrittenEvent): void => {
    if (this.footnoteAt) this.runOnFootnote((position) => replaceFootnote(position, words))
    else this.run(insertFootnote(words))
  }

  private readonly dropFootnote = (): void => {
    this.runOnFootnote((position) => removeFootnote(position))
  }

  private readonly placeTable = ({ rowCount, columnCount }: TableChosenEvent): void => {
    this.run(insertTable(rowCount, columnCount, this.newId))
  }

  private readonly placeReference = ({ reference }: ReferenceChosenEvent): void => {
    this.run(insertReference(reference))
  }

  private readonly keepLink = ({ href }: LinkWrittenEvent): void => {
    this.run(href === '' ? removeLink : setLink(href))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-editor-dialogs': WgEditorDialogs
  }
}
