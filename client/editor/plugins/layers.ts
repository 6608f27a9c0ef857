/**
 * What sections of the margin draw in the text: each has a layer of its own, which stands in the editor from the beginning and
 * is empty until the section fills it. A plugin that were added later would make ProseMirror take down and set up all the
 * others, and that ends undo and the binding to the shared text.
 *
 * A layer is asked after every transaction, so typing is as fast as its slowest `follow`: map what is drawn, and draw anew only
 * in the paragraphs that have changed.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { DecorationSet, EditorView } from 'prosemirror-view'

export const LAYER_NAMES = ['proposals', 'comments', 'brackets', 'agreements', 'checks', 'found'] as const
export type LayerName = (typeof LAYER_NAMES)[number]

export interface Layer {
  /** All that is drawn in a text. */
  readonly start: (state: EditorState) => DecorationSet
  /** The same after a transaction. @param drawn what was drawn before it */
  readonly follow: (tr: Transaction, drawn: DecorationSet, state: EditorState) => DecorationSet
  /** Keys of its own. @returns whether the key is used up */
  readonly keyDown?: (view: EditorView, event: KeyboardEvent) => boolean
  /** @returns whether the click is used up */
  readonly click?: (view: EditorView, event: MouseEvent) => boolean
}

interface Filled {
  readonly layer: Layer | null
  readonly drawn: DecorationSet | null
}

const EMPTY: Filled = { layer: null, drawn: null }
const keys = Object.fromEntries(LAYER_NAMES.map((name) => [name, new PluginKey<Filled>(`layer-${name}`)])) as Record<
  LayerName,
  PluginKey<Filled>
>

/** Fills a layer, in the place of what it held; null empties it. Nothing of the text changes. */
export function setLayer(view: EditorView, name: LayerName, layer: Layer | null): void {
  if (view.isDestroyed) return
  const filled: { readonly layer: Layer | null } = { layer }
  view.dispatch(view.state.tr.setMeta(keys[name], filled).setMeta('addToHistory', false))
}

/** What a layer draws in a text; null while it is empty. */
export function drawnIn(state: EditorState, name: LayerName): DecorationSet | null {
  return keys[name].getState(state)?.drawn ?? null
}

/** Gives a key to the layers of a text, in their order. @returns whether one has used it up */
export function pressLayers(view: EditorView, event: KeyboardEvent): boolean {
  return LAYER_NAMES.some((name) => keys[name].getState(view.state)?.layer?.keyDown?.(view, event) ?? false)
}

/** Gives a click to the layers of a text, in their order. @returns whether one has used it up */
export function clickLayers(view: EditorView, event: MouseEvent): boolean {
  return LAYER_NAMES.some((name) => keys[name].getState(view.state)?.layer?.click?.(view, event) ?? false)
}

/** One layer alone, for a view that shows those of another. */
export const ownLayer = (name: LayerName): Plugin => layerPlugin(name)

export function layers(): Plugin[] {
  return LAYER_NAMES.map(layerPlugin)
}

function layerPlugin(name: LayerName): Plugin<Filled> {
  const key = keys[name]
  return new Plugin<Filled>({
    key,
    state: {
      init: () => EMPTY,
      apply(tr, before, _old, state) {
        const given = tr.getMeta(key) as { readonly layer: Layer | null } | undefined
        if (given) return given.layer ? { layer: given.layer, drawn: given.layer.start(state) } : EMPTY
        const { layer, drawn } = before
        if (!layer || !drawn) return before
        const now = layer.follow(tr, drawn, state)
        return now === drawn ? before : { layer, drawn: now }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleKeyDown: (view, event) => key.getState(view.state)?.layer?.keyDown?.(view, event) ?? false,
      handleDOMEvents: {
        click: (view, event) => key.getState(view.state)?.layer?.click?.(view, event) ?? false,
      },
    },
  })
}
