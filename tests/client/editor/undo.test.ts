import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { schema } from '#domain/drafts/schema.ts'

function paragraph(words: string): XmlElement {
  const element = new XmlElement('paragraph')
  element.insert(0, [new XmlText(words)])
  return element
}

test('[E12] undo takes back one’s own work only', () => {
  const here = new Doc()
  const there = new Doc()
  const content = here.getXmlFragment('content')
  const state = EditorState.create({ schema, plugins: [ySyncPlugin(content), yUndoPlugin()] })
  const undoManager = yUndoPluginKey.getState(state)?.undoManager
  here.transact(() => content.insert(0, [paragraph('mine')]), ySyncPluginKey)
  applyUpdate(there, encodeStateAsUpdate(here))
  there.getXmlFragment('content').insert(1, [paragraph('theirs')])
  applyUpdate(here, encodeStateAsUpdate(there), 'provider')
  undoManager?.undo()
  expect(content.toJSON()).toBe('<paragraph>theirs</paragraph>')
})
