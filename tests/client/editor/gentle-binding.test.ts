/** The editor's writing into the shared text, where signs have come and gone. */
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { documentOf, readDocument } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { textOf } from '../../support/bracketed.ts'
import { Desk } from '../../support/desk.ts'

function desks(...lines: string[]): { here: Desk; there: Desk; meet: () => void } {
  const [here, there] = [new Desk(), new Desk()]
  here.write(readDocument(documentOf(textOf(...lines))))
  there.hear(here.shared)
  return {
    here,
    there,
    meet: () => {
      here.hear(there.shared)
      there.hear(here.shared)
      expect(here.lines).toEqual(there.lines)
    },
  }
}

const sliceOf = (words: string) => schema.node('paragraph', null, [schema.text(words)]).slice(0)
/** The document with letters before a letter of its first paragraph. */
const typed = (doc: Node, offset: number, words: string) => doc.replace(1 + offset, 1 + offset, sliceOf(words))
const cut = (doc: Node, from: number, to: number) => doc.replace(1 + from, 1 + to, schema.node('paragraph').slice(0))

describe('writing into a paragraph of several texts', () => {
  test('[BR12] what others type between signs that go stays, also after the next key', () => {
    const { here, there, meet } = desks('URGES [a:all:a] Parties')
    there.change((doc) => typed(doc, 10, ' range'))
    here.change((doc) => cut(cut(doc, 10, 11), 6, 7))
    here.change((doc) => typed(doc, 0, 'It '))
    expect(here.lines).toEqual(['It URGES all Parties'])
    meet()
    expect(here.lines).toEqual(['It URGES all range Parties'])
  })

  test('[BR12] a sign put into a text leaves what others type in front of it and behind it', () => {
    const { here, there, meet } = desks('URGES [a:all:a] Parties to report')
    there.change((doc) => typed(doc, 3, '-x-'))
    there.change((doc) => typed(doc, 14, '-y-'))
    const sign = schema.node('bracket', { id: 'b', side: 'open' })
    here.change((doc) => doc.replace(21, 21, schema.node('paragraph', null, [sign]).slice(0)))
    expect(here.lines).toEqual(['URGES [a:all:a] Parties [b:to report'])
    meet()
    expect(here.lines[0]).toMatch(/^URG-x-ES .*-y-/)
    expect(here.lines[0]?.replace(/-[xy]-/g, '')).toBe('URGES [a:all:a] Parties [b:to report')
  })

  test('[BR12] everything can be written: forms, footnotes, a cut through the paragraph', () => {
    const { here, meet } = desks('URGES [a:all:a] Parties * now', 'next')
    const strong = schema.mark('strong')
    here.change((doc) => {
      const bold = schema.node('paragraph', null, [schema.text('all', [strong])]).slice(0)
      return cut(cut(doc, 10, 11), 6, 7).replace(7, 10, bold)
    })
    meet()
    expect(here.doc.firstChild?.children.map(({ text, marks }) => [text, marks.length])).toEqual([
      ['URGES ', 0],
      ['all', 1],
      [' Parties ', 0],
      [undefined, 0],
      [' now', 0],
    ])
    const whole = here.doc
    const tail = schema.node('paragraph', { id: 'tail' }, whole.child(0).cut(13).content)
    here.write(schema.node('doc', null, [whole.child(0).cut(0, 13), tail, whole.child(1)]))
    meet()
    expect(here.lines).toEqual(['URGES all Par', 'ties * now', 'next'])
  })
})
