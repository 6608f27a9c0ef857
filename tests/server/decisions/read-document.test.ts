import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { readDocument } from '../../../server/decisions/read-document/read-document.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
const textOf = async (content: Uint8Array, name: string) => (await readDocument(content, name)).text

async function refusal(content: Uint8Array, name: string): Promise<{ code: string; message: string }> {
  try {
    await readDocument(content, name)
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('The file was read.')
}

const item = (text: string, level = 0) =>
  new Paragraph({ children: [new TextRun(text)], numbering: { reference: 'list', level } })
const change = { id: 1, author: 'A. Example', date: '2020-01-01T00:00:00Z' }

async function wordFile(): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            { level: 0, format: LevelFormat.LOWER_LETTER, text: '%1)' },
            { level: 1, format: LevelFormat.LOWER_ROMAN, text: '%2)' },
          ],
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('The author alone is responsible.')] } },
    sections: [
      {
        children: [
          new Paragraph({ children: [new TextRun('Prepared by Ruritania.'), new FootnoteReferenceRun(1)] }),
          new Paragraph({
            children: [
              new TextRun('Subject to '),
              new DeletedTextRun({ ...change, text: 'internal' }),
              new InsertedTextRun({ ...change, text: 'external' }),
              new TextRun(' funding:'),
            ],
          }),
          item('ask for:'),
          item('routes; and', 1),
          item('species;', 1),
          item('report.'),
          new Table({
            rows: [
              new TableRow({
                children: ['Cost', '20,000'].map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
              }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A PDF of one page with these operators; the reader repairs the missing table of positions. */
function pdfFile(content: string, extra = ''): Uint8Array {
  return bytes(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
${extra}trailer <</Root 1 0 R${extra ? '/Encrypt 6 0 R/ID[<00><00>]' : ''}>>
`)
}

describe('reading files', () => {
  test('[I25] text is told by its bytes and decoded by them', async () => {
    expect(await textOf(bytes('\uFEFFLe Secrétariat'), 'a.txt')).toBe('Le Secrétariat')
    expect(await textOf(new Uint8Array(Buffer.from('\uFEFFLe Secrétariat', 'utf16le')), 'a.txt')).toBe('Le Secrétariat')
    expect(await textOf(new Uint8Array(Buffer.from('Le Secrétariat', 'latin1')), 'a.txt')).toBe('Le Secrétariat')
    expect(await textOf(bytes('<!doctype html><p>One<p>Two'), 'page.txt')).toBe('One\n\nTwo')
  })

  test('[I26] a Word file keeps its numbers, insertions, tables and footnotes and loses what was deleted', async () => {
    expect(await textOf(await wordFile(), 'a.bin')).toBe(
      [
        'Prepared by Ruritania.',
        'Subject to external funding:',
        'a) ask for:',
        'i) routes; and',
        'ii) species;',
        'b) report.',
        'Cost | 20,000',
        `${'_'.repeat(40)}\n1 The author alone is responsible.`,
      ].join('\n\n'),
    )
  })

  test('[I26] a symbol that only the head of the pages holds stands first', async () => {
    const page = new Header({ children: [new Paragraph('SC74 Doc. 56')] })
    const document = new Document({
      sections: [{ headers: { default: page }, children: [new Paragraph('Directed to Parties')] }],
    })
    const file = new Uint8Array(await Packer.toBuffer(document))
    expect(await textOf(file, 'a.docx')).toBe('SC74 Doc. 56\n\nDirected to Parties')
  })

  test('[I27] a PDF is read line by line, a footnote call in small type is left out', async () => {
    const content =
      'BT /F 11 Tf 72 700 Td (Directed to Parties) Tj 0 -30 Td (17.1 Parties should report) Tj /F 6 Tf 150 4 Td (1) Tj ET'
    expect(await textOf(pdfFile(content), 'a.pdf')).toBe('Directed to Parties\n\n17.1 Parties should report')
  })

  test('[I27] a web page keeps the markers of its lists and its entities', async () => {
    const page =
      '<html><head><title>T</title><script>x()</script></head><body><p>Parties are urged&nbsp;to:</p><ol type="a"><li><p>report;</p><ol type="i"><li>soon</ol><li>publish &amp; share.</ol><table><tr><td>17.1</td><td>Moss</td></tr></table></body></html>'
    expect(await textOf(bytes(page), 'a.html')).toBe(
      'Parties are urged to:\n\na) report;\n\ni) soon\n\nb) publish & share.\n\n17.1 | Moss',
    )
  })
})

describe('refusing files', () => {
  test('[I28] empty files and bytes of another kind', async () => {
    expect((await refusal(bytes(' \n'), 'a.txt')).message).toContain('empty')
    expect((await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'a.txt')).message).toContain('PNG')
    expect((await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'a.doc')).message).toContain(
      'save it as .docx',
    )
    expect(
      (
        await refusal(
          new Uint8Array(200).map((_, i) => (i % 2 ? 65 : 1)),
          'a.txt',
        )
      ).code,
    ).toBe('unsupported')
    expect((await refusal(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'a.docx')).message).toContain('spreadsheet')
    expect((await refusal(new Uint8Array(12_000_001).fill(65), 'a.txt')).code).toBe('too_large')
  })

  test('[I28] damaged Word files', async () => {
    const whole = await wordFile()
    for (const part of [whole.slice(0, whole.length / 2), whole.slice(0, 30), bytes('nothing of the kind')])
      expect((await refusal(part, 'a.docx')).message).toContain('damaged')
    const broken = zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') })
    expect((await refusal(broken, 'a.docx')).message).toContain('damaged')
    const entities = zipSync({
      'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:document></w:document>'),
    })
    expect((await refusal(entities, 'a.docx')).message).toContain('damaged')
  })

  test('[I28] archives that expand without end', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }, { level: 9 })
    expect((await refusal(bomb, 'a.docx')).code).toBe('too_large')
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, new Uint8Array(0)]))
    expect((await refusal(zipSync(many), 'a.docx')).code).toBe('too_large')
    const deep = zipSync({ 'word/document.xml': strToU8(`<w:document>${'<w:tbl>'.repeat(5000)}</w:document>`) })
    expect((await refusal(deep, 'a.docx')).code).toBe('too_large')
  })

  test('[I28] PDFs that are damaged, encrypted or only pictures', async () => {
    expect((await refusal(pdfFile('0 0 100 100 re f'), 'a.pdf')).message).toContain('only pictures')
    expect((await refusal(bytes('%PDF-1.4 and then nothing'), 'a.pdf')).message).toContain('damaged')
    const zeros = '0'.repeat(64)
    const locked = pdfFile('BT ET', `6 0 obj <</Filter/Standard/V 1/R 2/O<${zeros}>/U<${zeros}>/P -4>> endobj\n`)
    expect((await refusal(locked, 'a.pdf')).message).toContain('encrypted')
  })
})
