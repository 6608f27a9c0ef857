/**
 * To whom a text is directed. A printed addressee can be compound ("the Standing Committee, in consultation with the
 * Animals and Plants Committees"): the lead body acts, the others stand in a relation to it, and a scope may narrow it.
 */

/** Bodies a text can be directed to, in the order of the Convention's own lists; anything else is kept under its own name. */
export const BODIES = [
  'Conference of the Parties',
  'Parties',
  'Standing Committee',
  'Animals Committee',
  'Plants Committee',
  'Secretariat',
] as const

export const RELATIONS = [
  'lead',
  'with',
  'in consultation with',
  'in collaboration with',
  'with the assistance of',
] as const
export type Relation = (typeof RELATIONS)[number]

export interface Addressee {
  /** One of `BODIES`, or the name as printed, e.g. "INTERPOL". */
  readonly body: string
  readonly relation: Relation
  /** What narrows the body, e.g. "affected by illegal trade in cheetahs"; null when all of it is meant. */
  readonly scope: string | null
}

/** The addressees as one phrase: `Standing Committee, in consultation with Animals Committee and Plants Committee`. */
export function describeAddressees(addressees: readonly Addressee[]): string {
  const phrase = (addressee: Addressee) => (addressee.scope ? `${addressee.body} ${addressee.scope}` : addressee.body)
  const groups = RELATIONS.map((relation) => ({
    relation,
    names: addressees.filter((addressee) => addressee.relation === relation).map(phrase),
  })).filter((group) => group.names.length > 0)
  return groups
    .map(({ relation, names }) => {
      const joined = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
      return relation === 'lead' ? joined : `${relation} ${joined}`
    })
    .join(', ')
}
