/** What became of the edits that an earlier window left on this device, in counts and in words. */
import type { DeviceJournal } from './device-journal.ts'
import { changes, type Keeping } from './record-state.ts'

export interface LeftState {
  /** Of those found since the window was opened: on their way, and recorded by now. */
  readonly sendingCount: number
  readonly recordedCount: number
  /** When the first of them was made, in ms; null when none was found. */
  readonly since: number | null
  /** Edits of this person that will not be sent, found or made at any time. */
  readonly refusedCount: number
}

type LeftSource = Pick<DeviceJournal, 'accountId' | 'unsent' | 'refused' | 'isTakenOver'>

export class LeftEdits {
  private readonly journal: LeftSource
  private found = new Map<string, number>()
  private account = ''

  constructor(journal: LeftSource) {
    this.journal = journal
  }

  /** Looks again. To be called after every change of the journal, since what is recorded leaves it. */
  look(): LeftState {
    // Another person has signed in: nothing is told of what the first one left.
    if (this.journal.accountId !== this.account) this.forget()
    this.account = this.journal.accountId
    const unsent = this.journal.unsent()
    for (const { id, madeAt } of unsent) if (this.journal.isTakenOver(id)) this.found.set(id, madeAt)
    const sending = new Set(unsent.map(({ id }) => id))
    const refused = this.journal.refused()
    // What is refused is told of by its own sentence.
    for (const { id } of refused) this.found.delete(id)
    const ids = [...this.found.keys()]
    const sendingCount = ids.filter((id) => sending.has(id)).length
    return {
      sendingCount,
      recordedCount: ids.length - sendingCount,
      since: ids.length > 0 ? Math.min(...this.found.values()) : null,
      refusedCount: refused.length,
    }
  }

  /** The person has read it. */
  forget(): void {
    this.found = new Map()
  }
}

/** @param moment how a moment is written for the reader, e.g. `12:40` or `21 November, 12:40`; '' when nothing was found */
export function leftWords({ sendingCount, recordedCount, since }: LeftState, moment: (ms: number) => string): string {
  if (since === null) return ''
  if (sendingCount > 0) {
    return `${changes(sendingCount)} of yours from ${moment(since)} ${sendingCount === 1 ? 'is' : 'are'} being sent.`
  }
  return `${changes(recordedCount)} of yours from ${moment(since)} ${recordedCount === 1 ? 'is' : 'are'} recorded now.`
}

export function refusedWords(count: number, keeping: Keeping): string {
  if (count === 0) return ''
  const where = keeping === 'device' ? 'on this device' : 'in this window alone'
  return count === 1
    ? `1 change of yours was not taken into the text. It is kept ${where}.`
    : `${changes(count)} of yours were not taken into the text. They are kept ${where}.`
}
