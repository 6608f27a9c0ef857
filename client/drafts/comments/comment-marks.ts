/** Draws threads in the text of the desk and remembers where each stands, in the life of the section that shows them. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type EditorState, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import { wholeLabels } from '#domain/drafts/whole-labels.ts'
import { setLayer } from '../../editor/plugins/layers.ts'
import { readNumbering } from '../../editor/plugins/numbering.ts'
import { movedCursor } from '../../editor/plugins/read-cursor.ts'
import { commentLayer, threadAt } from './comment-layer.ts'
import type { ScreenPlace } from './find-places.ts'

/** Somebody who types is not disturbed. */
const PAUSE_MS = 400

export class CommentMarks implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly onChosen: (threadIds: readonly string[]) => void
  private view: EditorView | null = null
  private threads: readonly ThreadView[] = []
  private current = ''
  private timer: ReturnType<typeof setTimeout> | undefined
  private places: ReadonlyMap<string, ScreenPlace> = new Map()
  private labels: ReadonlyMap<string, string> = new Map()
  /** Positions of paragraphs, by their identity. */
  private paragraphs: ReadonlyMap<string, number> = new Map()
  /** Whether words are selected. */
  hasSelection = false

  constructor(host: ReactiveControllerHost, onChosen: (threadIds: readonly string[]) => void) {
    this.host = host
    this.onChosen = onChosen
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
    if (this.view) setLayer(this.view, 'comments', null)
    this.view = null
  }

  /** Draws these threads from now on. Drawing the same again changes nothing. */
  draw(view: EditorView | null, threads: readonly ThreadView[], current: string): void {
    if (view === this.view && threads === this.threads && current === this.current) return
    this.view = view
    this.threads = threads
    this.current = current
    this.seek()
  }

  /** Whether there is a text on the screen. */
  get isDrawing(): boolean {
    return this.view !== null
  }

  isShown({ id }: ThreadView): boolean {
    return this.places.has(id)
  }

  /** The number of the paragraph in which it stands. */
  labelOf(thread: ThreadView): string {
    const id = this.view ? this.paragraphOf(thread) : null
    return (id === null ? undefined : this.labels.get(id)) ?? thread.place.label
  }

  /** For the order of the text. */
  orderOf(thread: ThreadView): number {
    if (thread.anchor.on === 'text') return -1
    const { from } = this.places.get(thread.id) ?? {}
    return from ?? this.paragraphs.get(thread.place.paragraphId ?? '') ?? Number.MAX_SAFE_INTEGER
  }

  /** A browser tells of a selection that was made by keys a little after it has made it. */
  catchUp(): void {
    const { view } = this
    const selection = view && movedCursor(view)
    if (view && selection) view.dispatch(view.state.tr.setSelection(selection))
  }

  /** The thread on the words at the cursor, or ''. */
  atCursor(): string {
    return this.view ? threadAt([...this.places.values()], this.view.state.selection.head) : ''
  }

  /** Selects its words and brings them into sight, with the focus in the text. */
  show(threadId: string): void {
    const { view } = this
    const place = this.places.get(threadId)
    if (!view || !place) return
    const { doc } = view.state
    const [from, to] = place.on === 'paragraph' ? [place.from + 1, place.from + 1] : [place.from, place.to]
    const size = doc.content.size
    const selection = TextSelection.between(doc.resolve(Math.min(from, size)), doc.resolve(Math.min(to, size)))
    view.dispatch(view.state.tr.setSelection(selection))
    const { node } = view.domAtPos(selection.from)
    const element = node instanceof HTMLElement ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
    this.focusText()
  }

  focusText(): void {
    this.view?.dom.focus({ preventScroll: true })
  }

  private seek(): void {
    clearTimeout(this.timer)
    const { view, threads, current } = this
    if (!view || view.isDestroyed) return
    const layer = commentLayer({
      threads,
      current,
      onFound: (places, state) => this.keep(places, state),
      onUnsure: () => this.seekLater(),
      onSelection: (state) => this.keepSelection(state),
      onChosen: this.onChosen,
    })
    setLayer(view, 'comments', layer)
  }

  private seekLater(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.seek(), PAUSE_MS)
  }

  private keep(places: readonly ScreenPlace[], state: EditorState): void {
    this.places = new Map(places.map((place) => [place.threadId, place]))
    this.labels = wholeLabels(readNumbering(state).entries)
    const paragraphs = new Map<string, number>()
    state.doc.forEach((node, position) => {
      paragraphs.set(String(node.attrs.id ?? ''), position)
    })
    this.paragraphs = paragraphs
    this.host.requestUpdate()
  }

  private keepSelection({ selection }: EditorState): void {
    const hasSelection = !selection.empty
    if (hasSelection === this.hasSelection) return
    this.hasSelection = hasSelection
    this.host.requestUpdate()
  }

  private paragraphOf({ id, place }: ThreadView): string | null {
    const from = this.places.get(id)?.from
    if (from === undefined || !this.view) return place.paragraphId
    for (const [paragraphId, position] of [...this.paragraphs].reverse()) if (position <= from) return paragraphId
    return null
  }
}
