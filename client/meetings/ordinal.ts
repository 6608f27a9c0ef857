/** The number of a meeting as it is said. */

/** `69th`, `71st`, `72nd`, `113th`. */
export function ordinalOf(ordinal: number): string {
  const isTeen = Math.floor((ordinal % 100) / 10) === 1
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][ordinal % 10] ?? 'th')
  return `${ordinal}${ending}`
}
