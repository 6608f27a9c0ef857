/** The sittings of a draft as far as they were asked for: those that the address needs, then page by page. */
import { Task } from '@lit/task'
import type { ReactiveControllerHost } from 'lit'
import type { SittingView } from '#domain/drafts/wire.ts'
import type { Http } from '../api/http.ts'
import { draftsApi } from './api.ts'

/** A page knows what it asks for. */
interface Asked {
  readonly http: () => Http
  readonly draftId: () => string
  /** The change whose sitting must be among them; 0 for none. */
  readonly sequence: () => number
}

export class SittingsController {
  private readonly host: ReactiveControllerHost
  private readonly asked: Asked
  private older: readonly SittingView[] = []
  private olderNext: number | null = null
  readonly task

  constructor(host: ReactiveControllerHost, asked: Asked) {
    this.host = host
    this.asked = asked
    this.task = new Task(host, {
      args: () => [asked.draftId()] as const,
      task: ([id], { signal }) => this.read(id, signal),
    })
  }

  /** Newest first. */
  get all(): readonly SittingView[] {
    return [...(this.task.value?.items ?? []), ...this.older]
  }

  get hasMore(): boolean {
    return this.next !== null
  }

  /** The sitting of a change; null while it is not known. */
  of(sequence: number): SittingView | null {
    return this.all.find(({ first, last }) => first <= sequence && sequence <= last) ?? null
  }

  async readMore(): Promise<void> {
    const { next } = this
    if (next === null) return
    const page = await draftsApi(this.asked.http()).sittings(this.asked.draftId(), next)
    this.older = [...this.older, ...page.items]
    this.olderNext = page.next
    this.host.requestUpdate()
  }

  private get next(): number | null {
    return this.older.length > 0 ? this.olderNext : (this.task.value?.next ?? null)
  }

  private async read(id: string, signal: AbortSignal) {
    this.older = []
    const api = draftsApi(this.asked.http())
    let { items, next } = await api.sittings(id, null, signal)
    while (next !== null && this.asked.sequence() > 0 && this.asked.sequence() < next) {
      const page = await api.sittings(id, next, signal)
      items = [...items, ...page.items]
      next = page.next
    }
    return { items, next }
  }
}
