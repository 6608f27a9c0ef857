/**
 * One open draft in the life of an element: opens, follows, and lets go. The text is bound to an editor only after it has
 * arrived; a draft that the server replaced is pulled afresh under the element, which then binds the new text.
 */
import type { ReactiveController, ReactiveElement } from 'lit'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import type { Change } from '#domain/collab/protocol.ts'
import { requireContext } from '../lib/require-context.ts'
import { draftContext, type KeptDrafts } from './kept-drafts.ts'
import type { OpenDraft } from './open-draft.ts'
import type { CollabProvider } from './provider.ts'
import type { Keeping, RecordState } from './record-state.ts'

export interface CollabListeners {
  /** Something beside the text has changed on the server: fetch it anew. */
  readonly onChanged?: (what: Change) => void
}

/** Follows the state of a connection; `wg-recorded` shows it. */
export interface RecordSource {
  readonly state: RecordState
  /** Where edits lie that are not recorded. */
  readonly keeping: Keeping
  /** Edits of the reader that were not taken into this draft. */
  readonly refusedCount: number
  /** Calls back after every change of state, as with every letter; returns what ends it. */
  follow(changed: () => void): () => void
}

export class CollabController implements ReactiveController, RecordSource {
  private readonly host: ReactiveElement
  private readonly kept: { readonly value: KeptDrafts }
  private readonly listeners: CollabListeners
  private readonly followers = new Set<() => void>()
  private draftId = ''
  private draft: OpenDraft | null = null
  /** What was told of the journal. */
  private told = ''
  /** What the host was drawn for. */
  private drawn: readonly unknown[] = []
  private unfollow: () => void = () => {}

  constructor(host: ReactiveElement, listeners: CollabListeners = {}) {
    this.host = host
    this.kept = requireContext(host, draftContext)
    this.listeners = listeners
    host.addController(this)
  }

  /** Opens a draft in place of the one that is open. Opening the same one again changes nothing. */
  open(draftId: string): void {
    if (draftId === this.draftId && this.draft) return
    this.draft?.leave()
    this.draftId = draftId
    this.reopen()
  }

  private get provider(): CollabProvider | null {
    return this.draft?.provider ?? null
  }

  /** The shared text; null until it has arrived. */
  get content(): XmlFragment | null {
    return this.provider?.isSynced ? this.provider.doc.getXmlFragment('content') : null
  }

  get awareness(): Awareness | null {
    return this.provider?.awareness ?? null
  }

  get isSynced(): boolean {
    return this.provider?.isSynced ?? false
  }

  /** Whether edits can still reach the server; the draft's own rights are asked elsewhere. */
  get mayEdit(): boolean {
    return this.isSynced && this.provider?.stop === null
  }

  /** Why there is no connection and will be none, or ''. */
  get reason(): string {
    return this.provider?.stop?.sentence ?? ''
  }

  get state(): RecordState {
    return this.provider?.state ?? { kind: 'opening' }
  }

  /** The account that edits here. */
  get readerId(): string {
    return this.kept.value.journal.accountId
  }

  get keeping(): Keeping {
    return this.kept.value.journal.isLasting ? 'device' : 'window'
  }

  get refusedCount(): number {
    return this.kept.value.journal.refused().filter(({ draftId }) => draftId === this.draftId).length
  }

  /** Edits of the reader in this draft that are not recorded, in all windows of this device. */
  countOnDevice(): Promise<number> {
    return this.kept.value.journal.countOnDevice(this.draftId)
  }

  follow(changed: () => void): () => void {
    this.followers.add(changed)
    return () => this.followers.delete(changed)
  }

  hostConnected(): void {
    if (this.draftId && !this.draft) this.reopen()
  }

  hostDisconnected(): void {
    this.draft?.leave()
    this.draft = null
    this.unfollow()
  }

  private reopen(): void {
    const { journal } = this.kept.value
    this.unfollow()
    this.unfollow = journal.follow(() => {
      if (this.toTell() !== this.told) this.stateChanged()
    })
    this.draft = this.kept.value.open(this.draftId, {
      onState: () => this.stateChanged(),
      onChanged: (what: Change) => this.listeners.onChanged?.(what),
    })
    this.stateChanged()
  }

  private toTell(): string {
    return `${this.keeping} ${this.refusedCount}`
  }

  private stateChanged(): void {
    this.told = this.toTell()
    for (const changed of this.followers) changed()
    const { provider, isSynced, mayEdit, reason, told, state } = this
    // Every letter is recorded, and a whole page is too much to be drawn for that: who wants to know it follows.
    const kind = state.kind === 'recording' ? 'recorded' : state.kind
    const drawn = [provider, isSynced, mayEdit, reason, told, kind]
    if (drawn.every((one, index) => one === this.drawn[index])) return
    this.drawn = drawn
    this.host.requestUpdate()
  }
}
