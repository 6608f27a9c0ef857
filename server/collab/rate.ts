/** How often something may happen in one second, counted in whole seconds of the clock. */
export class Rate {
  private readonly most: number
  private second = 0
  private inSecond = 0

  constructor(most: number) {
    this.most = most
  }

  /** Counts one; false when it is one too many. */
  count(atMs: number): boolean {
    const second = Math.floor(atMs / 1_000)
    if (second !== this.second) {
      this.second = second
      this.inSecond = 0
    }
    this.inSecond += 1
    return this.inSecond <= this.most
  }
}
