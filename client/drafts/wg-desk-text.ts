/**
 * The text of a draft on the desk, in the mode that the person has chosen: written with everybody at once, or in a working copy
 * from which proposals are sent. The editor of the shared text is there in every mode: the working copy follows it.
 *
 *     <wg-desk-text .draft=${draft} .content=${fragment} .awareness=${…} .http=${http} account=${id} ?may-reach=${…} reason="…">
 */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import type { Http } from '../api/http.ts'
import type { ViewChangedEvent } from '../editor/editor-events.ts'
import type { FindInRegistry } from '../editor/reference-choices.ts'
import type { WgDraftEditor } from '../editor/wg-draft-editor.ts'
import '../editor/wg-draft-editor.ts'
import { type DeskMode, MODE_WORDS, modesFor } from './desk-modes.ts'
import { readOnlyReason } from './draft-words.ts'
import type { WgProposeEditor } from './propose/wg-propose-editor.ts'
import './propose/wg-propose-editor.ts'
import type { ModeChosenEvent } from './wg-mode-switch.ts'
import './wg-mode-switch.ts'

@customElement('wg-desk-text')
export class WgDeskText extends LitElement {
  @property({ attribute: false }) draft: DraftDetail | null = null
  @property({ attribute: false }) content: XmlFragment | null = null
  @property({ attribute: false }) awareness: Awareness | null = null
  @property({ attribute: false }) labels: DecisionLabels = new Map()
  @property({ attribute: false }) findInRegistry: FindInRegistry | null = null
  @property({ attribute: false }) http: Http | null = null
  /** The account that writes here. */
  @property() account = ''
  /** Whether what is written into the shared text can reach the server. */
  @property({ type: Boolean, attribute: 'may-reach' }) mayReach = false
  /** Why it cannot, in one sentence. */
  @property() reason = ''

  /** Null until the person chooses: then the first that their right allows. */
  @state() private chosen: DeskMode | null = null
  @state() private view: EditorView | null = null
  @query('wg-draft-editor') private readonly shared?: WgDraftEditor
  @query('wg-propose-editor') private readonly working?: WgProposeEditor

  protected override createRenderRoot(): this {
    return this
  }

  override render() {
    const { draft, mode } = this
    if (!draft) return nothing
    return html`
      <wg-mode-switch
        .modes=${modesFor(draft)}
        chosen=${mode}
        @wg-mode-chosen=${(event: ModeChosenEvent) => {
          this.chosen = event.mode
        }}
      ></wg-mode-switch>
      <wg-draft-editor
        ?hidden=${mode === 'propose'}
        .content=${this.content}
        .awareness=${this.awareness}
        .labels=${this.labels}
        .findInRegistry=${this.findInRegistry}
        ?may-edit=${mode === 'write' && this.mayReach}
        reason=${this.whyNot(draft)}
        name="Text of the draft ${draft.title}"
        @wg-view-changed=${({ view }: ViewChangedEvent) => {
          this.view = view
        }}
        @wg-text-drawn=${() => this.working?.followLive()}
      ></wg-draft-editor>
      ${mode === 'propose' ? this.renderWorking(draft) : nothing}
    `
  }

  private renderWorking(draft: DraftDetail) {
    const stop = (event: Event) => event.stopPropagation()
    return html`
      <wg-propose-editor
        .live=${this.view}
        .http=${this.http}
        draft=${draft.id}
        account=${this.account}
        .labels=${this.labels}
        .findInRegistry=${this.findInRegistry}
        may-edit
        name="Your proposals to the draft ${draft.title}"
        @wg-outline-changed=${stop}
        @wg-view-changed=${stop}
      ></wg-propose-editor>
    `
  }

  /** Scrolls to a paragraph and puts the cursor there. False when it is not in the text. */
  goTo(paragraphId: string): boolean {
    return this.editor?.goTo(paragraphId) ?? false
  }

  /** Scrolls to a paragraph and marks it for a moment; the focus stays where it is. */
  reveal(paragraphId: string): void {
    this.editor?.reveal(paragraphId)
  }

  /** Opens a proposal in Propose mode: to answer it with another text, or to put a better one in its place. */
  async beginWith(proposal: ProposalView, as: 'counterTo' | 'replaces'): Promise<void> {
    this.chosen = 'propose'
    await this.updateComplete
    this.working?.beginWith(proposal, as)
  }

  private get mode(): DeskMode {
    const modes = this.draft ? modesFor(this.draft) : []
    return modes.find((known) => known === this.chosen) ?? modes[0] ?? 'read'
  }

  private get editor(): WgDraftEditor | WgProposeEditor | undefined {
    return this.mode === 'propose' ? this.working : this.shared
  }

  private whyNot(draft: DraftDetail): string {
    if (this.reason) return this.reason
    return modesFor(draft).length > 1 ? MODE_WORDS.read.meaning : readOnlyReason(draft)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-desk-text': WgDeskText
  }
}
