/** A part of a Word file as a tree. No entity but the five of XML is known, nothing outside the file is looked at. */
import { Parser } from 'htmlparser2'
import { DomainError } from '#domain/errors.ts'
import { damaged } from '../../decisions/read-document/open-archive.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** Word itself nests some thirty elements. */
const DEEPEST = 200

/** @throws DomainError `invalid` when damaged, `too_large` when it is nested beyond measure */
export function readXml(bytes: Uint8Array): XmlElement {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  // XML has no NUL, and neither has any text that is kept.
  const xml = new TextDecoder(encoding).decode(bytes).replaceAll('\0', '\uFFFD')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw damaged()
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  let isImplied = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > DEEPEST)
          throw new DomainError(
            'too_large',
            'This .docx is nested too deeply to be read. Save the text alone as a new .docx.',
          )
        const element = { name, attributes, children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: (text) => void open.at(-1)?.children.push(text),
      onclosetag(_name, implied) {
        isImplied ||= implied
        open.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  const first = root.children.find((child) => typeof child !== 'string')
  if ((isImplied && open.length > 1) || typeof first !== 'object') throw damaged()
  return first
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elementsOf(parent).find((element) => element.name === name)
}

export function textOf(parent: XmlElement): string {
  return parent.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('')
}

/** The value of `w:val` of a child, or undefined. */
export function valueIn(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val']
}
