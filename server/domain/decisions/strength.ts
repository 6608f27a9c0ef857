/** Weight of the verb in a provision. Those who drafted it chose it with care, so it is kept as a fact, never averaged. */
export const STRENGTHS = [
  'shall',
  'directed',
  'requested',
  'should',
  'recommended',
  'urged',
  'encouraged',
  'invited',
  'other',
] as const
export type Strength = (typeof STRENGTHS)[number]
