/** The words of submissions as they stand on the screen. */
import type { Answer, ReplyState, Visibility } from '#domain/submissions/submission.ts'
import type { StatusTone } from '../ui/wg-status.ts'

export const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  delegation: 'Own delegation',
  group: 'Working group',
  Parties: 'All Parties',
  public: 'Public',
}

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  information: 'We send information',
  none: 'None: there is no such thing in our country',
  'nothing to report': 'Nothing to report this time',
}

export const STATE_TONES: Readonly<Record<ReplyState, StatusTone>> = {
  'to be started': 'neutral',
  'in preparation': 'note',
  'with the focal point': 'attention',
  released: 'good',
}

const STEP_WORDS: Readonly<Record<ReplyState, string>> = {
  'to be started': 'Not started',
  'in preparation': 'Start preparing',
  'with the focal point': 'Hand to the focal point',
  released: 'Release the reply',
}

/** What a step does, on its button. */
export function stepWords(from: ReplyState, to: ReplyState): string {
  return from === 'with the focal point' && to === 'in preparation' ? 'Back to preparation' : STEP_WORDS[to]
}
