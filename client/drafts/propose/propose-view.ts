/** Puts a working copy of a text into an editor: the keys of the editor, a history of its own, and nothing of the shared text. */
import { history } from 'prosemirror-history'
import { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { moveParagraph } from '../../editor/commands/move-paragraph.ts'
import { KEYS_IN_WORDS } from '../../editor/keys.ts'
import { type EditorPlace, mountView } from '../../editor/mount-editor.ts'
import { askedIn, brackets } from '../../editor/plugins/brackets.ts'
import { caretInText } from '../../editor/plugins/caret-in-text.ts'
import { editorKeymap, type KeyNeeds } from '../../editor/plugins/editor-keymap.ts'
import { firstParagraph } from '../../editor/plugins/first-paragraph.ts'
import { ownLayer } from '../../editor/plugins/layers.ts'
import { numbering } from '../../editor/plugins/numbering.ts'
import { paragraphIds } from '../../editor/plugins/paragraph-ids.ts'
import { placeholder } from '../../editor/plugins/placeholder.ts'
import { keepCursor, readCursor } from '../../editor/plugins/read-cursor.ts'
import { references } from '../../editor/plugins/references.ts'
import { announce } from '../../lib/announce.ts'
import { followLive, type WorkingText } from './follow-live.ts'
import { mirroredLayers } from './mirrored-layers.ts'
import { type BarOf, ownMarks } from './own-marks.ts'
import { PROPOSE_KEYS_IN_WORDS, proposeKeys } from './propose-keys.ts'
import { groundPlugin, withText, workingText } from './working-state.ts'

const NO_TABLES = 'The cells of a table are not proposed for. Whoever edits the draft changes a table.'

export interface ProposeNeeds extends KeyNeeds {
  readonly labels: DecisionLabels
  readonly text: WorkingText
  /** The view on the shared text. */
  readonly live: EditorView
  readonly barOf: BarOf
  /** To the bar of the change in hand. @returns whether there is one */
  readonly toBar: () => boolean
}

export function mountProposeView(needs: ProposeNeeds, place: EditorPlace): EditorView {
  const { text, live, labels, newId } = needs
  const plugins = [
    groundPlugin(text, () => announce(NO_TABLES, 'note')),
    history(),
    firstParagraph(newId),
    paragraphIds(newId),
    // Signs are written into the proposal; whose those of the text are, the view on it knows.
    brackets(newId, askedIn(live)),
    numbering(labels),
    // Behind the numbering, whose labels it reads.
    references(),
    placeholder('Write here what you propose.'),
    caretInText(),
    // Behind the caret, which it reads where that was put.
    readCursor(),
    ...mirroredLayers(live),
    // What is looked for is looked for in the working copy.
    ownLayer('found'),
    ownMarks(needs.barOf),
    // Before the keys of the editor, which would make Enter of it.
    proposeKeys(needs.toBar, moveParagraph),
    editorKeymap(needs),
  ]
  const keysInWords = `${KEYS_IN_WORDS} ${PROPOSE_KEYS_IN_WORDS}`
  return mountView(EditorState.create({ doc: text.working, plugins }), needs, { ...place, keysInWords })
}

/**
 * Brings what others have written into the working copy, and draws anew what they have drawn in the text.
 * @param live the view on the shared text
 * @returns what the person should know, in sentences
 */
export function bringIn(view: EditorView, live: EditorView): readonly string[] {
  keepCursor(view)
  const text = workingText(view.state)
  if (text.ground === live.state.doc) {
    view.updateState(view.state)
    return []
  }
  const followed = followLive(text, live.state.doc)
  view.dispatch(withText(view.state, followed))
  return followed.news
}
