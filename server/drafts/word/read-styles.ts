/** What the styles of a Word file are called and in which list they count. */

import { formOfStyle, isFurniture, type StyledForm } from '#domain/drafts/word-styles.ts'
import type { Archive } from '../../decisions/read-document/open-archive.ts'
import { child, elementsOf, readXml, valueIn, type XmlElement } from './xml-tree.ts'

export interface Styles {
  formOf(id: string): StyledForm | null
  isFurniture(id: string): boolean
}

export function readStyles(archive: Archive): Styles {
  const part = archive.read('word/styles.xml')
  const elements = part ? elementsOf(readXml(part)).filter(({ name }) => name === 'w:style') : []
  const names = new Map(
    elements.map((style) => [style.attributes['w:styleId'] ?? '', valueIn(style, 'w:name') ?? ''] as const),
  )
  const nameOf = (id: string) => names.get(id) ?? ''
  return {
    formOf: (id) => formOfStyle(id, nameOf(id)),
    isFurniture: (id) => isFurniture(id, nameOf(id)),
  }
}

/** The step of a list at which a paragraph counts by its own word, beside its style; null where it does not say. */
export function ownStep(properties: XmlElement | undefined): number | null {
  const numbering = child(properties, 'w:numPr')
  const step = valueIn(numbering, 'w:ilvl')
  return numbering && step !== undefined && valueIn(numbering, 'w:numId') !== '0' ? Number(step) : null
}
