/** The first update of a draft: its text as it was when it was created, made once, here, and by nobody else. */
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import { CONTENT } from './document-form.ts'

export interface Seed {
  readonly update: Uint8Array
  readonly clientId: number
}

/**
 * The update that writes a document into an empty draft; null for an empty document.
 * @throws DomainError `invalid` when it is no document
 */
export function seedOf(content: DocumentJson): Seed | null {
  const document = readDocument(content)
  if (document.childCount === 0) return null
  const doc = new Y.Doc()
  writeDocument(doc, content)
  const seed = { update: Y.encodeStateAsUpdate(doc), clientId: doc.clientID }
  doc.destroy()
  return seed
}

/**
 * Makes the live text equal to a document, changing only what differs: for edits of the server and for texts that bring
 * their history with them. @throws DomainError `invalid` when it is no document
 */
export function writeDocument(doc: Y.Doc, content: DocumentJson): void {
  const document = readDocument(content)
  const fragment = doc.getXmlFragment(CONTENT)
  doc.transact(() => updateYFragment(doc, fragment, document, { mapping: new Map(), isOMark: new Map() }))
}
