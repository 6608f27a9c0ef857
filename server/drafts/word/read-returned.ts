/**
 * A Word file that came back: its paragraphs as they left and as they were changed, its comments, and what no draft can hold.
 * Runs in a thread of its own (read-in-thread.ts), since anybody may have made the file.
 */
import type { Instant } from '#domain/clock.ts'
import { beginningOf } from '#domain/drafts/returned/place-returned.ts'
import type {
  NotPlaced,
  ReturnedBlock,
  ReturnedComment,
  ReturnedFile,
  ReturnedParagraph,
} from '#domain/drafts/returned/returned.ts'
import { readOrigin } from '#domain/drafts/word-marks.ts'
import { DomainError } from '#domain/errors.ts'
import { type Archive, damaged, openArchive } from '../../decisions/read-document/open-archive.ts'
import { type ReadParagraph, readParagraph, type WordParts } from './read-paragraph.ts'
import { readStyles } from './read-styles.ts'
import { refuseHostile } from './refuse-hostile.ts'
import { child, elementsOf, readXml, textOf, type XmlElement } from './xml-tree.ts'

/** A draft of 400 paragraphs has as many; a file with more than this is no draft. */
const MOST_PARAGRAPHS = 20_000

/** @throws DomainError `invalid`, `unsupported`, `too_large` with a sentence that says what to do */
export function readReturned(bytes: Uint8Array): ReturnedFile {
  if (!isArchive(bytes)) throw notWord()
  const archive = openArchive(bytes)
  if (!archive.names.includes('word/document.xml')) throw notWord()
  refuseHostile(archive)
  const body = child(partOf(archive, 'word/document.xml'), 'w:body')
  if (!body) throw damaged()
  const reading = new Reading({ styles: readStyles(archive), links: linksOf(archive), notes: notesOf(archive) })
  reading.readBody(body)
  const origin = readOrigin(propertiesOf(archive))
  return {
    draftId: origin?.draftId ?? null,
    sequence: origin?.sequence ?? null,
    isMarked: origin?.isMarked ?? false,
    blocks: reading.blocks,
    comments: commentsOf(archive, reading),
    notPlaced: reading.notPlaced,
  }
}

const notWord = () =>
  new DomainError('unsupported', 'This file is not a Word document. Save the text as .docx and send it again.')

/** A .docx begins as every ZIP archive does. */
const isArchive = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b

function partOf(archive: Archive, name: string): XmlElement | undefined {
  const bytes = archive.read(name)
  return bytes ? readXml(bytes) : undefined
}

/** Where a comment stands: the paragraph in which it begins, and the words that it is about. */
interface Anchor {
  paragraphId: string
  quote: string
}

class Reading {
  readonly blocks: ReturnedBlock[] = []
  readonly notPlaced: NotPlaced[] = []
  readonly anchors = new Map<string, Anchor>()
  private readonly parts: WordParts
  private readonly open = new Map<string, Anchor>()
  private paragraphCount = 0

  constructor(parts: WordParts) {
    this.parts = parts
  }

  readBody(body: XmlElement): void {
    for (const element of elementsOf(body)) this.readBlock(element)
  }

  private readBlock(element: XmlElement): void {
    if (element.name === 'w:p') {
      const { paragraph, styleId } = this.read(element)
      // What carries no identity and has the style of a title or of a number is not part of the text.
      const isText = paragraph.ids.length > 0 || !this.parts.styles.isFurniture(styleId)
      if (isText) this.blocks.push(paragraph)
    } else if (element.name === 'w:tbl') {
      this.blocks.push({ rows: this.rowsOf(element) })
    } else if (['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del'].includes(element.name)) {
      this.readBody(element)
    }
  }

  private rowsOf(table: XmlElement): ReturnedParagraph[][][] {
    const within = (parent: XmlElement, name: string): XmlElement[] =>
      elementsOf(parent).flatMap((element) => {
        if (element.name === name) return [element]
        return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(element.name) ? within(element, name) : []
      })
    const paragraphsIn = (cell: XmlElement): ReturnedParagraph[] =>
      elementsOf(cell).flatMap((element) => {
        if (element.name === 'w:p') return [this.read(element).paragraph]
        return element.name === 'w:tbl' ? this.rowsOf(element).flat(2) : []
      })
    return within(table, 'w:tr').map((row) => within(row, 'w:tc').map(paragraphsIn))
  }

  private read(element: XmlElement): ReadParagraph {
    this.paragraphCount += 1
    if (this.paragraphCount > MOST_PARAGRAPHS)
      throw new DomainError(
        'too_large',
        'This file has more paragraphs than any draft. Send back the file of one draft.',
      )
    const unplaced: string[] = []
    const read = readParagraph(element, this.parts, (what) => unplaced.push(what))
    const words = read.paragraph.runs.map(({ inline }) => ('footnote' in inline ? '\uFFFC' : inline.text)).join('')
    for (const what of unplaced) this.notPlaced.push({ where: beginningOf(words) || 'An empty paragraph', what })
    this.anchor(read, words)
    return read
  }

  private anchor({ paragraph, edges }: ReadParagraph, words: string): void {
    const from = new Map([...this.open.keys()].map((id) => [id, 0]))
    const take = (id: string, until: number) => {
      const anchor = this.open.get(id)
      if (anchor) anchor.quote += words.slice(from.get(id) ?? 0, until).replaceAll('\uFFFC', '')
    }
    for (const { id, edge, offset } of edges) {
      if (edge === 'start') {
        const anchor = { paragraphId: paragraph.ids[0] ?? '', quote: '' }
        this.open.set(id, anchor)
        this.anchors.set(id, anchor)
        from.set(id, offset)
      } else {
        take(id, offset)
        this.open.delete(id)
      }
    }
    for (const id of this.open.keys()) take(id, words.length)
  }
}

const FIELD = /^\s+|\s+$/g

function linksOf(archive: Archive): Map<string, string> {
  const relations = partOf(archive, 'word/_rels/document.xml.rels')
  const links = (relations ? elementsOf(relations) : []).filter(({ attributes }) =>
    /\/hyperlink$/.test(attributes.Type ?? ''),
  )
  return new Map(links.map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']))
}

function wordsIn(element: XmlElement): string {
  if (element.name === 'w:t') return textOf(element)
  if (element.name === 'w:del' || element.name === 'w:footnoteRef') return ''
  const words = elementsOf(element).map(wordsIn).join('')
  return element.name === 'w:p' ? `${words}\n` : words
}

function notesOf(archive: Archive): Map<string, string> {
  const notes = partOf(archive, 'word/footnotes.xml')
  const real = (notes ? elementsOf(notes) : []).filter(({ attributes }) => attributes['w:type'] === undefined)
  // The mark of a star stands in the note as a letter, as it stands in the line.
  return new Map(
    real.map((note) => [
      note.attributes['w:id'] ?? '',
      wordsIn(note)
        .replace(FIELD, '')
        .replace(/^\*+\s*/, '')
        .replaceAll('\n', ' '),
    ]),
  )
}

function propertiesOf(archive: Archive): Map<string, string> {
  const properties = partOf(archive, 'docProps/custom.xml')
  return new Map(
    (properties ? elementsOf(properties) : []).map((property) => [
      property.attributes.name ?? '',
      textOf(property).trim(),
    ]),
  )
}

function commentsOf(archive: Archive, { anchors }: Reading): ReturnedComment[] {
  const comments = partOf(archive, 'word/comments.xml')
  return (comments ? elementsOf(comments) : []).flatMap((comment) => {
    const text = wordsIn(comment).replace(FIELD, '')
    if (text === '') return []
    const anchor = anchors.get(comment.attributes['w:id'] ?? '')
    const written = Date.parse(comment.attributes['w:date'] ?? '')
    return [
      {
        author: comment.attributes['w:author'] ?? 'Somebody',
        at: Number.isNaN(written) ? null : (new Date(written).toISOString() as Instant),
        text,
        quote: anchor?.quote ?? '',
        paragraphId: anchor?.paragraphId ?? '',
      },
    ]
  })
}
