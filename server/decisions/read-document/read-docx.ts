/**
 * The text of a Word file: its paragraphs with the numbers that Word prints before them, tables as lines, footnotes
 * under a rule at the end. Insertions are read, deletions are not: the text is read as if all changes were accepted.
 */
import { Parser } from 'htmlparser2'
import { DomainError } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'
import { damaged, openArchive } from './open-archive.ts'
import {
  emptyNumbering,
  readNumbering,
  readStyleNumbering,
  type StyleNumbering,
  WordNumbering,
} from './word-numbering.ts'
import { WordText } from './word-text.ts'

const DOCUMENT = 'word/document.xml'
const RULE = '_'.repeat(40)
const PAGE_PART = /^word\/(?:header|footer)\d{1,3}\.xml$/
const MOST_PAGE_PARTS = 30
/** `SC74 Doc. 56`, as it stands in the head or foot of every page. */
const SYMBOL =
  /(?:CoP|CdP|SC|AC|PC)\s?\d{1,3} (?:(?:DG|WG) ?\d+ )?(?:Doc|Inf|Com|Sum|Prop|Plen|Rec|SR)\b[^|\n]{0,40}?(?=\s*(?:$|\n|\||[-–—]))/m

/** @throws DomainError `invalid`, `unsupported`, `too_large` with a sentence that says what to do */
export function readDocx(bytes: Uint8Array): string {
  const archive = openArchive(bytes)
  if (!archive.names.includes(DOCUMENT)) throw notWord(archive.names)
  const part = (name: string) => {
    const content = archive.read(name)
    return content ? decodeXml(content) : null
  }
  const body = part(DOCUMENT)
  if (body === null) throw damaged()
  const numberingXml = part('word/numbering.xml')
  const stylesXml = part('word/styles.xml')
  const styles: StyleNumbering = stylesXml ? readStyleNumbering(stylesXml) : new Map()
  const numbering = new WordNumbering(numberingXml ? readNumbering(numberingXml) : emptyNumbering())
  const text = parse(body, new WordText(numbering, styles)).text()
  const symbol = symbolOfPages(archive.names, part)
  const footnotesXml = part('word/footnotes.xml')
  const footnotes = footnotesXml
    ? parse(footnotesXml, new WordText(new WordNumbering(emptyNumbering()), styles)).footnotes()
    : []
  if (text.length > LIMITS.textBytes)
    throw new DomainError(
      'too_large',
      'This .docx holds more text than can be read at once. Split it into smaller files.',
    )
  const isSaid = symbol === null || text.slice(0, HEAD).includes(symbol)
  return [...(isSaid ? [] : [symbol]), text, ...footnotes.map((footnote, i) => `${RULE}\n${i + 1} ${footnote}`)].join(
    '\n\n',
  )
}

const HEAD = 400

/** The symbol that only the head or foot of the pages holds; headers come before footers. */
function symbolOfPages(names: readonly string[], part: (name: string) => string | null): string | null {
  const pages = names.filter((name) => PAGE_PART.test(name)).slice(0, MOST_PAGE_PARTS)
  for (const name of pages.sort((a, b) => Number(a.includes('footer')) - Number(b.includes('footer')))) {
    const xml = part(name)
    const text = xml ? parse(xml, new WordText(new WordNumbering(emptyNumbering()), new Map())).text() : ''
    const symbol = SYMBOL.exec(text)?.[0].trim()
    if (symbol) return symbol
  }
  return null
}

function notWord(names: readonly string[]): DomainError {
  const what = names.some((name) => name.startsWith('xl/'))
    ? 'a spreadsheet'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'a presentation'
      : names.includes('content.xml')
        ? 'an OpenDocument file'
        : 'a ZIP archive without a Word text in it'
  return new DomainError('unsupported', `This file is ${what}, which cannot be read here. Save the text as .docx.`)
}

function decodeXml(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw damaged()
  return text
}

function parse(xml: string, reader: WordText): WordText {
  let isClosed = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.characters(text),
      onclosetag: (name, isImplied) => {
        reader.close(name)
        if (/^w:(?:document|footnotes|hdr|ftr)$/.test(name) && !isImplied) isClosed = true
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  if (!isClosed) throw damaged()
  return reader
}
