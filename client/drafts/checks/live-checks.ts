/**
 * The remarks that the text alone can be asked for, made in the browser when nobody has typed for a moment and the machine is
 * idle. They stand until the next are there; nothing of them is done while a key is pressed.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { EditorView } from 'prosemirror-view'
import type { FormFacts, FormFinding } from '#domain/drafts/form/finding.ts'
import { checkForm } from '#domain/drafts/form.ts'
import { readNumbering } from '../../editor/plugins/numbering.ts'

/** Whoever pauses for so long looks up. */
const PAUSE_MS = 1_200

export class LiveChecks implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly read: () => { readonly view: EditorView | null; readonly facts: FormFacts | null }
  private timer: ReturnType<typeof setTimeout> | undefined
  private found: readonly FormFinding[] | null = null

  /** @param read what is to be checked, asked for at the moment of checking */
  constructor(host: ReactiveControllerHost, read: LiveChecks['read']) {
    this.host = host
    this.read = read
    host.addController(this)
  }

  /** Null until they have been made for the first time. */
  get findings(): readonly FormFinding[] | null {
    return this.found
  }

  /** The text, or what checks know beside it, has changed. */
  ask(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => whenIdle(() => this.check()), PAUSE_MS)
  }

  hostConnected(): void {
    this.ask()
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  private check(): void {
    const { view, facts } = this.read()
    if (!view || !facts || view.isDestroyed) return
    this.found = checkForm(view.state.doc, readNumbering(view.state).labels, facts)
    this.host.requestUpdate()
  }
}

function whenIdle(act: () => void): void {
  // Safari has no such thing before 2026.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 3_000 })
  else act()
}
