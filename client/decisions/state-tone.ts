/** How a state of a text is drawn; the word itself is always shown beside it. */
import type { DecisionState } from '#domain/decisions/decision.ts'
import type { StatusTone } from '../ui/wg-status.ts'

const TONES: Readonly<Record<DecisionState, StatusTone>> = {
  draft: 'note',
  'in effect': 'good',
  amended: 'good',
  replaced: 'neutral',
  superseded: 'attention',
  deleted: 'neutral',
  incorporated: 'neutral',
  declined: 'neutral',
}

export function toneOf(state: DecisionState): StatusTone {
  return TONES[state]
}
