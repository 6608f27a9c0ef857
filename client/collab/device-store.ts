/**
 * Where edits wait on this device until the server has recorded them. A port, so that another place, or one that encrypts, can
 * stand behind it. Only what is not recorded lies here: on a shared computer that is the least text there can be.
 */

/** One edit of this device that the server has not recorded. */
export interface UnrecordedEdit {
  /** Ids of one window grow with time. */
  readonly id: string
  readonly accountId: string
  readonly draftId: string
  /** The history of the draft on which it was made. */
  readonly epoch: string
  /** The window that answers for it; '' once it is refused, since nobody sends it any more. */
  readonly tabId: string
  /** When it was made, in ms since 1970. */
  readonly madeAt: number
  /** An update of Yjs version 1. */
  readonly update: Uint8Array
  /** Why it will not be sent, in one sentence; '' while it will. */
  readonly refusal: string
}

export interface DeviceStore {
  /**
   * Puts edits (in the place of those with the same id) and takes others away: all of it or nothing, on the disk when it resolves.
   * @throws whatever keeps the device from doing so: no room, storage forbidden
   */
  write(put: readonly UnrecordedEdit[], removed: readonly string[]): Promise<void>
  /** Everything of an account, in the order of the ids. */
  ofAccount(accountId: string): Promise<readonly UnrecordedEdit[]>
}
