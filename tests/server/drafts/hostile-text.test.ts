/** What a client that is not ours may have written into a draft: it must not take the text from the others. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFragment } from '../../../server/drafts/read-fragment.ts'

function paragraphOf(text: string, attribute = 'plain'): Y.XmlElement {
  const made = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, text)
  made.insert(0, [words])
  made.setAttribute('ref', attribute)
  return made
}

it('[DR15] elements nested deeper than any stack are read as their words', () => {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment('content')
  doc.transact(() => {
    let parent: Y.XmlFragment = root
    for (let depth = 0; depth < 20_000; depth++) {
      const cell = new Y.XmlElement('table_cell')
      parent.insert(0, [cell])
      parent = cell
    }
    parent.insert(0, [paragraphOf('from the deep')])
    root.insert(1, [paragraphOf('beside it')])
  })
  const { content } = readFragment(root)
  expect(content).toMatchObject([
    { type: 'paragraph', content: [{ text: 'from the deep' }] },
    { type: 'paragraph', content: [{ text: 'beside it' }] },
  ])
})

it('[DR15] a NUL, which no database keeps, is read as a sign of one place', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment('content').insert(0, [paragraphOf('a\u0000b', '15.57\u0000')])
  expect(readFragment(doc.getXmlFragment('content')).content).toMatchObject([
    { attrs: { ref: '15.57\ufffd' }, content: [{ text: 'a\ufffdb' }] },
  ])
})
