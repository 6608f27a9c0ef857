import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { schema } from '#domain/drafts/schema.ts'
import { beginUndoStep } from '../../../client/editor/plugins/undo-steps.ts'

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

test('[E42] what takes the place of a selection is undone by itself', () => {
  const content = new Doc().getXmlFragment('content')
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('mine and more')])])
  const state = EditorState.create({ doc, plugins: [ySyncPlugin(content), yUndoPlugin()] })
  const undoManager = yUndoPluginKey.getState(state)?.undoManager
  const write = (change: () => void) => content.doc?.transact(change, ySyncPluginKey)
  write(() => content.insert(0, [paragraph('mine')]))
  write(() => content.insert(1, [paragraph('more')]))
  beginUndoStep(state)
  write(() => content.insert(2, [paragraph('typed on')]))
  undoManager?.undo()
  expect(content.length).toBe(0)

  write(() => content.insert(0, [paragraph('mine')]))
  beginUndoStep(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 5))))
  write(() => content.delete(0, 1))
  undoManager?.undo()
  expect(content.toJSON()).toBe('<paragraph>mine</paragraph>')
})
