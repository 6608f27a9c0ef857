/** Rounds as the wire shows them to one person. */
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { refuseRoundEvent } from '#domain/drafts/rounds/refusals.ts'
import { closesAt, lastDayOf, type Round, type RoundEvent, roundState } from '#domain/drafts/rounds/round.ts'
import type { RoundView } from '#domain/drafts/rounds/wire.ts'
import type { Version } from '#domain/drafts/versions/version.ts'
import type { NameOf } from '../views.ts'

export interface RoundViewNeeds {
  readonly draft: Draft
  readonly actor: Actor
  readonly versions: readonly Version[]
  readonly nameOf: NameOf
  readonly at: Instant
}

export function roundView(round: Round, { draft, actor, versions, nameOf, at }: RoundViewNeeds): RoundView {
  const { id, purpose, closesOn, afterwards, openedAt } = round
  const version = versions.find((one) => one.id === round.versionId)
  const { number = 0, name = '', sequence = 0 } = version ?? {}
  const opener = nameOf(round.openedBy)
  const refusal = (kind: RoundEvent['kind']) => {
    const said = { reason: '', by: actor.accountId, at }
    // Whether a day is late enough is asked when there is one.
    const event: RoundEvent = kind === 'extended' ? { kind, closesOn: '9999-12-31', ...said } : { kind, ...said }
    return refuseRoundEvent(actor, draft, round, event)?.message ?? null
  }
  return {
    ...{ id, purpose, closesOn, afterwards, openedAt },
    version: { number, name, sequence },
    lastDay: lastDayOf(round),
    closesAt: closesAt(round),
    state: roundState(round, at),
    openedBy: opener.name,
    delegation: opener.delegation,
    events: round.events.map((event) => {
      const { name: by, delegation } = nameOf(event.by)
      const { kind, reason } = event
      return { kind, reason, by, delegation, at: event.at, closesOn: kind === 'extended' ? event.closesOn : null }
    }),
    refusals: {
      extend: refusal('extended'),
      close: refusal('closed'),
      recall: refusal('recalled'),
      openDoor: refusal('door opened'),
    },
  }
}
