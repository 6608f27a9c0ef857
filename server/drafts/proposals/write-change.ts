/** Writes a proposal that fits into the shared text: paragraphs that stay are the same ones, with only what differs written. */
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { compareInline } from '#domain/drafts/compare/compare-inline.ts'
import { documentOf, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import type { Fit } from '#domain/drafts/proposals/fit.ts'
import type { Bracketed } from '#domain/drafts/proposals/in-brackets.ts'
import type { ProposalKind } from '#domain/drafts/proposals/proposal.ts'
import { DomainError } from '#domain/errors.ts'
import { CONTENT } from '../document-form.ts'
import { writePieces } from './write-inline.ts'

/**
 * @param fit against the very text that stands in `doc`
 * @param newId names a paragraph that is new
 * @throws DomainError `conflict` when it does not fit
 */
export function writeChange(doc: Y.Doc, kind: ProposalKind, fit: Fit, newId: () => string): void {
  if (fit.kind === 'does not fit') throw new DomainError('conflict', fit.why)
  const fragment = doc.getXmlFragment(CONTENT)
  if (kind === 'move') {
    const ids = fit.changes.flatMap(({ live }) => (live ? [live.id] : []))
    move(fragment, ids, fit.behind)
    return
  }
  const first = fit.changes.find(({ live }) => live)?.live
  let place = first ? demand(fragment, first.id).place : placeBehind(fragment, fit.behind)
  for (const { live, result } of fit.changes) {
    if (!live) {
      if (result) insertParagraph(doc, fragment, place++, { ...result, id: newId() })
      continue
    }
    const standing = demand(fragment, live.id)
    if (result) writeParagraph(standing.element, live, result)
    else fragment.delete(standing.place, 1)
    place = result ? standing.place + 1 : standing.place
  }
}

/** Writes a proposal between the signs of brackets: nothing that stands in the text is taken out of it. */
export function writeBracketed(doc: Y.Doc, { changes }: Bracketed, behind: string | null, newId: () => string): void {
  const fragment = doc.getXmlFragment(CONTENT)
  const first = changes.find(({ live }) => live)?.live
  let place = first ? demand(fragment, first.id).place : placeBehind(fragment, behind)
  for (const { live, result, pieces } of changes) {
    if (!live) {
      insertParagraph(doc, fragment, place++, { ...result, id: newId() })
      continue
    }
    const standing = demand(fragment, live.id)
    writePieces(standing.element, pieces)
    place = standing.place + 1
  }
}

function writeParagraph(element: Y.XmlElement, live: Paragraph, result: Paragraph): void {
  if (result.role !== live.role) element.setAttribute('role', result.role)
  // y-prosemirror keeps a level as the number that it is, which the types of Yjs do not foresee.
  if (result.level !== live.level) element.setAttribute('level', result.level as unknown as string)
  if (result.ref !== live.ref) element.setAttribute('ref', result.ref)
  writePieces(element, compareInline(live.inline, result.inline))
}

function insertParagraph(doc: Y.Doc, fragment: Y.XmlFragment, place: number, paragraph: Paragraph): void {
  const node = readDocument(documentOf([paragraph])).firstChild
  if (!node) return
  const element = new Y.XmlElement('paragraph')
  fragment.insert(place, [element])
  updateYFragment(doc, element, node, { mapping: new Map(), isOMark: new Map() })
}

/** Yjs moves nothing: the paragraphs are written anew under their identities. */
function move(fragment: Y.XmlFragment, ids: readonly string[], behind: string | null): void {
  const copies = ids.map((id) => demand(fragment, id).element.clone())
  for (const id of ids) fragment.delete(demand(fragment, id).place, 1)
  fragment.insert(placeBehind(fragment, behind), copies)
}

function placeBehind(fragment: Y.XmlFragment, id: string | null): number {
  return id === null ? 0 : demand(fragment, id).place + 1
}

function demand(fragment: Y.XmlFragment, id: string): { readonly place: number; readonly element: Y.XmlElement } {
  for (const [place, element] of fragment.toArray().entries()) {
    if (element instanceof Y.XmlElement && element.getAttribute('id') === id) return { place, element }
  }
  throw new Error('The text is not what the fit was made from.')
}
