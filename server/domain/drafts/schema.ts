/**
 * The ProseMirror schema of every draft and report: a flat list of paragraphs, each with an identity, a role and a level.
 *
 * Node, attribute and mark names are stored format (they are the names in every Yjs update ever recorded): renaming one is
 * a migration with an ADR. Content expressions are permissive, because y-prosemirror 1.3 deletes a node that cannot be
 * built after a merge; for the same reason attributes have no `validate` (it throws while building) and are read through
 * the readers below. Good form is checked elsewhere and shown, never enforced here.
 */
import {
  type AttributeSpec,
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
} from 'prosemirror-model'
import { readableHref } from './href.ts'

export const PARAGRAPH_ROLES = [
  'heading',
  'plain',
  'numbered',
  'item',
  'addressee',
  'decision',
  'preambular',
  'operative',
  'recommendation',
  'annex-heading',
] as const
export type ParagraphRole = (typeof PARAGRAPH_ROLES)[number]

/** Levels run from 1 (outermost) to this one: a) i) A. */
export const DEEPEST_LEVEL = 3

/** `numbered` runs through the document; `star` is the author's disclaimer. */
export const FOOTNOTE_KINDS = ['numbered', 'star'] as const
export type FootnoteKind = (typeof FOOTNOTE_KINDS)[number]

/** A bracket in the text has two ends, and between alternatives a sign that says so. */
export const BRACKET_SIDES = ['open', 'or', 'close'] as const
export type BracketSide = (typeof BRACKET_SIDES)[number]

/** How each side of a bracket reads. Each is one letter, as it is one step in the document. */
export const BRACKET_SIGNS: Readonly<Record<BracketSide, string>> = { open: '[', or: '/', close: ']' }

/** A role as stored, or `plain` for one that this program does not know. */
export function readRole(role: unknown): ParagraphRole {
  return PARAGRAPH_ROLES.find((known) => known === role) ?? 'plain'
}

/** A level as stored, brought into 1 to 3; other clients may store it as text. */
export function readLevel(level: unknown): number {
  const number = Math.trunc(Number(level))
  return number >= 1 ? Math.min(number, DEEPEST_LEVEL) : 1
}

export function readFootnoteKind(kind: unknown): FootnoteKind {
  return kind === 'star' ? 'star' : 'numbered'
}

/** A side as stored; one that this program does not know reads as the end of a bracket. */
export function readBracketSide(side: unknown): BracketSide {
  return BRACKET_SIDES.find((known) => known === side) ?? 'close'
}

/** The one thing that parsing needs of a DOM element; the domain knows no DOM. */
interface Element {
  getAttribute(name: string): string | null
}

const text = (value = ''): AttributeSpec => ({ default: value })

const paragraphAttrs = (role: ParagraphRole | null, level: number | null) => (element: Element) => ({
  id: element.getAttribute('data-id') ?? '',
  role: role ?? readRole(element.getAttribute('data-role')),
  level: level ?? readLevel(element.getAttribute('data-level')),
  ref: element.getAttribute('data-ref') ?? '',
})

/** Headings become heading elements, so that a reader by ear finds the way through the text. */
function paragraphTag(role: ParagraphRole, level: number): string {
  if (role === 'heading') return `h${level + 1}`
  return role === 'annex-heading' ? 'h2' : 'p'
}

const paragraph: NodeSpec = {
  group: 'block',
  content: 'inline*',
  attrs: { id: text(), role: text('plain'), level: { default: 1 }, ref: text() },
  parseDOM: [
    { tag: '[data-role]', getAttrs: paragraphAttrs(null, null) },
    { tag: 'h1', getAttrs: paragraphAttrs('heading', 1) },
    { tag: 'h2', getAttrs: paragraphAttrs('heading', 1) },
    { tag: 'h3', getAttrs: paragraphAttrs('heading', 2) },
    { tag: 'h4', getAttrs: paragraphAttrs('heading', 3) },
    { tag: 'li', getAttrs: paragraphAttrs('item', 1) },
    { tag: 'p', getAttrs: paragraphAttrs('plain', 1) },
  ],
  toDOM(node: Node): DOMOutputSpec {
    const role = readRole(node.attrs.role)
    const level = readLevel(node.attrs.level)
    const attrs = {
      'data-id': String(node.attrs.id),
      'data-role': role,
      'data-level': level,
      'data-ref': String(node.attrs.ref),
    }
    return [paragraphTag(role, level), attrs, 0]
  },
}

const footnote: NodeSpec = {
  group: 'inline',
  content: 'text*',
  inline: true,
  atom: true,
  draggable: true,
  attrs: { kind: text('numbered') },
  parseDOM: [
    {
      tag: 'span[data-footnote]',
      getAttrs: (element: Element) => ({ kind: readFootnoteKind(element.getAttribute('data-footnote')) }),
    },
  ],
  toDOM: (node: Node): DOMOutputSpec => ['span', { 'data-footnote': readFootnoteKind(node.attrs.kind) }, 0],
}

const bracketSign = (node: Node): string => BRACKET_SIGNS[readBracketSide(node.attrs.side)]

/** One end of a bracket. Both ends, and the signs between alternatives, carry the same identity; who asked for it is a record. */
const bracket: NodeSpec = {
  group: 'inline',
  inline: true,
  atom: true,
  // The caret passes over it in one step.
  selectable: false,
  attrs: { id: text(), side: text('open') },
  leafText: bracketSign,
  parseDOM: [
    {
      tag: 'span[data-bracket]',
      getAttrs: (element: Element) => ({
        id: element.getAttribute('data-bracket') ?? '',
        side: readBracketSide(element.getAttribute('data-side')),
      }),
    },
  ],
  toDOM: (node: Node): DOMOutputSpec => [
    'span',
    { 'data-bracket': String(node.attrs.id), 'data-side': readBracketSide(node.attrs.side) },
    bracketSign(node),
  ],
}

/** The number of a paragraph or a provision, which follows it: what it reads is computed, never stored. */
const reference: NodeSpec = {
  group: 'inline',
  inline: true,
  atom: true,
  attrs: { target: text() },
  parseDOM: [
    {
      tag: 'span[data-reference]',
      getAttrs: (element: Element) => ({ target: element.getAttribute('data-reference') ?? '' }),
    },
  ],
  toDOM: (node: Node): DOMOutputSpec => ['span', { 'data-reference': String(node.attrs.target) }],
}

const nodes = {
  doc: { content: 'block*' },
  paragraph,
  table: {
    group: 'block',
    content: 'table_row*',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: (): DOMOutputSpec => ['table', ['tbody', 0]],
  },
  table_row: { content: 'table_cell*', parseDOM: [{ tag: 'tr' }], toDOM: (): DOMOutputSpec => ['tr', 0] },
  table_cell: {
    content: 'block*',
    isolating: true,
    attrs: { header: { default: false } },
    parseDOM: [{ tag: 'td' }, { tag: 'th', attrs: { header: true } }],
    toDOM: (node: Node): DOMOutputSpec => (node.attrs.header ? ['th', { scope: 'col' }, 0] : ['td', 0]),
  },
  footnote,
  bracket,
  reference,
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

const marks = {
  em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }], toDOM: (): DOMOutputSpec => ['em', 0] },
  strong: { parseDOM: [{ tag: 'b' }, { tag: 'strong' }], toDOM: (): DOMOutputSpec => ['strong', 0] },
  link: {
    attrs: { href: text() },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element: Element) => {
          const href = readableHref(element.getAttribute('href'))
          return href === null ? false : { href }
        },
      },
    ],
    toDOM(mark): DOMOutputSpec {
      const href = readableHref(mark.attrs.href)
      return href === null ? ['span', 0] : ['a', { href, rel: 'noopener noreferrer' }, 0]
    },
  },
} satisfies Record<string, MarkSpec>

export const schema: Schema<keyof typeof nodes, keyof typeof marks> = new Schema({ nodes, marks })
