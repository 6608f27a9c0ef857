/**
 * Which content an update may carry at all, whatever the draft holds: text and elements of the document's own schema under
 * its one root. What is refused here would be hidden from every reader of the document but kept in the log for ever, or
 * would be read as something else than a value (an attribute that sets a prototype).
 */
import * as Y from 'yjs'
import { DomainError } from '#domain/errors.ts'

/** What the document is made of, given by the feature that owns the documents; co-editing does not know them. */
export interface DocumentForm {
  /** The name of the one shared type of the document. */
  readonly root: string
  /** Attribute names by element name. */
  readonly elements: ReadonlyMap<string, ReadonlySet<string>>
  /** Attribute names by mark name. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>
  /** Reads the document as its feature wants it. The Y.Doc is a copy and may be spoilt. */
  read(doc: Y.Doc): unknown
}

export type Struct = Y.Item | Y.GC | Y.Skip

const MOST_TEXT_IN_ATTRIBUTE = 2_000
/** Deleted runs have no bytes of their own, so only a bound keeps a few bytes from claiming all clocks of a client. */
const MOST_DELETED = 4_194_304

function refuse(why: string): never {
  throw new DomainError('invalid', `The update is refused: ${why}.`)
}

/** @throws DomainError `invalid` for content that no document of this form can hold */
export function assertForm(structs: readonly Struct[], form: DocumentForm): void {
  let deletedLength = 0
  for (const struct of structs) {
    if (struct instanceof Y.Item) {
      assertItem(struct, form)
      if (struct.content instanceof Y.ContentDeleted) deletedLength += struct.length
    } else {
      deletedLength += struct.length
    }
  }
  if (deletedLength > MOST_DELETED) refuse('it holds more deleted text than anybody types')
}

function assertItem(item: Y.Item, form: DocumentForm): void {
  // Decoded but not integrated: a parent that is a root is still its name.
  const parent: unknown = item.parent
  if (typeof parent === 'string' && parent !== form.root) refuse('it writes outside the document')
  if (typeof parent === 'string' && item.parentSub !== null) refuse('the document itself has no attributes')
  const { content } = item
  if (content instanceof Y.ContentFormat) assertMark(content, form)
  else if (content instanceof Y.ContentAny) assertAttribute(content)
  else if (content instanceof Y.ContentType) assertElement(content, form)
  else if (!(content instanceof Y.ContentString || content instanceof Y.ContentDeleted)) {
    refuse('it holds content of a kind that documents do not have')
  }
}

function assertElement({ type }: Y.ContentType, form: DocumentForm): void {
  if (type instanceof Y.XmlText) return
  // A hook is an element to the class hierarchy, so the constructor itself is compared.
  if (type.constructor !== Y.XmlElement || !form.elements.has((type as Y.XmlElement).nodeName)) {
    refuse('it holds an element that documents do not have')
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MOST_TEXT_IN_ATTRIBUTE
  return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
}

function assertAttribute({ arr }: Y.ContentAny): void {
  if (!arr.every(isPlain)) refuse('an attribute is too long or not a plain value')
}

function assertMark({ key, value }: Y.ContentFormat, form: DocumentForm): void {
  // y-prosemirror writes a mark that may overlap itself as `name--hash`.
  const attributes = form.marks.get(key.replace(/--[\w+/=-]{1,16}$/, ''))
  const given: unknown = value
  if (!attributes) refuse('it holds a mark that documents do not have')
  if (given === null || typeof given === 'boolean') return
  if (typeof given !== 'object' || Object.getPrototypeOf(given) !== Object.prototype) refuse('a mark is malformed')
  for (const [name, attribute] of Object.entries(given)) {
    if (!attributes.has(name) || !isPlain(attribute)) refuse('a mark has an attribute that documents do not have')
  }
}
