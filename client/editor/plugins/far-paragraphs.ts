/**
 * Spares the browser what nobody sees: paragraphs more than a screen away are marked, and left out by the style sheet while they
 * are out of sight (`content-visibility`), so that a letter costs little more in a long text than in a short one. A browser writes
 * nothing into what it has left out, and finds no end of a line there. So a paragraph rests only once it was seen to stand far
 * away, never when it is new, never beside the caret, and none does while a key takes the caret somewhere else.
 */
import { type EditorState, Plugin, type PluginView } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

const FAR = 'is-far'
/** Milliseconds after the last change of text or selection: no letter waits for it. */
const PAUSE = 500
/** Blocks before and behind the caret: an arrow key goes from one to the next. */
const BESIDE = 2

/** Has no state: it may be given to a view directly. */
export function farParagraphs(): Plugin {
  let far: FarParagraphs | null = null
  return new Plugin({
    view(view) {
      far = new FarParagraphs(view)
      return far
    },
    props: {
      handleDOMEvents: {
        keydown(_view, event) {
          if (jumps(event)) far?.wakeAll()
          return false
        },
      },
    },
  })
}

const jumps = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  /^(Home|End|PageUp|PageDown)$/.test(key) || ((ctrlKey || metaKey) && key.startsWith('Arrow'))

class FarParagraphs implements PluginView {
  private readonly view: EditorView
  private readonly window: Window
  /** The blocks with the ends of the selection, and those beside them. */
  private awake: ReadonlySet<Element> = new Set()
  private timer = 0
  private frame = 0

  constructor(view: EditorView) {
    this.view = view
    this.window = view.dom.ownerDocument.defaultView ?? window
    this.window.addEventListener('scroll', this.scrolled, { capture: true, passive: true })
    this.window.addEventListener('resize', this.scrolled)
    this.update(view)
  }

  update(view: EditorView, before?: EditorState): void {
    const { doc, selection } = view.state
    if (before && doc === before.doc && selection.eq(before.selection)) return
    const { $anchor, $head } = selection
    this.awake = new Set(
      [$anchor, $head]
        .map((end) => (end.depth > 0 ? view.nodeDOM(end.before(1)) : null))
        .filter((block) => block instanceof Element)
        .flatMap(around),
    )
    wake(this.awake)
    this.markLater()
  }

  wakeAll(): void {
    wake(this.view.dom.children)
    this.markLater()
  }

  destroy(): void {
    this.window.removeEventListener('scroll', this.scrolled, { capture: true })
    this.window.removeEventListener('resize', this.scrolled)
    this.window.clearTimeout(this.timer)
    this.window.cancelAnimationFrame(this.frame)
  }

  private markLater(): void {
    this.window.clearTimeout(this.timer)
    this.timer = this.window.setTimeout(this.mark, PAUSE)
  }

  private readonly scrolled = (): void => {
    if (this.frame !== 0) return
    this.frame = this.window.requestAnimationFrame(() => {
      this.frame = 0
      this.mark()
    })
  }

  /** Blocks stand in their order, so where the near ones begin and end is found without looking at all of them. */
  private readonly mark = (): void => {
    const blocks = this.view.dom.children
    const { innerHeight } = this.window
    const from = firstWhere(blocks, ({ bottom }) => bottom > -innerHeight)
    const to = firstWhere(blocks, ({ top }) => top > 2 * innerHeight)
    for (const [place, block] of [...blocks].entries()) {
      block.classList.toggle(FAR, (place < from || place >= to) && !this.awake.has(block))
    }
  }
}

/** To remove what is not there would count as a change, at which the editor looks into the page. */
function wake(blocks: Iterable<Element>): void {
  for (const block of blocks) block.classList.toggle(FAR, false)
}

function around(block: Element): Element[] {
  const found = [block]
  let [above, below]: (Element | null)[] = [block, block]
  for (let count = 0; count < BESIDE; count++) {
    above = above?.previousElementSibling ?? null
    below = below?.nextElementSibling ?? null
    found.push(...[above, below].filter((one) => one !== null))
  }
  return found
}

/** Of what holds for all from some place on, that place; the number of all where it holds for none. */
function firstWhere(blocks: HTMLCollection, holds: (box: DOMRect) => boolean): number {
  let [from, to] = [0, blocks.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const block = blocks[middle]
    if (block && holds(block.getBoundingClientRect())) to = middle
    else from = middle + 1
  }
  return from
}
