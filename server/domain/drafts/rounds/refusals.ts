/** Why a round cannot be opened, extended, closed or taken back: the sentence that a button shows and a 409 carries. */
import { type Actor, may } from '../../access.ts'
import type { CalendarDate, Instant } from '../../clock.ts'
import type { Refusal } from '../../errors.ts'
import type { Draft } from '../draft.ts'
import {
  closedDoor,
  endInWords,
  endOf,
  lastDayOf,
  openRound,
  type Round,
  type RoundEvent,
  roundState,
} from './round.ts'

const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message })

/** Rounds are opened by those who may freeze the draft, for they freeze a version of it. */
function refuseHere(actor: Actor, draft: Pick<Draft, 'groupId'>): Refusal | null {
  if (may(actor, 'draft.setState', { groupId: draft.groupId })) return null
  return refuse('forbidden', 'Only the Chair, the Vice-Chair or the Secretariat open and close rounds.')
}

function refusePast(closesOn: CalendarDate, at: Instant): Refusal | null {
  return at < endOf(closesOn) ? null : refuse('invalid', 'This day has passed. Choose today or a later one.')
}

/** @param rounds all of the draft */
export function refuseOpening(
  actor: Actor,
  draft: Pick<Draft, 'groupId'>,
  rounds: readonly Round[],
  closesOn: CalendarDate,
  at: Instant,
): Refusal | null {
  const refused = refuseHere(actor, draft) ?? refusePast(closesOn, at)
  if (refused) return refused
  const open = openRound(rounds, at)
  if (!open) return null
  return refuse('conflict', `A round runs until ${lastDayOf(open)}. Extend it, or close it before you open another.`)
}

/** An extended round goes on until a later day; a closed one stays closed, so that what came between is never in doubt. */
export function refuseRoundEvent(
  actor: Actor,
  draft: Pick<Draft, 'groupId'>,
  round: Round,
  event: RoundEvent,
): Refusal | null {
  const refused = refuseHere(actor, draft)
  if (refused) return refused
  const state = roundState(round, event.at)
  if (state === 'recalled') return refuse('illegal_transition', 'This round was taken back. Open a new one.')
  if (event.kind === 'recalled') return null
  if (event.kind === 'door opened') return refuseOpeningDoor(round, state)
  if (state === 'closed') return refuse('illegal_transition', 'This round is closed. Open a new one.')
  if (event.kind === 'extended' && event.closesOn <= lastDayOf(round))
    return refuse('invalid', `It runs until ${lastDayOf(round)} already. Choose a later day, or close it early.`)
  return null
}

function refuseOpeningDoor(round: Round, state: ReturnType<typeof roundState>): Refusal | null {
  if (state === 'open') return refuse('illegal_transition', 'This round is open: everything is received.')
  if (round.afterwards === 'refused' && !round.events.some(({ kind }) => kind === 'door opened')) return null
  return refuse('illegal_transition', 'What comes after the end of this round is received already.')
}

/**
 * Why a comment or proposal for the group is not received now: the round is over, and its end was to be the end. Those who run
 * rounds may still note what was said in the room. @param rounds all of the draft
 */
export function refuseLate(
  actor: Actor,
  draft: Pick<Draft, 'groupId'>,
  rounds: readonly Round[],
  at: Instant,
): Refusal | null {
  const closed = closedDoor(rounds, at)
  if (!closed || refuseHere(actor, draft) === null) return null
  return refuse(
    'conflict',
    `The round “${closed.purpose}” closed on ${endInWords(closed)}, and nothing is received after it. Ask the Chair or the Secretariat.`,
  )
}
