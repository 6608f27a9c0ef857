/** What a person is told about their edits. "Recorded" means exactly that the server has committed all of them. */
export type RecordState =
  /** The text has not arrived yet. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'recorded' }
  /** `count` edits of this device are on their way. */
  | { readonly kind: 'recording'; readonly count: number }
  /** There has been no connection since this moment (ms); edits are kept and sent on return. */
  | { readonly kind: 'offline'; readonly since: number; readonly count: number }
  /** It will not connect by itself any more, for the reason given; `count` edits were not recorded. */
  | { readonly kind: 'stopped'; readonly sentence: string; readonly count: number }

/** Where edits lie until they are recorded: on the device's disk, or in the window's memory alone. */
export type Keeping = 'device' | 'window'

export interface RecordWords {
  readonly tone: 'neutral' | 'good' | 'attention' | 'serious'
  readonly short: string
  readonly more: string
}

/** `1 change`, `3 changes`. */
export const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)

const IN_WINDOW = 'This browser keeps nothing on the device: do not close this window before the connection is back.'

/**
 * @param clockTime how a moment is written for the reader, e.g. `14:32`
 * @param refusedCount edits of the reader that were not taken into this draft
 */
export function recordWords(
  state: RecordState,
  keeping: Keeping,
  clockTime: (ms: number) => string,
  refusedCount = 0,
): RecordWords {
  switch (state.kind) {
    case 'opening':
      return { tone: 'neutral', short: 'Opening', more: 'The text is on its way.' }
    case 'recorded':
      return { tone: 'good', short: 'Recorded', more: recordedWords(refusedCount) }
    case 'recording':
      return {
        tone: 'neutral',
        short: `${changes(state.count)} not recorded`,
        more: `On the way to the server${keeping === 'device' ? ', kept on this device until then' : ''}.`,
      }
    case 'offline':
      return {
        tone: 'attention',
        short: `Offline since ${clockTime(state.since)}`,
        more: offlineWords(state.count, keeping),
      }
    case 'stopped':
      return { tone: 'serious', short: 'Not connected', more: `${state.sentence}${stoppedWords(state.count, keeping)}` }
  }
}

function recordedWords(refusedCount: number): string {
  if (refusedCount === 0) return 'Everything you wrote is recorded on the server.'
  return `Everything in this text is recorded on the server. ${changes(refusedCount)} of yours ${refusedCount === 1 ? 'was' : 'were'} not taken.`
}

function offlineWords(count: number, keeping: Keeping): string {
  if (keeping === 'window') return count > 0 ? `${changes(count)} not recorded. ${IN_WINDOW}` : IN_WINDOW
  if (count > 0) return `${changes(count)} not recorded, kept on this device and sent when the connection is back.`
  return 'You can go on writing: it is kept on this device and sent when the connection is back.'
}

function stoppedWords(count: number, keeping: Keeping): string {
  if (count === 0) return ''
  const where = keeping === 'device' ? 'kept on this device' : 'only in this window: copy what you need'
  return ` ${changes(count)} not recorded, ${where}.`
}
