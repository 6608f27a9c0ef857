/**
 * The smallest thing that is tracked: one provision asked of one addressee. A mandate is proposed from a confirmed text,
 * confirmed by a person, and from then on never changed: what happens to it is told by its entries.
 */
import type { Instant } from '../clock.ts'
import type { Addressee } from '../decisions/addressee.ts'
import type { Deadline } from '../decisions/deadline.ts'
import type { Strength } from '../decisions/strength.ts'
import type { AccountId, DecisionId, MandateId, RevisionId } from '../ids.ts'

export const HOLDER_KINDS = ['body', 'organization', 'group'] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]

/** Who answers for it: a delegation, a body, or a group, by the name that is shown. */
export interface Holder {
  readonly kind: HolderKind
  readonly name: string
}

/** A mandate as the program proposes it, before a person has looked at it. */
export interface MandateProposal {
  readonly decisionId: DecisionId
  readonly revisionId: RevisionId
  /** Path of the provision, e.g. `c` or `a/i`. */
  readonly path: string
  readonly addressee: Addressee
  /** The duty in the text's own words, without chapeau and condition. */
  readonly duty: string
  readonly strength: Strength
  /** The words of the condition, e.g. "subject to external funding"; null when there is none. */
  readonly condition: string | null
  readonly deadline: Deadline | null
  /** The body that receives the report this duty asks for; null when none is named. */
  readonly reportsTo: string | null
}

export interface Mandate extends MandateProposal {
  readonly id: MandateId
  readonly holder: Holder
  readonly confirmedAt: Instant
  readonly confirmedBy: AccountId
}
