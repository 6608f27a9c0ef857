/**
 * What is pasted from elsewhere, in the form of a draft. A copy out of a draft is left to the editor, which keeps all of it.
 * Rules: docs/spec/editing.md, [E16] and [E26] to [E33].
 */
import { Fragment, Slice } from 'prosemirror-model'
import { type Command, type EditorState, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type Block, documentOf, isTable, paragraph, readDocument } from '#domain/drafts/content.ts'
import { announce } from '../../lib/announce.ts'
import { tablePlace } from '../commands/table.ts'
import { letterCount } from './pasted-paragraphs.ts'
import { pastedTree } from './pasted-tree.ts'
import { readHtml } from './read-html.ts'
import { readText } from './read-text.ts'

/** More than this would hold up everybody at the draft; a document of that size comes in as a file, or in parts. */
export const MOST_PARAGRAPHS = 1_500
export const MOST_LETTERS = 400_000
/** A page carries more beside its words than words; beyond this it is not even looked at. */
const MOST_HTML = 12_000_000
const MOST_TEXT = 2 * MOST_LETTERS

export const TOO_MUCH = `This is more than can be pasted at once (${MOST_PARAGRAPHS.toLocaleString('en')} paragraphs, ${MOST_LETTERS.toLocaleString('en')} letters): paste it in parts.`

/** What a cell of a table can hold: its paragraphs, one behind another. */
function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const inner = isTable(block) ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [block]
    return inner.map(({ inline }) => paragraph('plain', inline))
  })
}

function isEmptyPlace({ selection }: EditorState): boolean {
  const { $from, empty } = selection
  return empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
}

/** Puts blocks in the place of the selection. An empty paragraph gives way to them, another one is opened at the cursor. */
export function placeBlocks(blocks: readonly Block[]): Command {
  return (state, dispatch) => {
    const [first] = blocks
    if (!first || state.selection.$from.depth === 0) return false
    const placed = tablePlace(state) ? flat(blocks) : blocks
    const content = Fragment.from(readDocument(documentOf(placed)).content)
    const tr = state.tr.setMeta('paste', true).setMeta('uiEvent', 'paste')
    const { $from } = state.selection
    const isPlainWords = placed.length === 1 && !isTable(first) && first.role === 'plain'
    if (isEmptyPlace(state) && !isPlainWords) {
      tr.replaceWith($from.before(), $from.after(), content)
      tr.setSelection(Selection.near(tr.doc.resolve($from.before() + content.size), -1))
    } else {
      const open = (block: Block | undefined) => (block && !isTable(block) ? 1 : 0)
      tr.replaceSelection(new Slice(content, open(placed[0]), open(placed.at(-1))))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

type Read = { readonly blocks: readonly Block[] } | { readonly refusal: string } | null

function limited(blocks: readonly Block[]): Read {
  const isTooMuch = blocks.length > MOST_PARAGRAPHS || letterCount(blocks) > MOST_LETTERS
  return isTooMuch ? { refusal: TOO_MUCH } : { blocks }
}

/** Null for what the editor reads by itself: a copy out of a draft, a few words of one line. */
function readClipboard(view: EditorView, clipboard: DataTransfer): Read {
  const html = clipboard.getData('text/html')
  const text = clipboard.getData('text/plain')
  if (html.includes('data-pm-slice')) return null
  if (html.length > MOST_HTML || text.length > MOST_TEXT) return { refusal: TOO_MUCH }
  const blocks = html.trim() === '' ? [] : readHtml(pastedTree(html))
  if (blocks.length > 0) return limited(blocks)
  const isWhole = /[\r\n]/.test(text.trim()) || isEmptyPlace(view.state)
  if (text.trim() !== '') return isWhole ? limited(readText(text)) : null
  return clipboard.files.length > 0 ? { refusal: 'Pictures and files cannot be pasted into a text.' } : null
}

/** @returns whether the paste is dealt with */
export function pasteFromElsewhere(view: EditorView, event: ClipboardEvent): boolean {
  if (!view.editable || !event.clipboardData) return false
  const read = readClipboard(view, event.clipboardData)
  if (!read) return false
  event.preventDefault()
  if ('refusal' in read) announce(read.refusal, 'serious')
  else placeBlocks(read.blocks)(view.state, view.dispatch)
  return true
}

const REFERENCE = /<span data-reference="([^"]*)"[^>]*>([^<]*)<\/span>/g

/** A copy out of another draft points at paragraphs that are not here: of such a reference the words stay. */
export function withKnownReferences(html: string, isKnown: (target: string) => boolean): string {
  return html.replace(REFERENCE, (whole, target: string, words: string) => (isKnown(target) ? whole : words))
}
