/** Who may record what happened to a mandate: the Chair and the Secretariat for every one, a delegation for its own. */
import { type Actor, mayAnywhere } from '../access.ts'
import type { Refusal } from '../errors.ts'
import type { Mandate } from './mandate.ts'

/** Why this person cannot record an entry, or null when they can. An observer records nothing. */
export function refuseRecording(actor: Actor, mandate: Pick<Mandate, 'holder'>): Refusal | null {
  if (mayAnywhere(actor, 'mandate.record')) return null
  const { kind, name } = mandate.holder
  const takesPart = actor.groups.some(({ role }) => role !== 'observer')
  if (takesPart && kind === 'organization' && name === actor.delegation) return null
  return {
    code: 'forbidden',
    message: `Only the Chair, the Secretariat and ${name} record progress here. Tell them what should be added.`,
  }
}
