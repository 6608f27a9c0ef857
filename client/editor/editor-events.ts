/** What an editor says to the page around it. */
import type { EditorView } from 'prosemirror-view'
import type { OutlineLine } from './outline-lines.ts'

export class OutlineChangedEvent extends Event {
  static readonly type = 'wg-outline-changed'
  readonly lines: readonly OutlineLine[]
  /** What the references of the text point at. */
  readonly targets: readonly string[]

  constructor(lines: readonly OutlineLine[], targets: readonly string[]) {
    super(OutlineChangedEvent.type, { bubbles: true, composed: true })
    this.lines = lines
    this.targets = targets
  }
}

export class PlaceChangedEvent extends Event {
  static readonly type = 'wg-place-changed'
  readonly paragraphId: string
  /** The line of the outline under which it stands. */
  readonly listedId: string

  constructor(paragraphId: string, listedId: string) {
    super(PlaceChangedEvent.type, { bubbles: true, composed: true })
    this.paragraphId = paragraphId
    this.listedId = listedId
  }
}

/** There is another view on the text, or none any more: whoever draws in the text hears of it. */
export class ViewChangedEvent extends Event {
  static readonly type = 'wg-view-changed'
  readonly view: EditorView | null

  constructor(view: EditorView | null) {
    super(ViewChangedEvent.type, { bubbles: true, composed: true })
    this.view = view
  }
}

/** The text, or what is drawn in it, is another one: whoever shows it elsewhere follows. Comes with every key. */
export class TextDrawnEvent extends Event {
  static readonly type = 'wg-text-drawn'

  constructor() {
    super(TextDrawnEvent.type)
  }
}

declare global {
  interface HTMLElementEventMap {
    'wg-outline-changed': OutlineChangedEvent
    'wg-place-changed': PlaceChangedEvent
    'wg-view-changed': ViewChangedEvent
    'wg-text-drawn': TextDrawnEvent
  }
}
