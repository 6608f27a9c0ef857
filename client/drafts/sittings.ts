/** Recorded changes of one person that follow each other closely, as one line of a history. */

export interface Recorded {
  readonly by: string
  readonly delegation: string
  /** Instant. */
  readonly at: string
}

export interface Sitting {
  readonly by: string
  readonly delegation: string
  readonly from: string
  readonly until: string
  readonly count: number
}

/** A pause longer than this begins a new sitting. */
const PAUSE_MS = 15 * 60_000

/**
 * Sittings, newest first; two people who write at the same time have one each.
 * @param entries newest first
 */
export function sittings(entries: readonly Recorded[]): Sitting[] {
  const open = new Map<string, Sitting>()
  const closed: Sitting[] = []
  for (const { by, delegation, at } of entries) {
    const who = `${delegation}\n${by}`
    const sitting = open.get(who)
    if (sitting && Date.parse(sitting.from) - Date.parse(at) <= PAUSE_MS) {
      open.set(who, { ...sitting, from: at, count: sitting.count + 1 })
    } else {
      if (sitting) closed.push(sitting)
      open.set(who, { by, delegation, from: at, until: at, count: 1 })
    }
  }
  return [...closed, ...open.values()].sort((a, b) => b.until.localeCompare(a.until))
}
