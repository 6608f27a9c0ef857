/**
 * Where the Chair is in the text, from the presence that the server builds: the paragraph of the cursor that the Chair, or else
 * the Vice-Chair, has put somewhere last, on whatever device. It stays while the Chair does something else than write.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Awareness } from 'y-protocols/awareness'
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, type Doc, XmlElement } from 'yjs'

export class ChairPlace implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly source: () => Awareness | null
  private readonly chairs: () => ReadonlySet<string>
  private readonly moved: (paragraphId: string) => void
  private awareness: Awareness | null = null

  /**
   * @param chairs the accounts that are followed
   * @param moved is told the paragraph, each time that the Chair has gone to another place
   */
  constructor(
    host: ReactiveControllerHost,
    source: () => Awareness | null,
    chairs: () => ReadonlySet<string>,
    moved: (paragraphId: string) => void,
  ) {
    this.host = host
    this.source = source
    this.chairs = chairs
    this.moved = moved
    this.host.addController(this)
  }

  /** Whether somebody who is followed is here. */
  get isHere(): boolean {
    return this.states().some(([, state]) => this.isChair(state))
  }

  /** Where the Chair is now; '' for nowhere. */
  get paragraphId(): string {
    for (const [, state] of this.states()) {
      const place = this.isChair(state) ? this.placeOf(state) : ''
      if (place !== '') return place
    }
    return ''
  }

  hostUpdate(): void {
    const awareness = this.source()
    if (awareness === this.awareness) return
    this.awareness?.off('change', this.changed)
    this.awareness = awareness
    awareness?.on('change', this.changed)
  }

  hostDisconnected(): void {
    this.awareness?.off('change', this.changed)
    this.awareness = null
  }

  private states(): [number, State][] {
    const { awareness } = this
    if (!awareness) return []
    return [...awareness.getStates()].filter(([client]) => client !== awareness.clientID)
  }

  private isChair({ user }: State): boolean {
    const accountId: unknown = typeof user === 'object' && user !== null ? Reflect.get(user, 'accountId') : null
    return typeof accountId === 'string' && this.chairs().has(accountId)
  }

  private placeOf({ cursor }: State): string {
    const head: unknown = typeof cursor === 'object' && cursor !== null ? Reflect.get(cursor, 'head') : null
    return this.awareness && head ? paragraphAt(this.awareness.doc, head) : ''
  }

  private readonly changed = ({ added, updated }: { readonly added: number[]; readonly updated: number[] }): void => {
    const told = new Set([...added, ...updated])
    for (const [client, state] of this.states()) {
      const place = told.has(client) && this.isChair(state) ? this.placeOf(state) : ''
      if (place !== '') this.moved(place)
    }
    this.host.requestUpdate()
  }
}

type State = Readonly<Record<string, unknown>>

/** The top-level paragraph in which a relative position lies; '' for none. */
function paragraphAt(doc: Doc, position: unknown): string {
  try {
    const found = createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(position), doc)
    let type: unknown = found?.type
    while (type instanceof Object && 'parent' in type) {
      const id = type instanceof XmlElement ? type.getAttribute('id') : undefined
      if (type instanceof XmlElement && type.nodeName === 'paragraph' && id) return id
      type = type.parent
    }
  } catch {
    // A position that another program has written may be none.
  }
  return ''
}
