/** The rounds of comments on the example's draft resolution: one that was extended and is over, one that is open. */
export interface ExampleRound {
  readonly version: string
  readonly purpose: string
  /** Days before the example is loaded; negative ones lie ahead. */
  readonly opened: number
  readonly closes: number
  readonly extended?: { readonly on: number; readonly to: number; readonly reason: string }
}

export const ROUNDS: readonly ExampleRound[] = [
  {
    version: 'First draft',
    purpose: 'Comments on the first draft',
    opened: 19,
    closes: 10,
    extended: { on: 11, to: 7, reason: 'Two delegations asked for time to hear their prosecutors.' },
  },
  { version: 'Second draft', purpose: 'Comments before the meeting', opened: 4, closes: -10 },
]
