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

export interface RecordWords {
  readonly tone: 'neutral' | 'good' | 'attention' | 'serious'
  readonly short: string
  readonly more: string
}

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)

/** @param clockTime how a moment is written for the reader, e.g. `14:32` */
export function recordWords(state: RecordState, clockTime: (ms: number) => string): RecordWords {
  switch (state.kind) {
    case 'opening':
      return { tone: 'neutral', short: 'Opening', more: 'The text is on its way.' }
    case 'recorded':
      return { tone: 'good', short: 'Recorded', more: 'Everything you wrote is recorded on the server.' }
    case 'recording':
      return { tone: 'neutral', short: 'Recording', more: `${changes(state.count)} not recorded yet.` }
    case 'offline': {
      const kept =
        state.count > 0 ? `${changes(state.count)} kept in this window, sent when the connection is back.` : ''
      return {
        tone: 'attention',
        short: `No connection since ${clockTime(state.since)}`,
        more: kept || 'You can go on writing; it is sent when the connection is back. Keep this window open.',
      }
    }
    case 'stopped': {
      const lost = state.count > 0 ? ` ${changes(state.count)} not recorded: copy what you need before you leave.` : ''
      return { tone: 'serious', short: 'Not connected', more: `${state.sentence}${lost}` }
    }
  }
}
