/**
 * One open draft in the life of an element: opens, follows, and lets go. It keeps three promises: the text is bound to an
 * editor only after it has arrived; edits that are not recorded outlive the page; and when the server says
 * that the draft was replaced, it is pulled afresh, unless there are unrecorded edits, which then stay visible.
 */
import type { ReactiveController, ReactiveElement } from 'lit'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { Change } from '#domain/collab/protocol.ts'
import { requireContext } from '../lib/require-context.ts'
import { draftContext, type KeptDrafts } from './kept-drafts.ts'
import { browserSurroundings } from './link.ts'
import { OpenDraft } from './open-draft.ts'
import { CollabProvider } from './provider.ts'
import type { RecordState } from './record-state.ts'

export interface CollabListeners {
  /** Something beside the text has changed on the server: fetch it anew. */
  readonly onChanged?: (what: Change) => void
}

/** Follows the state of a connection; `wg-recorded` shows it. */
export interface RecordSource {
  readonly state: RecordState
  /** Calls back after every change of state; returns what ends it. */
  follow(changed: () => void): () => void
}

export class CollabController implements ReactiveController, RecordSource {
  private readonly host: ReactiveElement
  private readonly kept: { readonly value: KeptDrafts }
  private readonly listeners: CollabListeners
  private readonly followers = new Set<() => void>()
  private draftId = ''
  private draft: OpenDraft | null = null

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

  follow(changed: () => void): () => void {
    this.followers.add(changed)
    return () => this.followers.delete(changed)
  }

  hostConnected(): void {
    window.addEventListener('online', this.wake)
    document.addEventListener('visibilitychange', this.wake)
    if (this.draftId && !this.draft) this.reopen()
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
    this.draft?.leave()
    this.draft = null
  }

  private reopen(): void {
    const { draftId } = this
    const viewer = {
      onState: () => this.stateChanged(),
      onChanged: (what: Change) => this.listeners.onChanged?.(what),
    }
    this.draft = OpenDraft.open(draftId, this.kept.value, viewer, (needs) => {
      const address = `${location.origin.replace(/^http/, 'ws')}/sync/${draftId}`
      return new CollabProvider({
        ...needs,
        address,
        surroundings: browserSurroundings,
        askWhy: () => askWhy(draftId),
      })
    })
    this.stateChanged()
  }

  private stateChanged(): void {
    const { provider } = this
    const isReplaced = provider?.stop?.after === 'afresh'
    if (isReplaced && this.state.kind === 'stopped' && this.state.count === 0) {
      this.draft?.end()
      this.listeners.onChanged?.('state')
      this.reopen()
      return
    }
    this.host.requestUpdate()
    for (const changed of this.followers) changed()
  }

  private readonly wake = (): void => {
    if (document.visibilityState === 'visible') this.provider?.retry()
  }
}

/** Asks over HTTP what a refused socket does not say. */
async function askWhy(draftId: string): Promise<Close | null> {
  try {
    const { status } = await fetch(`/api/drafts/${draftId}`, { credentials: 'same-origin' })
    if (status === 401) return CLOSE.signedOut
    return status === 403 || status === 404 ? CLOSE.notAllowed : null
  } catch {
    return null
  }
}
