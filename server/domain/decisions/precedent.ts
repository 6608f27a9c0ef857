/** Agreed language: one provision of an adopted text with what a drafter wants to know of it. Rules: docs/spec/precedents.md. */
import type { DecisionId } from '../ids.ts'
import type { DecisionKind, DecisionState } from './decision.ts'
import type { Strength } from './strength.ts'

export interface Precedent {
  readonly decisionId: DecisionId
  /** Orders what is found, and is unique: what is in effect, then the latest meeting first. Compare as plain bytes. */
  readonly rank: string
  /** Its address in the registry: `15.57/c`. */
  readonly address: string
  /** `Decision 15.57 (Rev. CoP18), paragraph c)`. */
  readonly cite: string
  readonly kind: DecisionKind
  readonly state: DecisionState
  readonly subject: string
  /** The latest meeting that adopted these words at this address. */
  readonly adoptedAt: string
  /** Whether they stand in the newest text. */
  readonly isCurrent: boolean
  /** The earlier texts that have the same words at the same address: `15.57`. */
  readonly alsoIn: readonly string[]
  /** Bodies to which the text is directed, led or consulted. */
  readonly bodies: readonly string[]
  readonly addressedTo: string
  /** How strongly it binds, by its own verb or the one that governs it; null where there is none. */
  readonly strength: Strength | null
  /** The sentence that governs a sub-paragraph, such as `The Secretariat shall:`; '' for none. */
  readonly chapeau: string
  readonly text: string
}
