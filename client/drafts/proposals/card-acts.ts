/** What a reader can do about a proposal, in the order of the buttons, with the sentence that refuses it. */
import type { DispositionKind } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'

/** `counterTo` and `replaces` begin another proposal, in Propose mode. */
export type CardAct = DispositionKind | 'support' | 'takeBack' | 'counterTo' | 'replaces'

export interface WordedAct {
  readonly act: CardAct
  readonly name: string
  /** Asked before it is done; '' does it at once. */
  readonly question: string
  readonly isReasonAsked: boolean
  readonly isMain: boolean
  readonly refusal: string | null
}

const TOLD = 'Reason, which its author is told'

/** An act that is another's to do is not offered; one that is the reader's, but not now, says why. */
export function actsFor(proposal: ProposalView, mayPlace: boolean): WordedAct[] {
  return [...(mayPlace ? answersTo(proposal) : []), ...ownActs(proposal)]
}

function answersTo({ state, refusals: { place, placeInBrackets, answer, reopen } }: ProposalView): WordedAct[] {
  if (state !== 'open') return [act('reopened', 'Reopen', reopen)]
  return [
    { ...act('placed', 'Place in the text', place), isMain: true },
    act('placed in brackets', 'Place in brackets', placeInBrackets),
    act('merged', 'Merge into…', answer, TOLD),
    { ...act('declined', 'Decline…', answer, TOLD), isReasonAsked: true },
    act('parked', 'Park…', answer, TOLD),
  ]
}

function ownActs(proposal: ProposalView): WordedAct[] {
  const { isOwn, state, counterTo, refusals } = proposal
  const { support, takeBack, withdraw } = refusals
  const isDrawn = state === 'open' && proposal.fit !== 'does not fit'
  if (isOwn) {
    const replace = isDrawn ? [act('replaces', 'Replace', withdraw)] : []
    return state === 'open' || state === 'parked' ? [...replace, act('withdrawn', 'Withdraw', withdraw)] : []
  }
  if (state !== 'open') return []
  const isSupported = takeBack === null
  // What answers a proposal is not answered itself: all that answer one text stand beside each other.
  const counter =
    isDrawn && counterTo === null ? [act('counterTo', 'Counter-proposal', isSupported ? null : support)] : []
  return [isSupported ? act('takeBack', 'Take back support', null) : act('support', 'Support', support), ...counter]
}

function act(kind: CardAct, name: string, refusal: string | null, question = ''): WordedAct {
  return { act: kind, name, question, isReasonAsked: false, isMain: false, refusal }
}
