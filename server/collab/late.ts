/**
 * Words that may have come too late: typed by somebody who had not heard yet that the paragraph was taken out of its place. They
 * are recorded, and in no text, since what they stand in is gone. Found here by a sign that costs nothing: both their neighbours
 * are deleted. Whether they are really lost is asked of `HubOptions.late`, which brings them back where it can.
 */
import * as Y from 'yjs'
import type { AuthoredUpdate } from '#domain/collab/log.ts'
import { Deletions } from './deletions.ts'
import type { Struct } from './form.ts'

/** The clients that write such words. One is suspected until what it wrote was looked at and found in the text. */
export class LateClients {
  /** When each was suspected last. */
  private readonly suspects = new Map<number, number>()
  private now = 0
  /** Letters that were found to stand in what is gone. */
  private readonly lost = new Deletions()

  /** @param isGone whether a letter, or what letters stand in, is deleted */
  examine(structs: readonly Struct[], deletions: Deletions): boolean {
    let isLate = false
    // Beside words that are late themselves, words are late too.
    const isGone = ({ client, clock }: Y.ID) =>
      this.suspects.has(client) || this.lost.has(client, clock, clock + 1) || deletions.has(client, clock, clock + 1)
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      if (this.suspects.has(struct.id.client) || isAmongDeleted(struct, isGone)) {
        this.suspects.set(struct.id.client, ++this.now)
        isLate = true
      }
    }
    return isLate
  }

  /**
   * Looks at what others than this room have recorded: words may stand beside late ones that came there. Adds its deletions.
   * @returns the rows that may hold such words
   */
  watch<T extends AuthoredUpdate>(rows: readonly T[], deletions: Deletions): T[] {
    return rows.filter(({ update }) => {
      const { structs, ds } = Y.decodeUpdate(update)
      const isLate = this.examine(structs, deletions)
      deletions.addAll(ds.clients)
      return isLate
    })
  }

  /** What to call when these rows were looked at: notes which of their letters are lost, clears who was not suspected since. */
  looking(rows: readonly AuthoredUpdate[]): (lost: readonly Y.ID[]) => void {
    const until = this.now
    return (lost) => {
      for (const { client, clock } of lost) this.lost.add(client, clock, clock + 1)
      for (const { update } of rows) {
        for (const { id } of Y.decodeUpdate(update).structs)
          if ((this.suspects.get(id.client) ?? 0) <= until) this.suspects.delete(id.client)
      }
    }
  }
}

function isAmongDeleted({ origin, rightOrigin, parent }: Y.Item, isGone: (id: Y.ID) => boolean): boolean {
  const around = [origin, rightOrigin].filter((id) => id !== null)
  if (around.length > 0) return around.every(isGone)
  const within: unknown = parent
  return within instanceof Y.ID && isGone(within)
}
