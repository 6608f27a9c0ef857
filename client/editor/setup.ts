/** The editor's plugins, in the order in which they must stand, with the reason for each place. */
import type { Plugin } from 'prosemirror-state'
import { type initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { brackets } from './plugins/brackets.ts'
import { caretInText } from './plugins/caret-in-text.ts'
import { editorKeymap, type KeyNeeds } from './plugins/editor-keymap.ts'
import { firstParagraph } from './plugins/first-paragraph.ts'
import { layers } from './plugins/layers.ts'
import { numbering } from './plugins/numbering.ts'
import { ownCursor } from './plugins/own-cursor.ts'
import { paragraphIds } from './plugins/paragraph-ids.ts'
import { placeholder } from './plugins/placeholder.ts'
import { readCursor } from './plugins/read-cursor.ts'
import { references } from './plugins/references.ts'
import { remoteCursors } from './plugins/remote-cursors.ts'
import { undoSteps } from './plugins/undo-steps.ts'

export interface EditorNeeds extends KeyNeeds {
  readonly content: XmlFragment
  readonly awareness: Awareness
  readonly labels: DecisionLabels
}

/** @param mapping which node of the first document was made from which part of the shared text */
export function editorPlugins(needs: EditorNeeds, mapping: ReturnType<typeof initProseMirrorDoc>['mapping']): Plugin[] {
  return [
    // Before the binding, which remembers the cursor when a transaction begins.
    ownCursor(needs.content),
    // Before the next two, which read its state.
    ySyncPlugin(needs.content, { mapping }),
    remoteCursors(needs.awareness),
    // Tracks the sync plugin's own origin alone: what others wrote is never undone here.
    yUndoPlugin(),
    undoSteps(),
    // Before identities, so that the paragraph it makes is checked like any other.
    firstParagraph(needs.newId),
    paragraphIds(needs.newId),
    // Before the keys: a sign is not deleted like a letter.
    brackets(needs.newId),
    numbering(needs.labels),
    // Behind the numbering, whose labels it reads.
    references(),
    placeholder('Write here, or paste a text.'),
    caretInText(),
    // Behind the caret, which it reads where that was put.
    readCursor(),
    // Before the keys of the editor: a section may have keys of its own.
    ...layers(),
    editorKeymap(needs),
  ]
}
