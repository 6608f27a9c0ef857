/** What the group of the example has agreed ad referendum, in our own words; the first was touched by New Zealand since. */
export interface ExampleAgreement {
  readonly by: string
  readonly daysAgo: number
  readonly minute: number
  /** How its paragraph begins. */
  readonly begins: string
  readonly said: string
}

export const AGREEMENTS: readonly ExampleAgreement[] = [
  {
    by: 'chair@example.org',
    daysAgo: 7,
    minute: 660,
    begins: 'show a notice',
    said: 'agreed ad referendum, second session',
  },
  {
    by: 'chair@example.org',
    daysAgo: 1,
    minute: 915,
    begins: 'REPEALS Decision 15.57',
    said: 'agreed ad referendum, third session',
  },
]
