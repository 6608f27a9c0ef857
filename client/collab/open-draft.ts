/**
 * One draft held by this window. While a page shows it, the page is told of every change; when the page is left, it stays
 * connected without presence until all its edits are recorded, and a page that returns meanwhile finds it as it was.
 */
import type { Change } from '#domain/collab/protocol.ts'
import type { KeptDraft, KeptDrafts } from './kept-drafts.ts'
import type { CollabProvider, ProviderNeeds } from './provider.ts'

export type Viewer = Pick<ProviderNeeds, 'onState' | 'onChanged'>

export class OpenDraft implements KeptDraft {
  readonly provider: CollabProvider
  private readonly draftId: string
  private readonly kept: KeptDrafts
  private viewer: Viewer | null

  private constructor(draftId: string, kept: KeptDrafts, viewer: Viewer, connect: (needs: Viewer) => CollabProvider) {
    this.draftId = draftId
    this.kept = kept
    this.viewer = viewer
    this.provider = connect({
      onState: () => (this.viewer ? this.viewer.onState() : this.endWhenRecorded()),
      onChanged: (what: Change) => this.viewer?.onChanged(what),
    })
  }

  /** The draft that is kept, or else a new connection to it. */
  static open(
    draftId: string,
    kept: KeptDrafts,
    viewer: Viewer,
    connect: (needs: Viewer) => CollabProvider,
  ): OpenDraft {
    const before = kept.get(draftId)
    if (before instanceof OpenDraft) {
      before.viewer = viewer
      if (before.provider.awareness.getLocalState() === null) before.provider.awareness.setLocalState({})
      return before
    }
    const draft = new OpenDraft(draftId, kept, viewer, connect)
    kept.set(draftId, draft)
    return draft
  }

  get unrecordedCount(): number {
    const { state } = this.provider
    return 'count' in state ? state.count : 0
  }

  /** The page is left: nobody sees this person in the draft any more, and what was written is still recorded. */
  leave(): void {
    this.viewer = null
    this.provider.awareness.setLocalState(null)
    this.endWhenRecorded()
  }

  /** Lets go at once, whatever is recorded: the server has replaced the draft and there is nothing to keep. */
  end(): void {
    this.viewer = null
    if (this.kept.get(this.draftId) === this) this.kept.delete(this.draftId)
    this.provider.destroy()
  }

  private endWhenRecorded(): void {
    if (this.viewer === null && this.unrecordedCount === 0) this.end()
  }
}
