/** What a meeting did to a text. An adoption gives the number and records the text as adopted; the draft stays beside it. */
import type { Instant } from '../clock.ts'
import { assertAllowed, type Refusal } from '../errors.ts'
import type { AccountId, ProvisionId, RevisionId } from '../ids.ts'
import {
  currentRevision,
  type Decision,
  type DecisionEvent,
  type DecisionEventKind,
  type DecisionRevision,
  type DecisionState,
  nameOf,
  stateOf,
} from './decision.ts'
import { formatNumber, parseNumber } from './number.ts'

export interface EventInput {
  readonly kind: DecisionEventKind
  readonly meeting: string | null
  readonly number?: string | null | undefined
  readonly note?: string | null | undefined
}

export interface RecordedEvent {
  readonly event: DecisionEvent
  /** The text as adopted, for an adoption; null for everything else. */
  readonly revision: DecisionRevision | null
}

/** What can happen to a text in this state; what nothing more can happen to has an empty list. */
export function kindsAfter(state: DecisionState): readonly DecisionEventKind[] {
  if (state === 'draft') return ['adopted', 'declined']
  if (state === 'in effect') return ['amended', 'replaced', 'superseded', 'deleted', 'incorporated']
  return state === 'superseded' ? ['deleted'] : []
}

/** Why this cannot have happened to the text, or null when it can. */
export function refuseEvent(decision: Decision, input: EventInput): Refusal | null {
  const state = stateOf(decision)
  const name = nameOf(decision)
  if (input.kind === 'adopted') return refuseAdoption(decision, input)
  if (input.number) return { code: 'invalid', message: 'Only an adoption gives a number.' }
  if (kindsAfter(state).includes(input.kind)) return null
  if (input.kind === 'declined') {
    return { code: 'illegal_transition', message: `${name} is ${state}: only a draft can be declined.` }
  }
  return { code: 'illegal_transition', message: `${name} is ${state}: it cannot be ${input.kind}.` }
}

function refuseAdoption(decision: Decision, input: EventInput): Refusal | null {
  const state = stateOf(decision)
  if (state !== 'draft') {
    return { code: 'illegal_transition', message: `${nameOf(decision)} is ${state}: only a draft can be adopted.` }
  }
  const number = input.number ? parseNumber(input.number) : null
  if (!number || number.kind !== decision.kind) {
    const form = decision.kind === 'resolution' ? 'Conf. 17.4' : '17.92'
    return { code: 'invalid', message: `Give the final number, in the form ${form}.` }
  }
  if (input.meeting && input.meeting !== `CoP${number.meeting}`) {
    return {
      code: 'invalid',
      message: `${formatNumber(number)} is a number of CoP${number.meeting}, not of ${input.meeting}.`,
    }
  }
  return null
}

/** Makes the record. @throws DomainError with the reason of `refuseEvent`. */
export function recordEvent(
  decision: Decision,
  input: EventInput,
  by: { readonly accountId: AccountId; readonly at: Instant; readonly newId: () => string },
): RecordedEvent {
  assertAllowed(refuseEvent(decision, input))
  const number = input.kind === 'adopted' && input.number ? parseNumber(input.number) : null
  const meeting = number ? `CoP${number.meeting}` : input.meeting
  const recorded = { recordedAt: by.at, recordedBy: by.accountId }
  const event: DecisionEvent = {
    kind: input.kind,
    meeting,
    number: number ? formatNumber(number) : null,
    note: input.note?.trim() || null,
    ...recorded,
  }
  if (!number) return { event, revision: null }
  const draft = currentRevision(decision)
  const revision: DecisionRevision = {
    ...draft,
    id: by.newId() as RevisionId,
    adoptedAt: meeting,
    provisions: draft.provisions.map((provision) => ({ ...provision, id: by.newId() as ProvisionId })),
    ...recorded,
  }
  return { event, revision }
}
