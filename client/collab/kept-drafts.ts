/**
 * The drafts that this window holds, provided by the shell: a page that is left does not take unrecorded edits with it, and
 * what earlier windows have left on the device is sent from whatever page is open.
 */
import { createContext } from '@lit/context'
import type { DeviceJournal } from './device-journal.ts'
import { type Connect, OpenDraft, type Viewer } from './open-draft.ts'

export const draftContext = createContext<KeptDrafts, symbol>(Symbol('draft'))

export class KeptDrafts {
  readonly journal: DeviceJournal
  private readonly connect: Connect
  private readonly drafts = new Map<string, OpenDraft>()

  constructor(journal: DeviceJournal, connect: Connect) {
    this.journal = journal
    this.connect = connect
    journal.whenArrived(() => this.sendLeft())
  }

  /** The draft that is kept, or else a new connection to it. */
  open(draftId: string, viewer: Viewer): OpenDraft {
    const before = this.drafts.get(draftId)
    if (!before) return this.begin(draftId, viewer)
    before.show(viewer)
    return before
  }

  /** Somebody has signed in: their edits are looked for, and nothing of anybody else goes on. */
  signedIn(accountId: string): void {
    for (const draft of [...this.drafts.values()]) draft.end()
    void this.journal.openFor(accountId)
  }

  /** The device has woken, the network is back, or the window is looked at again. */
  wake(): void {
    for (const { provider } of this.drafts.values()) provider.wake()
    void this.journal.sweep()
  }

  private begin(draftId: string, viewer: Viewer | null): OpenDraft {
    const draft = new OpenDraft(
      {
        draftId,
        journal: this.journal,
        connect: this.connect,
        onEnd: (ended) => {
          if (this.drafts.get(draftId) === ended) this.drafts.delete(draftId)
        },
      },
      viewer,
    )
    this.drafts.set(draftId, draft)
    return draft
  }

  private sendLeft(): void {
    for (const draftId of new Set(this.journal.unsent().map((edit) => edit.draftId))) {
      const open = this.drafts.get(draftId)
      if (open) open.settle()
      else this.begin(draftId, null)
    }
  }
}
