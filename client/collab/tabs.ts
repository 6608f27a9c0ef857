/** Which windows of this browser are alive. Each holds a lock of its own name for as long as it lives, however it ends. */

export interface Tabs {
  /** The id of this window; another after each load. */
  readonly ownId: string
  /** Acts once the window is gone, at once when it is; nobody else acts for the same window meanwhile. */
  whenGone(tabId: string, act: () => Promise<void>): void
}

const lockOf = (tabId: string): string => `intersession-window-${tabId}`

/** From now on this window is known to be alive. */
export function browserTabs(locks: LockManager, ownId: string): Tabs {
  const forLife = new Promise<never>(() => {})
  void locks.request(lockOf(ownId), () => forLife)
  return {
    ownId,
    whenGone(tabId, act) {
      void locks.request(lockOf(tabId), act)
    },
  }
}
