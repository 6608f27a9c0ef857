/** When things happen: at the end of a turn, or after a while. Tests pass their own and let nothing happen by itself. */
export interface Pace {
  /** Runs an act at the end of the current turn. */
  readonly turn: (act: () => void) => void
  /** Runs an act after some milliseconds; it does not keep the program alive. */
  readonly later: (act: () => void, ms: number) => void
}

export const REAL_PACE: Pace = {
  turn: (act) => setImmediate(act),
  later: (act, ms) => setTimeout(act, ms).unref(),
}

export interface CollabLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
