import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { readFragment } from '../../../server/drafts/read-fragment.ts'

describe('reading the live text', () => {
  it('[DR10] keeps the words of what does not fit its place', () => {
    const doc = new Y.Doc()
    const root = doc.getXmlFragment('content')
    const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
      const made = new Y.XmlElement(name)
      made.insert(0, children)
      return made
    }
    const words = (text: string, attributes?: object) => {
      const made = new Y.XmlText()
      made.insert(0, text, attributes)
      return made
    }
    const strong = element('paragraph', words('kept', { strong: {}, 'link--x': { href: 'https://example.org/' } }))
    root.push([words('at the root'), element('table', element('paragraph', words('no row'))), strong])
    const { content } = readFragment(root) as unknown as {
      content: { type: string; content: { text: string; marks: unknown }[] }[]
    }
    expect(content.map(({ type, content: [first] }) => [type, first?.text])).toEqual([
      ['paragraph', 'at the root'],
      ['paragraph', 'no row'],
      ['paragraph', 'kept'],
    ])
    expect(content[2]?.content[0]?.marks).toEqual([
      { type: 'strong', attrs: {} },
      { type: 'link', attrs: { href: 'https://example.org/' } },
    ])
    expect(documentOf([paragraph('plain', 'x')]).content).toHaveLength(1)
  })
})
