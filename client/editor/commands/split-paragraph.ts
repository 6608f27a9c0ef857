/**
 * Enter. The head keeps the paragraph's identity and the tail gets a new one in the same transaction, so that proposals
 * and comments stay with the words they were made on. Rules: docs/spec/editing.md, [E1] to [E3].
 */
import type { Attrs, Node } from 'prosemirror-model'
import { type Command, TextSelection, type Transaction } from 'prosemirror-state'
import { DEEPEST_LEVEL, type ParagraphRole, readLevel, readRole } from '#domain/drafts/schema.ts'

interface Place {
  readonly role: ParagraphRole
  readonly level: number
}

/** Roles of which a document has one after another only when somebody asks for it. */
const FOLLOWED_BY: Partial<Record<ParagraphRole, ParagraphRole>> = {
  addressee: 'decision',
  decision: 'item',
  'annex-heading': 'plain',
}
const OPENS_LIST: ReadonlySet<ParagraphRole> = new Set(['numbered', 'operative', 'recommendation', 'item', 'decision'])

/** What a person expects after this paragraph when Enter is pressed at its end. */
function placeAfter(paragraph: Node, doc: Node): Place {
  const role = readRole(paragraph.attrs.role)
  const level = readLevel(paragraph.attrs.level)
  if (OPENS_LIST.has(role) && paragraph.textContent.trimEnd().endsWith(':')) {
    return { role: 'item', level: role === 'item' ? Math.min(level + 1, DEEPEST_LEVEL) : 1 }
  }
  if (role === 'heading') return { role: usesNumbers(doc) ? 'numbered' : 'plain', level: 1 }
  const next = FOLLOWED_BY[role]
  return next ? { role: next, level: 1 } : { role, level }
}

function usesNumbers(doc: Node): boolean {
  return doc.content.content.some((node) => node.attrs.role === 'numbered')
}

/** The tail of a paragraph cut in the middle is more of the same; a second decision it is not. */
function placeOfTail(paragraph: Node): Place {
  const role = readRole(paragraph.attrs.role)
  const level = readLevel(paragraph.attrs.level)
  return role === 'decision' || role === 'addressee' || role === 'annex-heading'
    ? { role: 'plain', level: 1 }
    : { role, level }
}

/** Enter in an empty paragraph steps out of what it stands in; null where it already stands outside. */
function placeOutside(paragraph: Node): Place | null {
  const role = readRole(paragraph.attrs.role)
  const level = readLevel(paragraph.attrs.level)
  if (role === 'plain' && level === 1) return null
  return role === 'item' && level > 1 ? { role, level: level - 1 } : { role: 'plain', level: 1 }
}

const fresh = (id: string, place: Place): Attrs => ({ id, role: place.role, level: place.level, ref: '' })

/** Enter before the first letter opens an empty paragraph above; the words keep their identity. */
function openAbove(tr: Transaction, paragraph: Node, before: number, id: string): Transaction {
  const place: Place = { role: readRole(paragraph.attrs.role), level: readLevel(paragraph.attrs.level) }
  return tr.insert(before, paragraph.type.create(fresh(id, place)))
}

/** @param newId identity for the paragraph that begins here */
export function splitParagraph(newId: () => string): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    if ($from.parent.type.name !== 'paragraph' || $to.parent.type.name !== 'paragraph') return false
    if (!dispatch) return true
    const tr = state.tr
    if (!state.selection.empty) tr.deleteSelection()
    const $at = tr.doc.resolve(tr.mapping.map($from.pos, -1))
    const paragraph = $at.parent
    const outside = paragraph.content.size === 0 ? placeOutside(paragraph) : null
    if (outside) {
      tr.setNodeMarkup($at.before(), null, { ...paragraph.attrs, ...outside })
    } else if (paragraph.content.size > 0 && $at.parentOffset === 0) {
      openAbove(tr, paragraph, $at.before(), newId())
    } else {
      const isAtEnd = $at.parentOffset === paragraph.content.size
      const place = isAtEnd ? placeAfter(paragraph, tr.doc) : placeOfTail(paragraph)
      tr.split($at.pos, 1, [{ type: paragraph.type, attrs: fresh(newId(), place) }])
      tr.setSelection(TextSelection.near(tr.doc.resolve($at.pos + 2)))
    }
    dispatch(tr.scrollIntoView())
    return true
  }
}
