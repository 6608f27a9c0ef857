import { describe, expect, test } from 'vitest'
import {
  blocksOf,
  bracketSign,
  documentOf,
  identified,
  isTable,
  paragraph,
  plainText,
  readDocument,
  tableOf,
} from '#domain/drafts/content.ts'
import { outline } from '#domain/drafts/outline.ts'
import { FOOTNOTE_KINDS, PARAGRAPH_ROLES, schema } from '#domain/drafts/schema.ts'

const sample = [
  paragraph('heading', 'Background', { id: 'h' }),
  paragraph('numbered', [
    { text: 'Parties ' },
    { text: 'met', em: true, strong: true },
    { text: ' online', href: 'https://example.org/a' },
    { footnote: 'numbered', text: 'In March.' },
    bracketSign('b1', 'open'),
    { text: 'and May' },
    bracketSign('b1', 'close'),
    { reference: '15.57/c', text: 'Decision 15.57, paragraph c)' },
  ]),
  tableOf(['Party', 'Reply'], [['Kenya', 'received']]),
  paragraph('item', 'note it', { level: 2, ref: '15.57/c' }),
]

describe('stored form', () => {
  test('[D1] names and attributes are pinned', () => {
    const attrs = (type: { spec: { attrs?: object } }) => Object.keys(type.spec.attrs ?? {})
    expect(Object.fromEntries(Object.entries(schema.nodes).map(([name, type]) => [name, attrs(type)]))).toEqual({
      doc: [],
      paragraph: ['id', 'role', 'level', 'ref'],
      table: [],
      table_row: [],
      table_cell: ['header'],
      footnote: ['kind'],
      bracket: ['id', 'side'],
      reference: ['target'],
      text: [],
    })
    expect(Object.fromEntries(Object.entries(schema.marks).map(([name, type]) => [name, attrs(type)]))).toEqual({
      em: [],
      strong: [],
      link: ['href'],
    })
    expect(PARAGRAPH_ROLES.join(' ')).toBe(
      'heading plain numbered item addressee decision preambular operative recommendation annex-heading',
    )
    expect(FOOTNOTE_KINDS).toEqual(['numbered', 'star'])
    expect(schema.node('paragraph').attrs).toEqual({ id: '', role: 'plain', level: 1, ref: '' })
  })

  test('[D2] what a merge leaves behind builds and is read as plain', () => {
    for (const empty of ['doc', 'paragraph', 'table', 'table_row', 'table_cell', 'footnote'] as const) {
      expect(() => schema.node(empty).check()).not.toThrow()
    }
    const odd = schema.node('doc', null, [
      schema.node('paragraph', { role: 'invented', level: '2' }),
      schema.node('paragraph', { role: 'item', level: 99 }),
      schema.node('paragraph', { role: 'item', level: -1 }),
    ])
    expect(outline(odd).map((entry) => [entry.role, entry.level])).toEqual([
      ['plain', 2],
      ['item', 3],
      ['item', 1],
    ])
  })

  test('[D2] blocks come back as they went in, and nonsense is refused in one sentence', () => {
    expect(blocksOf(readDocument(documentOf(sample)))).toEqual(sample)
    expect(blocksOf(readDocument({ type: 'doc' }))).toEqual([])
    for (const nonsense of [null, 'text', {}, { type: 'paragraph' }, { type: 'doc', content: [{ type: 'script' }] }]) {
      expect(() => readDocument(nonsense)).toThrow('This is not a document that Intersession can read.')
    }
  })

  test('[D2] every paragraph has an identity of its own, the words stay', () => {
    let count = 0
    const twice = identified([...sample, ...sample], () => `n${++count}`)
    const ids = twice.flatMap((block) => (isTable(block) ? [] : [block.id]))
    expect(ids).toEqual(['h', 'n1', 'n6', 'n7', 'n8', 'n13'])
    expect(plainText(readDocument(documentOf(twice.slice(0, 4))))).toBe(
      'Background\nParties met online[and May]Decision 15.57, paragraph c)\nParty\nReply\nKenya\nreceived\nnote it\nIn March.',
    )
  })

  test('[D3] the DOM form carries identity, role, level and reference', () => {
    const attrs = { id: 'p1', role: 'heading', level: 2, ref: '15.57' }
    expect(schema.nodes.paragraph.spec.toDOM?.(schema.node('paragraph', attrs))).toEqual([
      'h3',
      { 'data-id': 'p1', 'data-role': 'heading', 'data-level': 2, 'data-ref': '15.57' },
      0,
    ])
    const rule = schema.nodes.paragraph.spec.parseDOM?.[0]
    const element = {
      getAttribute: (name: string) => ({ 'data-id': 'p1', 'data-role': 'item', 'data-level': '2' })[name] ?? null,
    }
    expect(rule?.getAttrs?.(element as never)).toEqual({ id: 'p1', role: 'item', level: 2, ref: '' })
  })

  test('[D4] an address that would run something is written as words', () => {
    const dom = (href: string) => schema.marks.link.spec.toDOM?.(schema.mark('link', { href }), true)
    expect(dom('https://cites.example/eng')).toEqual([
      'a',
      { href: 'https://cites.example/eng', rel: 'noopener noreferrer' },
      0,
    ])
    for (const href of ['javascript:alert(1)', ' https://x', 'https://x" onclick="', 'data:text/html,x', '']) {
      expect(dom(href)).toEqual(['span', 0])
    }
  })
})
