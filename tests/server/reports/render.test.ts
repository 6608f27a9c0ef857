import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { documentOf, type Inline, paragraph, readDocument, tableOf } from '#domain/drafts/content.ts'
import { outline } from '#domain/drafts/outline.ts'
import { PARAGRAPH_ROLES } from '#domain/drafts/schema.ts'
import { readFormat, renderDocument } from '../../../server/reports/render/render-document.ts'
import type { Printable } from '../../../server/reports/render/walk.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { printable } from '../../support/reports/printable.ts'
import { labelsInWord } from '../../support/reports/word-numbers.ts'

const golden = (name: string) => `../../golden/reports/${name}`
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())
const pretty = (xml: string) => xml.replace(/></g, '>\n<').replace(/ xmlns:\w+="[^"]*"/g, '')

/** Words of a file without regard to layout: what a reader would compare. */
const words = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad]+/g, '')
const withText = (...texts: (string | readonly Inline[])[]): Printable => ({
  ...printable,
  content: documentOf(texts.map((text) => paragraph('plain', text))),
})

describe('files', () => {
  test('[R19] the same issue gives the same bytes', async () => {
    for (const format of ['docx', 'pdf', 'html'] as const) {
      const first = await renderDocument(printable, format)
      const again = await renderDocument(structuredClone(printable), format)
      expect(hash(again.bytes)).toBe(hash(first.bytes))
    }
    const zone = process.env.TZ
    const before = hash((await renderDocument(printable, 'docx')).bytes)
    process.env.TZ = 'Pacific/Auckland'
    expect(hash((await renderDocument(printable, 'docx')).bytes)).toBe(before)
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('[LR8] files have the words of a reference, under the labels of the day', async () => {
    const cited: Inline[] = [
      { text: 'See ' },
      { reference: 'k7m2q4x/b', text: '' },
      { text: ' and ' },
      { reference: 'n1', text: '' },
    ]
    const content = documentOf([paragraph('numbered', 'One', { id: 'n1' }), paragraph('plain', cited)])
    const source: Printable = { ...printable, content, labels: { k7m2q4x: '17.93' } }
    const sentence = 'See Decision 17.93, paragraph b) and paragraph 1'
    expect(partOf((await renderDocument(source, 'docx')).bytes, 'word/document.xml').replace(/<[^>]*>/g, '')).toContain(
      sentence,
    )
    expect(
      Buffer.from((await renderDocument(source, 'html')).bytes)
        .toString()
        .replace(/<[^>]*>/g, ''),
    ).toContain(sentence)
    expect(words((await readPdf((await renderDocument(source, 'pdf')).bytes)).text)).toContain(words(sentence))
  })

  test('[R20] Word arrives at the labels of the outline', async () => {
    const everything = [
      ...['numbered', 'item', 'item', 'numbered', 'plain', 'item', 'numbered', 'heading', 'item', 'plain', 'item'],
      ...['recommendation', 'item', 'preambular', 'operative', 'item', 'operative', 'item', 'numbered', 'item'],
      ...['annex-heading', 'numbered', 'item', 'operative', 'item', 'annex-heading', 'item', 'operative', 'numbered'],
    ] as const
    const nested = everything.flatMap((role, index) => [
      paragraph(role, `${role} ${index}`),
      ...(role === 'item' ? [paragraph('item', 'under', { level: 2 }), paragraph('item', 'deeper', { level: 3 })] : []),
      ...(role === 'item' ? [paragraph('item', 'second', { level: 2 }), paragraph('plain', 'more', { level: 2 })] : []),
    ])
    const quoted = [
      paragraph('decision', 'Parties shall:', { ref: '15.57' }),
      paragraph('item', 'this', { ref: '15.57/c' }),
      paragraph('item', 'that', { ref: '15.57/c/iv', level: 2 }),
      paragraph('item', 'and on', { level: 2 }),
      paragraph('item', 'then', { ref: '15.57/f' }),
      ...Array.from({ length: 30 }, (_, index) => paragraph('item', `long ${index}`)),
    ]
    const content = documentOf([...nested, ...quoted])
    const { bytes } = await renderDocument({ ...printable, cover: null, content }, 'docx')
    const expected = outline(readDocument(content)).flatMap((entry) =>
      /^\w+[.)]$/.test(entry.label) ? [entry.label] : [],
    )
    expect(labelsInWord(partOf(bytes, 'word/document.xml'), partOf(bytes, 'word/numbering.xml'))).toEqual(expected)
  })

  test('[R20] styles and lists name each other', async () => {
    const { bytes } = await renderDocument(printable, 'docx')
    const numbering = partOf(bytes, 'word/numbering.xml')
    const styles = partOf(bytes, 'word/styles.xml')
    const ids = [...styles.matchAll(/w:styleId="(\w+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    const used = [...partOf(bytes, 'word/document.xml').matchAll(/w:[pr]Style w:val="(\w+)"/g)].map((match) => match[1])
    expect(used.filter((id) => !ids.includes(id))).toEqual([])
    for (const [style, num, step] of [
      ['NumberedParagraph', 1, 0],
      ['ItemLetter', 1, 1],
      ['ItemRoman', 1, 2],
      ['ItemCapital', 1, 3],
      ['OperativeParagraph', 2, 0],
    ]) {
      expect(numbering).toContain(`<w:pStyle w:val="${style}"/>`)
      expect(styles).toMatch(
        new RegExp(`w:styleId="${style}">(?:(?!</w:style>).)*<w:ilvl w:val="${step}"/><w:numId w:val="${num}"/>`),
      )
    }
  })

  test('[R21] the star is a custom mark, other notes are numbered by Word', async () => {
    const { bytes } = await renderDocument(printable, 'docx')
    const text = partOf(bytes, 'word/document.xml')
    expect(text.match(/<w:footnoteReference[^>]*>(<w:t>\*)?/g)).toEqual([
      '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*',
      '<w:footnoteReference w:id="2"/>',
    ])
    const notes = partOf(bytes, 'word/footnotes.xml')
    expect(notes.match(/<w:footnoteRef\/>/g)).toHaveLength(1)
    expect(notes).toContain('The author alone is responsible for the contents.')
  })

  test('[R22] the PDF is tagged, named and dated by the issue', async () => {
    const { bytes } = await renderDocument(printable, 'pdf')
    const { info, marked, pdf } = await readPdf(bytes)
    expect(marked?.Marked).toBe(true)
    expect(info.Title).toBe('SC69 Doc. 31.3 Combating wildlife cybercrime: report of the working group')
    expect(info.Language).toBe('en')
    expect(info.CreationDate).toContain('20171002')
    const metadata = (await pdf.getMetadata()).metadata?.getRaw()
    expect(metadata).toMatch(/pdfuaid:part[^1]{0,3}1/)
  })

  test('[R23] PDF, Word and page say the same', async () => {
    const { text } = await readPdf((await renderDocument(printable, 'pdf')).bytes)
    await expect(text).toMatchFileSnapshot(golden('sample.pdf.txt'))
    const bodies = [...(printable.cover ? [printable.cover.title, printable.cover.placeAndDates] : [])]
    const doc = readDocument(printable.content)
    doc.descendants((node) => {
      if (node.type.name === 'paragraph' || node.type.name === 'footnote') {
        let own = ''
        node.forEach((child) => {
          if (child.isText) own += child.text
        })
        // A line may break inside a paragraph and a page may end there: the longest piece that cannot is a word.
        bodies.push(...own.split(' '))
      }
      return true
    })
    const page = strFromU8((await renderDocument(printable, 'html')).bytes)
    const plainPage = words(
      page
        .replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&'),
    )
    const docx = (await renderDocument(printable, 'docx')).bytes
    const word = ['word/document.xml', 'word/footnotes.xml'].map((name) => partOf(docx, name)).join()
    const plainWord = words(
      word
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&'),
    )
    for (const body of bodies) {
      expect(words(text)).toContain(words(body))
      expect(plainPage).toContain(words(body))
      expect(plainWord).toContain(words(body))
    }
  })

  test('[R20] golden Word document', async () => {
    const { bytes } = await renderDocument(printable, 'docx')
    await expect(pretty(partOf(bytes, 'word/document.xml'))).toMatchFileSnapshot(golden('sample.document.xml'))
    await expect(pretty(partOf(bytes, 'word/numbering.xml'))).toMatchFileSnapshot(golden('sample.numbering.xml'))
  })

  test('[R25] golden page, which needs nothing from elsewhere', async () => {
    const page = strFromU8((await renderDocument(printable, 'html')).bytes)
    await expect(page).toMatchFileSnapshot(golden('sample.html'))
    expect(page).not.toMatch(/<script|<link|<img|url\(|@import|src=/i)
    expect(page).toContain("default-src 'none'")
  })

  test('[R23] odd tables that a merge can leave open in every format', async () => {
    const cell = { header: false, paragraphs: [] }
    const header = { header: true, paragraphs: [paragraph('plain', 'Party')] }
    const content = documentOf([{ rows: [] }, { rows: [[]] }, { rows: [[header], [], [cell, cell, header]] }])
    const { bytes } = await renderDocument({ ...printable, content }, 'docx')
    const text = partOf(bytes, 'word/document.xml')
    expect(text.match(/<w:tbl>/g)).toHaveLength(1)
    expect(text.match(/<w:tc>/g)).toHaveLength(9)
    expect(text).not.toMatch(/<w:tc>(?:(?!<w:p>|<w:p |<\/w:tc>).)*<\/w:tc>/)
    expect((await renderDocument({ ...printable, content }, 'pdf')).bytes.length).toBeGreaterThan(1_000)
    expect(strFromU8((await renderDocument({ ...printable, content }, 'html')).bytes).match(/<table>/g)).toHaveLength(1)
  })

  test('[R26] other formats are refused with those on offer', () => {
    expect(readFormat(undefined)).toBe('docx')
    expect(() => readFormat('akn')).toThrow('A document can be exported as docx, pdf, html, not as akn.')
  })
})

describe('hostile text', () => {
  const HOSTILE = [
    '<w:p/></w:t>&amp;]]><!--',
    '#eval("1+1") $x^2$ *no* _no_ `raw` @ref <label> = heading \\ #include "/etc/passwd"',
    '<script>alert(1)</script><img src=x onerror=alert(1)> " \' &lt;',
    '{list-7} <w:numId w:val="{list-7}"/> r:id="rIdLink1" {0} $x',
    'a\u0000b\u0007c\ufffed\u001fe\u2028f',
    'lone \ud800 surrogate \udfff',
    '\u202eright to left\u202c עברית العربية 中文 日本語 🐘',
  ]

  test('[R24] is shown as it was written', async () => {
    const source = withText(...HOSTILE)
    const shown = [
      '<w:p/></w:t>&amp;]]><!--',
      '#eval("1+1") $x^2$ *no* _no_ `raw` @ref <label> = heading \\ #include "/etc/passwd"',
    ]
    const { text } = await readPdf((await renderDocument(source, 'pdf')).bytes)
    for (const one of shown) expect(words(text)).toContain(words(one))
    const xml = partOf((await renderDocument(source, 'docx')).bytes, 'word/document.xml')
    expect(xml).toContain('{list-7} &lt;w:numId')
    expect(xml).toContain('abcde f')
    expect(xml).not.toContain('\u0000')
    expect(xml).not.toContain('<script')
    const page = strFromU8((await renderDocument(source, 'html')).bytes)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script')
  })

  test('[R24] in every place of a document, for fifty drawn documents', async () => {
    // mulberry32: listed seeds, so that a failure can be drawn again.
    for (let seed = 1; seed <= 50; seed += 1) {
      let state = seed
      const draw = (count: number) => {
        state = (state + 0x6d2b79f5) | 0
        let t = Math.imul(state ^ (state >>> 15), 1 | state)
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
        return ((t ^ (t >>> 14)) >>> 0) % count
      }
      const one = () => HOSTILE.slice(0, 6)[draw(6)] ?? ''
      const blocks = Array.from({ length: 6 }, () =>
        draw(6) === 0
          ? tableOf([one(), one()], [[one()], [one(), one(), one()]])
          : paragraph(
              PARAGRAPH_ROLES[draw(PARAGRAPH_ROLES.length)] ?? 'plain',
              [
                { text: one(), ...(draw(2) === 0 && { em: true as const }) },
                { text: one(), href: draw(2) === 0 ? 'javascript:alert(1)' : 'https://example.org/?a=1&b="><x>' },
                { footnote: draw(2) === 0 ? 'star' : 'numbered', text: one() },
              ],
              { level: 1 + draw(3), ref: one(), id: one() },
            ),
      )
      const source = {
        ...printable,
        title: one(),
        author: one(),
        content: documentOf(blocks),
        labels: { [one()]: one() },
      }
      const page = strFromU8((await renderDocument(source, 'html')).bytes)
      expect(page, `seed ${seed}`).not.toMatch(/<script|<img|<x>|href="javascript/i)
      const xml = partOf((await renderDocument(source, 'docx')).bytes, 'word/document.xml')
      const elements = new Set([...xml.matchAll(/<([a-zA-Z:]+)/g)].map((match) => match[1]?.split(':')[0]))
      expect([...elements], `seed ${seed}`).toEqual(['w'])
      expect((xml.match(/<w:p[ >]/g) ?? []).length, `seed ${seed}`).toBe((xml.match(/<\/w:p>/g) ?? []).length)
      if (seed <= 8) expect((await renderDocument(source, 'pdf')).bytes.length, `seed ${seed}`).toBeGreaterThan(1_000)
    }
  })
})
