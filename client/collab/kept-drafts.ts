/**
 * The drafts that this window holds, by id, provided by the shell: a page that is left does not take unrecorded edits with it.
 * What is kept here goes on being sent, and the shell warns before the window is closed.
 */
import { createContext } from '@lit/context'

export interface KeptDraft {
  /** Edits of this device that the server has not recorded. */
  readonly unrecordedCount: number
}

export type KeptDrafts = Map<string, KeptDraft>

export const draftContext = createContext<KeptDrafts, symbol>(Symbol('draft'))

/** Edits of all drafts that would be lost if the window were closed now. */
export function unrecordedCount(kept: KeptDrafts): number {
  return [...kept.values()].reduce((sum, draft) => sum + draft.unrecordedCount, 0)
}
