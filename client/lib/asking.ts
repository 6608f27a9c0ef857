/**
 * An act that a dialog asks back: whether the dialog is open, whether the act is on its way, and what went wrong with it, which
 * keeps the dialog open with all that was written in it.
 *
 *     private readonly asking = new Asking(this)
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class Asking implements ReactiveController {
  isOpen = false
  isSaving = false
  error: unknown = null
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {}

  readonly open = (): void => {
    this.error = null
    this.isOpen = true
    this.host.requestUpdate()
  }

  readonly close = (): void => {
    this.isOpen = false
    this.host.requestUpdate()
  }

  /** Does it, one at a time, and closes the dialog when it is done. */
  async save(act: () => Promise<void>): Promise<void> {
    if (this.isSaving) return
    this.isSaving = true
    this.error = null
    this.host.requestUpdate()
    try {
      await act()
      this.isOpen = false
    } catch (error) {
      this.error = error
    } finally {
      this.isSaving = false
      this.host.requestUpdate()
    }
  }
}
