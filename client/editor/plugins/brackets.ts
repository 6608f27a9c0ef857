/**
 * Brackets in the text: drawn with their depth and the words of their record, kept whole while a person writes. A sign is not
 * deleted like a letter: the first key marks its bracket, the second asks for the act. Whoever knows the records fills the
 * plugin with `setBracketDesk`; without one, as in a working copy, signs are written and deleted by the person alone.
 * Rules: docs/spec/brackets.md.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { SignPair } from '#domain/drafts/brackets/pair-signs.ts'
import { bracketsInDoc, type SignAt, type SignsInDoc } from '../bracket-signs.ts'
import { mayBracket, putSigns } from '../commands/bracket.ts'
import { mendBrackets, wholePairs } from '../mend-brackets.ts'
import { isFromPeers } from './paragraph-ids.ts'

/** Whose a bracket is, by its identity. */
type AskedBy = (id: string) => { readonly spoken: string; readonly title: string } | null

/** What is done about brackets beside the text. */
export interface BracketDesk {
  /** Whose a bracket is, in words: `asked by Kenya, 2 March 2018`; null when nobody has said so. */
  readonly askedBy: AskedBy
  /** Puts what is selected into brackets. */
  readonly put: () => void
  /** Asks what becomes of a bracket. */
  readonly remove: (id: string) => void
  readonly choose: (id: string) => void
  /** Goes to the next bracket, or the one before. */
  readonly step: (by: 1 | -1) => void
  /** Brackets that were copied here, under their new identities. */
  readonly copied: (copies: readonly BracketCopy[]) => void
}

export interface BracketCopy {
  readonly id: string
  readonly copyOf: string
}

/** What the view of a sign learns from its decoration. */
export interface SignSpec {
  readonly spoken: string
  readonly title: string
  readonly depth: number
  readonly look: 'known' | 'unclaimed' | 'stray'
}

interface Brackets {
  readonly desk: BracketDesk | null
  readonly found: SignsInDoc
  /** The bracket that is meant, drawn as a whole. */
  readonly marked: string | null
  /** It was marked by a key, and the same key asks for its removal. */
  readonly isArmed: boolean
  readonly drawn: DecorationSet
}

type Told = { readonly desk: BracketDesk | null } | { readonly marked: string | null; readonly isArmed: boolean }

const key = new PluginKey<Brackets>('brackets')
const NOBODY = 'nobody has said who asked for it'

function readBrackets(state: EditorState): Brackets | undefined {
  return key.getState(state)
}

/** The brackets of the text as it stands in an editor. */
export function bracketsOf(state: EditorState): SignsInDoc {
  return readBrackets(state)?.found ?? bracketsInDoc(state.doc)
}

/** Tells the editor what is known of its brackets; it is drawn anew. */
export function setBracketDesk(view: EditorView, desk: BracketDesk | null): void {
  if (!view.isDestroyed) tell(view, { desk })
}

/** Shows which bracket is meant, until the text or the cursor moves. */
export function markBracket(view: EditorView, id: string | null): void {
  if (!view.isDestroyed) tell(view, { marked: id, isArmed: false })
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told).setMeta('addToHistory', false))
}

/** What the toolbar and the key ask for. @param newId identity for signs that are written here alone */
export function askForBracket(view: EditorView, newId: () => string): void {
  const desk = readBrackets(view.state)?.desk
  if (!mayBracket(view.state)) return
  if (desk) desk.put()
  else putSigns(newId())(view.state, view.dispatch)
}

function drawnOf(doc: Node, { pairs, strays }: SignsInDoc, askedBy: AskedBy | null, marked: string | null) {
  const drawn = pairs.flatMap((pair) => signsDrawn(pair, askedBy))
  for (const { sign } of strays) {
    const spec: SignSpec = { spoken: 'bracket sign without its other end', title: '', depth: 0, look: 'stray' }
    drawn.push(Decoration.node(sign.position, sign.position + 1, {}, spec))
  }
  for (const { id, open, close } of pairs) {
    if (id === marked) drawn.push(Decoration.inline(open.position, close.position + 1, { class: 'wg-bracket-marked' }))
  }
  return DecorationSet.create(doc, drawn)
}

function signsDrawn({ id, open, ors, close, depth, isRepeated }: SignPair<SignAt>, askedBy: AskedBy | null) {
  const known = isRepeated ? null : (askedBy?.(id) ?? null)
  const look = known || !askedBy ? 'known' : 'unclaimed'
  const title = known?.title ?? (askedBy ? `Brackets: ${NOBODY}` : '')
  const level = depth > 0 ? `bracket of level ${depth + 1}` : 'bracket'
  const whose = known ? `, ${known.spoken}` : askedBy ? `, ${NOBODY}` : ''
  const draw = ({ position }: SignAt, spoken: string) => {
    const spec: SignSpec = { spoken, title, depth, look }
    return Decoration.node(position, position + 1, {}, spec)
  }
  return [
    draw(open, `${level} opens${whose}`),
    ...ors.map((or) => draw(or, 'or, another wording')),
    draw(close, `${level} closes`),
  ]
}

/** What another editor on the same draft knows of its brackets, at any time. */
export function askedIn(view: EditorView): AskedBy {
  return (id) => readBrackets(view.state)?.desk?.askedBy(id) ?? null
}

/**
 * @param newId names a bracket that is pasted a second time
 * @param lent for an editor that has no desk of its own
 */
export function brackets(newId: () => string, lent: AskedBy | null = null): Plugin<Brackets> {
  const follow = (doc: Node, desk: BracketDesk | null, marked: string | null, isArmed: boolean): Brackets => {
    const found = bracketsInDoc(doc)
    const isBare = found.pairs.length === 0 && found.strays.length === 0
    const drawn = isBare ? DecorationSet.empty : drawnOf(doc, found, desk?.askedBy ?? lent, marked)
    return { desk, found, marked, isArmed, drawn }
  }
  return new Plugin<Brackets>({
    key,
    state: {
      init: (_config, { doc }) => follow(doc, null, null, false),
      apply(tr, before) {
        const told = tr.getMeta(key) as Told | undefined
        const desk = told && 'desk' in told ? told.desk : before.desk
        const hasMoved = tr.docChanged || tr.selectionSet
        const kept = hasMoved ? { marked: null, isArmed: false } : before
        const { marked, isArmed } = told && 'marked' in told ? told : kept
        if (!tr.docChanged && desk === before.desk && marked === before.marked && isArmed === before.isArmed)
          return before
        return follow(tr.doc, desk, marked, isArmed)
      },
    },
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.docChanged) || transactions.some(isFromPeers)) return null
      const had = readBrackets(before)
      if (!had) return null
      return mendBrackets(transactions, had.found, after, newId, (copies) => had.desk?.copied(copies))
    },
    props: {
      decorations: (state) => readBrackets(state)?.drawn,
      transformPasted: wholePairs,
      handleTextInput(view, from, to, text) {
        if (text !== '[' || from === to) return false
        // The browser has told of the last steps of its selection only with this letter.
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
        askForBracket(view, newId)
        return true
      },
      handleKeyDown: (view, event) => view.editable && pressed(view, event),
      handleDOMEvents: {
        click(view, { target }) {
          const id = target instanceof Element ? target.closest<HTMLElement>('.wg-bracket')?.dataset.bracket : undefined
          const desk = readBrackets(view.state)?.desk
          if (id !== undefined && desk) desk.choose(id)
          return false
        },
      },
    },
    view: spokenSteps,
  })
}

function pressed(view: EditorView, event: KeyboardEvent): boolean {
  const { key: name, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const { desk, marked, isArmed, found } = readBrackets(view.state) ?? {}
  if (!desk || !found || ctrlKey || metaKey) return false
  if (altKey && code === 'KeyB' && found.pairs.length > 0) {
    desk.step(shiftKey ? -1 : 1)
    return true
  }
  if (altKey || (name !== 'Backspace' && name !== 'Delete')) return false
  const { selection } = view.state
  if (!(selection instanceof TextSelection) || !selection.empty) return false
  const at = name === 'Backspace' ? selection.head - 1 : selection.head
  const pair = found.pairs.find(({ open, ors, close }) => [open, ...ors, close].some(({ position }) => position === at))
  // A sign whose other end is missing is a letter like any other.
  if (!pair) return false
  if (isArmed && pair.id === marked) desk.remove(pair.id)
  else tell(view, { marked: pair.id, isArmed: true })
  return true
}

/** Says aloud what the caret passes over: a screen reader says a letter that is one, and of a sign only that it is a picture. */
function spokenSteps(view: EditorView) {
  const region = document.createElement('div')
  region.className = 'wg-bracket-spoken'
  region.setAttribute('aria-live', 'polite')
  view.dom.after(region)
  return {
    update({ state }: EditorView, before: EditorState) {
      const now = readBrackets(state)
      if (now?.isArmed && !readBrackets(before)?.isArmed)
        region.textContent = 'The whole bracket is marked. Press the same key again to remove it.'
      else if (state.doc === before.doc && !state.selection.eq(before.selection))
        region.textContent = passed(state, before)
    },
    destroy: () => region.remove(),
  }
}

/** Further than a few words is a jump, of which nobody wants to hear what lies between. */
const FURTHEST = 40

function passed(state: EditorState, before: EditorState): string {
  const [from, to] = [before.selection.$head, state.selection.$head]
  // Of several keys in a row the browser tells at once.
  if (!from.sameParent(to) || Math.abs(to.pos - from.pos) > FURTHEST) return ''
  const [start, end] = [Math.min(from.pos, to.pos), Math.max(from.pos, to.pos)]
  const found = readBrackets(state)?.drawn.find(start, end, (spec) => 'spoken' in spec) ?? []
  const within = found.filter((sign) => sign.from >= start && sign.to <= end)
  return within.map(({ spec }) => (spec as SignSpec).spoken).join('; ')
}
