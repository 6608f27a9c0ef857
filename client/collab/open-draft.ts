/**
 * One draft held by this window. While a page shows it, the page is told of every change; when the page is left, it stays
 * connected without presence until all its edits are recorded, and a page that returns meanwhile finds it as it was.
 *
 * Every edit goes to the journal as it is made and leaves it when it is recorded. Edits that lie there from an earlier page
 * are sent when the text is in step, if they belong to it and may be written; otherwise they are refused, which keeps them
 * for the person to see. When the server says that the draft was replaced, it is pulled afresh and nothing is carried over
 * but the journal.
 */
import * as Y from 'yjs'
import { CLOSE } from '#domain/collab/close.ts'
import type { Change } from '#domain/collab/protocol.ts'
import type { DeviceJournal } from './device-journal.ts'
import type { UnrecordedEdit } from './device-store.ts'
import type { CollabProvider, ProviderNeeds } from './provider.ts'
import { sortEdits } from './sort-edits.ts'

export type Viewer = Pick<ProviderNeeds, 'onState' | 'onChanged'>
export type Connect = (
  draftId: string,
  needs: Viewer & Pick<ProviderNeeds, 'onInStep' | 'onEdit' | 'onRecorded'>,
) => CollabProvider

export interface OpenDraftNeeds {
  readonly draftId: string
  readonly journal: DeviceJournal
  readonly connect: Connect
  readonly onEnd: (draft: OpenDraft) => void
}

/** Why an edit will not be sent. */
export const REFUSAL = {
  otherHistory: 'The draft was put back to an earlier state after you wrote this.',
  astray: 'It builds on a text that this draft does not have.',
  readOnly: 'The draft was frozen, or you may not edit it any more.',
} as const

/** A server that turns a fresh text away again and again is not asked for ever. */
const MOST_PULLS = 3

export class OpenDraft {
  readonly draftId: string
  provider: CollabProvider
  private readonly needs: OpenDraftNeeds
  private viewer: Viewer | null
  private isEnded = false
  /** How often the draft was pulled afresh without being in step once. */
  private pullCount = 0
  /** Edits that the provider has, with the number at which each is recorded; in the order of these numbers. */
  private carried: { readonly id: string; readonly upTo: number }[] = []
  /** Those among them that were made on an earlier page. */
  private readonly adopted = new Set<string>()

  /** @param viewer null: nobody looks, and it ends as soon as everything is recorded */
  constructor(needs: OpenDraftNeeds, viewer: Viewer | null) {
    this.draftId = needs.draftId
    this.needs = needs
    this.viewer = viewer
    this.provider = this.connect()
    if (!viewer) this.provider.awareness.setLocalState(null)
  }

  /** A page shows it again. */
  show(viewer: Viewer): void {
    this.viewer = viewer
    if (this.provider.awareness.getLocalState() === null) this.provider.awareness.setLocalState({})
  }

  /** The page is left: nobody sees this person in the draft any more, and what was written is still recorded. */
  leave(): void {
    this.viewer = null
    this.provider.awareness.setLocalState(null)
    this.endWhenDone()
  }

  /** Lets go at once; what is not recorded stays in the journal. */
  end(): void {
    if (this.isEnded) return
    this.isEnded = true
    this.viewer = null
    this.provider.destroy()
    this.needs.onEnd(this)
  }

  /** Sends what lies in the journal from earlier pages, if the text is in step; refuses what cannot be sent. */
  settle(): void {
    const { provider } = this
    const { journal } = this.needs
    if (!provider.isWritable && !provider.isReadOnly) return
    const refused = journal.refused().filter((edit) => edit.draftId === this.draftId && edit.epoch === provider.epoch)
    // The server may have recorded what it closed the connection over.
    if (refused.length > 0) journal.remove(sortEdits(provider.doc, refused).known.map(({ id }) => id))
    const has = new Set(this.carried.map(({ id }) => id))
    const waiting = journal.unsent(this.draftId).filter(({ id }) => !has.has(id))
    if (waiting.length === 0) return
    journal.refuse(
      waiting.filter(({ epoch }) => epoch !== provider.epoch),
      REFUSAL.otherHistory,
    )
    const ours = waiting.filter(({ epoch }) => epoch === provider.epoch)
    const { fresh, known, astray } = sortEdits(provider.doc, ours)
    journal.remove(known.map(({ id }) => id))
    journal.refuse(astray, REFUSAL.astray)
    if (fresh.length === 0) return
    if (provider.isWritable) this.adopt(fresh)
    else journal.refuse(fresh, REFUSAL.readOnly)
  }

  private adopt(edits: readonly UnrecordedEdit[]): void {
    // In one message: a day's work of key by key would be more than the server lets anybody send at once.
    const update = Y.mergeUpdates(edits.map((edit) => edit.update))
    const upTo = this.provider.adopt(update, edits.length)
    for (const { id } of edits) {
      this.adopted.add(id)
      if (upTo !== null) this.carried.push({ id, upTo })
    }
  }

  private connect(): CollabProvider {
    const provider: CollabProvider = this.needs.connect(this.draftId, {
      onState: () => this.stateChanged(),
      onChanged: (what: Change) => this.viewer?.onChanged(what),
      onInStep: () => {
        this.pullCount = 0
        this.settle()
        this.endWhenDone()
      },
      onEdit: (update, upTo) => {
        const id = this.needs.journal.add(this.draftId, provider.epoch, update)
        this.carried.push({ id, upTo })
      },
      onRecorded: (recorded) => this.recorded(recorded),
    })
    return provider
  }

  private recorded(recorded: number): void {
    const first = this.carried.findIndex(({ upTo }) => upTo > recorded)
    const done = this.carried.splice(0, first < 0 ? this.carried.length : first)
    for (const { id } of done) this.adopted.delete(id)
    this.needs.journal.remove(done.map(({ id }) => id))
  }

  private stateChanged(): void {
    const stop = this.isEnded ? null : this.provider.stop
    if (stop?.after === 'afresh' && this.pullCount < MOST_PULLS) {
      this.pullAfresh(stop.sentence)
      return
    }
    // Who signs in again goes on where they were; every other reason to stay away is final.
    if (stop && stop.code !== CLOSE.signedOut.code) {
      this.needs.journal.refuse(this.needs.journal.unsent(this.draftId), stop.sentence)
    }
    this.viewer?.onState()
    this.endWhenDone()
  }

  /** An edit that was made before gets one chance with the new text; one that had its chance has not. */
  private pullAfresh(sentence: string): void {
    const { journal } = this.needs
    journal.refuse(
      journal.unsent(this.draftId).filter(({ id }) => this.adopted.has(id)),
      sentence,
    )
    this.pullCount += 1
    this.carried = []
    this.adopted.clear()
    this.provider.destroy()
    this.provider = this.connect()
    if (!this.viewer) this.provider.awareness.setLocalState(null)
    this.viewer?.onState()
    this.viewer?.onChanged('state')
    this.endWhenDone()
  }

  private endWhenDone(): void {
    if (this.viewer || this.isEnded) return
    const isDone = this.needs.journal.unsent(this.draftId).length === 0
    if (isDone || this.provider.stop) this.end()
  }
}
