/**
 * What the decisions quoted in a draft are called. A paragraph names a decision by number, which is its own label, or by
 * handle; the label of a handle (17.XX, later 17.92) is asked of the registry once a page.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { DecisionSummary } from '#domain/decisions/wire.ts'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import type { Http } from '../api/http.ts'

/** Handles are letters and digits alone; a number has a point. */
const HANDLE = /^[a-z0-9]{5,12}$/i

export class DecisionLabelsController implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly http: () => Http
  private readonly asked = new Set<string>()
  private labels: DecisionLabels = new Map()

  constructor(host: ReactiveControllerHost, http: () => Http) {
    this.host = host
    this.http = http
    host.addController(this)
  }

  hostConnected(): void {}

  get value(): DecisionLabels {
    return this.labels
  }

  /** Asks for the labels that are not known yet. */
  learn(references: Iterable<string>): void {
    for (const reference of references) {
      if (!HANDLE.test(reference) || this.asked.has(reference)) continue
      this.asked.add(reference)
      void this.ask(reference)
    }
  }

  private async ask(handle: string): Promise<void> {
    try {
      const { name } = await this.http().get<DecisionSummary>(`/api/decisions/${encodeURIComponent(handle)}`)
      this.labels = new Map([...this.labels, [handle, name]])
      this.host.requestUpdate()
    } catch {
      // A handle that the registry does not know, or that is not open to the reader, is shown as it stands.
    }
  }
}
