/**
 * Propose mode: a member writes into the paragraphs as if they were theirs, in a working copy that is theirs alone. Under each
 * change stands a bar that sends it as a proposal. What is not sent is kept on the device, per account and draft.
 *
 *     <wg-propose-editor .live=${view} .http=${http} draft=${id} account=${id} ?may-edit=${…} reason="…"></wg-propose-editor>
 */
import { html, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EditorView } from 'prosemirror-view'
import { v7 } from 'uuid'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Http } from '../../api/http.ts'
import { adoptSheet } from '../../editor/adopt-sheet.ts'
import { EditorElement } from '../../editor/editor-element.ts'
import type { EditorPlace } from '../../editor/mount-editor.ts'
import type { KeyNeeds } from '../../editor/plugins/editor-keymap.ts'
import { keepCursor } from '../../editor/plugins/read-cursor.ts'
import { announce } from '../../lib/announce.ts'
import '../../ui/wg-loading.ts'
import { proposalsApi } from '../proposals/api.ts'
import { astrayIn, followLive } from './follow-live.ts'
import { KeptNotes } from './kept-notes.ts'
import { changeAt, ownChanges } from './own-marks.ts'
import { proposeSheet } from './propose.css.ts'
import { bringIn, mountProposeView } from './propose-view.ts'
import { inputOf, sendChange } from './send-change.ts'
import { changeFrom, NO_NOTE, type Note, putBack, type UnsentChange, withUnsent } from './unsent.ts'
import { browserUnsentStore } from './unsent-store.ts'
import { type NoteChangedEvent, WgProposeBar } from './wg-propose-bar.ts'
import { type WorkingChange, withoutChange } from './working-changes.ts'
import { withText, workingText } from './working-state.ts'

/** In ms. A server that is away is asked again this often. */
const TRY_AGAIN = 5_000
const ASTRAY = 'Somebody has changed the same words in the text. Compare before you send.'

@customElement('wg-propose-editor')
export class WgProposeEditor extends EditorElement {
  /** The view on the shared text, which is followed and never written. */
  @property({ attribute: false }) live: EditorView | null = null
  @property({ attribute: false }) http: Http | null = null
  @property() draft = ''
  @property() account = ''

  @state() private isElsewhere = false
  @state() private organizations: readonly { readonly organizationId: string; readonly name: string }[] = []
  private kept: KeptNotes | null = null
  private unsent: readonly UnsentChange[] | null = null
  private opening: AbortController | null = null
  private readonly bars = new Map<string, WgProposeBar>()
  /** Asked for before the text was there. */
  private asked: { readonly proposal: ProposalView; readonly as: 'counterTo' | 'replaces' } | null = null
  private timer: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, proposeSheet)
    window.addEventListener('online', this.sendWaiting)
    this.timer = setInterval(this.sendWaiting, TRY_AGAIN)
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.sendWaiting)
    clearInterval(this.timer)
    this.opening?.abort()
    this.kept?.close()
    this.kept = null
    this.unsent = null
    super.disconnectedCallback()
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (!this.kept && this.isConnected) void this.openKept()
    if (changed.has('live') && this.unsent) this.mount()
    for (const [id, bar] of this.bars) this.fillBar(id, bar)
  }

  override render() {
    if (this.isElsewhere)
      return html`<div class="wg-paper"><p>You are proposing changes to this draft in another window. Close that one to go on here.</p></div>`
    return super.render()
  }

  /** What others have written, or drawn in the text, is shown here too. */
  followLive(): void {
    const { view, live } = this
    if (!view || !live || live.isDestroyed) return
    for (const sentence of bringIn(view, live)) announce(sentence, 'note')
  }

  /** Begins with the words of a proposal: to answer it with other ones, or to put better ones in its place. */
  beginWith(proposal: ProposalView, as: 'counterTo' | 'replaces'): void {
    const { view } = this
    if (!view) {
      this.asked = { proposal, as }
      return
    }
    const change = changeFrom(proposal, () => v7())
    const busy = new Set(ownChanges(view.state).flatMap(({ base }) => base.map(({ id }) => id)))
    if (change.base.some(({ id }) => busy.has(id))) {
      announce('You are changing this paragraph already. Send or discard that change first.', 'note')
      return
    }
    view.dispatch(withText(view.state, withUnsent(workingText(view.state), change), true))
    const touched = new Set([...change.members, ...change.base.map(({ id }) => id)])
    const made = ownChanges(view.state).find(
      ({ members, base }) => members.some((id) => touched.has(id)) || base.some(({ id }) => touched.has(id)),
    )
    if (!made) return
    const about =
      as === 'counterTo'
        ? `It answers P${proposal.number} with another text.`
        : `It takes the place of P${proposal.number}.`
    this.noteChanged(made.id, {
      [as]: proposal.id,
      about,
      organizationId: as === 'replaces' ? proposal.party.organizationId : '',
    })
    this.goTo(change.base[0]?.id ?? change.members[0] ?? '')
  }

  protected override createView(needs: KeyNeeds, place: EditorPlace): EditorView | null {
    const { live, unsent, labels } = this
    if (!live || !unsent) return null
    const text = followLive(putBack(live.state.doc, unsent), live.state.doc)
    for (const sentence of text.news) announce(sentence, 'note')
    const more = {
      labels,
      text,
      live,
      barOf: (change: WorkingChange) => this.barOf(change.id),
      toBar: () => this.toBar(),
    }
    return mountProposeView({ ...needs, ...more }, place)
  }

  protected override mount(): void {
    super.mount()
    const { asked } = this
    this.asked = null
    if (asked && this.view) this.beginWith(asked.proposal, asked.as)
  }

  protected override changed(isTextChanged: boolean): void {
    super.changed(isTextChanged)
    if (!isTextChanged || !this.view) return
    const changes = ownChanges(this.view.state)
    this.kept?.keep(changes)
    this.unsent = changes.map((change) => ({ change, note: this.noteOf(change.id) }))
    for (const [id, bar] of this.bars) {
      if (changes.some((change) => change.id === id)) this.fillBar(id, bar)
      else this.bars.delete(id)
    }
  }

  private async openKept(): Promise<void> {
    const { http, draft, account } = this
    if (!http || !draft || !account) return
    this.opening = new AbortController()
    const { signal } = this.opening
    const store = browserUnsentStore()
    this.kept = new KeptNotes({ accountId: account, draftId: draft, store, locks: navigator.locks ?? null })
    const busy = () => {
      this.isElsewhere = true
    }
    const unsent = await this.kept.open(busy, signal).catch(() => null)
    if (!unsent || signal.aborted) return
    this.isElsewhere = false
    await this.updateComplete
    this.unsent = unsent
    this.mount()
    const list = await proposalsApi(http)
      .list(draft, signal)
      .catch(() => null)
    if (list) this.organizations = list.organizations
  }

  private noteOf(id: string): Note {
    return this.kept?.noteOf(id) ?? NO_NOTE
  }

  private noteChanged(id: string, change: Partial<Note>): void {
    this.kept?.note(id, change)
    if (this.view) this.kept?.keep(ownChanges(this.view.state))
    const bar = this.bars.get(id)
    if (bar) this.fillBar(id, bar)
  }

  private barOf(id: string): WgProposeBar {
    const known = this.bars.get(id)
    if (known) return known
    const bar = new WgProposeBar()
    bar.contentEditable = 'false'
    bar.addEventListener('wg-note-changed', ({ change }: NoteChangedEvent) => this.noteChanged(id, change))
    bar.addEventListener('wg-sent', () => void this.send(id))
    bar.addEventListener('wg-discarded', () => this.discard(id))
    bar.addEventListener('wg-left', () => this.view?.focus())
    this.bars.set(id, bar)
    this.fillBar(id, bar)
    return bar
  }

  private fillBar(id: string, bar: WgProposeBar): void {
    const { view, live } = this
    bar.note = this.noteOf(id)
    bar.organizations = this.organizations
    const change = view && ownChanges(view.state).find((known) => known.id === id)
    if (!change || !live || live.isDestroyed) return
    bar.kind = change.kind
    const astray = astrayIn(workingText(view.state), live.state.doc)
    const isAstray = change.base.some((paragraph) => astray.has(paragraph.id))
    bar.news = [
      ...(isAstray ? [ASTRAY] : []),
      ...(this.kept?.isLasting === false
        ? ['This browser keeps nothing on the device: send it before you close the window.']
        : []),
    ]
  }

  private toBar(): boolean {
    const change = this.view && changeAt(this.view)
    if (!change) return false
    this.bars.get(change.id)?.focus()
    return true
  }

  private async send(id: string): Promise<void> {
    const { view, http, draft } = this
    const change = view && ownChanges(view.state).find((known) => known.id === id)
    const bar = this.bars.get(id)
    if (!view || !http || !change || bar?.isSending) return
    const note = this.noteOf(id)
    const begun = Date.now()
    if (bar) bar.isSending = true
    try {
      const input = inputOf(change, note, workingText(view.state), this.labels)
      const { number } = await sendChange(http, draft, input, note.waitsSince)
      this.taken(change, number)
    } catch (error) {
      const isAway = error instanceof DomainError && error.code === 'unavailable'
      if (isAway) this.noteChanged(id, { waitsSince: note.waitsSince || begun })
      if (bar) bar.refusal = isAway ? '' : error instanceof Error ? error.message : String(error)
      if (!isAway) this.noteChanged(id, { waitsSince: 0 })
    } finally {
      if (bar) bar.isSending = false
    }
  }

  /** It is a proposal now: the working copy is as the text again, unless the person has gone on writing. */
  private taken(sent: WorkingChange, number: number): void {
    const { view } = this
    this.kept?.forget(sent.id)
    if (!view) return
    const now = ownChanges(view.state).find(({ id }) => id === sent.id)
    const isAsSent = now && JSON.stringify(now.proposed) === JSON.stringify(sent.proposed)
    if (now && isAsSent) this.dropChange(now, false)
    const more = now && !isAsSent ? ' What you have written since is still here.' : ''
    announce(`Proposed as P${number}.${more}`)
    view.focus()
    this.noteChanged(sent.id, {})
  }

  private discard(id: string): void {
    const { view } = this
    const change = view && ownChanges(view.state).find((known) => known.id === id)
    if (!change) return
    this.kept?.forget(id)
    this.dropChange(change, true)
    announce('Your change is discarded. Undo brings its words back.', 'note')
    view.focus()
  }

  private dropChange(change: WorkingChange, isUndoable: boolean): void {
    const { view } = this
    if (!view) return
    keepCursor(view)
    const text = workingText(view.state)
    view.dispatch(withText(view.state, { ...text, working: withoutChange(text, change) }, isUndoable))
    // A paragraph that was astray has its new words now.
    this.followLive()
  }

  private readonly sendWaiting = (): void => {
    if (!this.view) return
    for (const { id } of ownChanges(this.view.state)) if (this.noteOf(id).waitsSince > 0) void this.send(id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-propose-editor': WgProposeEditor
  }
}
