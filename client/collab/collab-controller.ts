/**
 * One open draft in the life of an element: opens, follows, and lets go. It keeps three promises: the text is bound to an
 * editor only after it has arrived; nobody leaves the page unwarned with edits that are not recorded; and when the server says
 * that the draft was replaced, it is pulled afresh, unless there are unrecorded edits, which then stay visible.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { Change } from '#domain/collab/protocol.ts'
import { browserSurroundings } from './link.ts'
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
  private readonly host: ReactiveControllerHost
  private readonly listeners: CollabListeners
  private readonly followers = new Set<() => void>()
  private draftId = ''
  private provider: CollabProvider | null = null

  constructor(host: ReactiveControllerHost, listeners: CollabListeners = {}) {
    this.host = host
    this.listeners = listeners
    host.addController(this)
  }

  /** Opens a draft in place of the one that is open. Opening the same one again changes nothing. */
  open(draftId: string): void {
    if (draftId === this.draftId && this.provider) return
    this.draftId = draftId
    this.reopen()
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
    window.addEventListener('beforeunload', this.warn)
    if (this.draftId && !this.provider) this.reopen()
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
    window.removeEventListener('beforeunload', this.warn)
    this.provider?.destroy()
    this.provider = null
  }

  private reopen(): void {
    this.provider?.destroy()
    const { draftId } = this
    this.provider = new CollabProvider({
      address: `${location.origin.replace(/^http/, 'ws')}/sync/${draftId}`,
      surroundings: browserSurroundings,
      onState: () => this.stateChanged(),
      onChanged: (what) => this.listeners.onChanged?.(what),
      askWhy: () => askWhy(draftId),
    })
    this.stateChanged()
  }

  private stateChanged(): void {
    const { provider } = this
    const isReplaced = provider?.stop?.after === 'afresh'
    if (isReplaced && this.state.kind === 'stopped' && this.state.count === 0) {
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

  private readonly warn = (event: BeforeUnloadEvent): void => {
    const { state } = this
    if ('count' in state && state.count > 0) event.preventDefault()
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
