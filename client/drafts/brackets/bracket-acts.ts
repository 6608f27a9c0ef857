/**
 * What the section and the editor do about brackets: each act asks in the dialog and then tells the server. Without a connection
 * signs are written into the text alone, and who asked for them is said later.
 */
import type { EditorView } from 'prosemirror-view'
import { v7 } from 'uuid'
import { askedRange } from '#domain/drafts/brackets/find-range.ts'
import { type LetterPlace, paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import type { BracketList } from '#domain/drafts/brackets/wire.ts'
import { blocksOf } from '#domain/drafts/content.ts'
import { cutsBracket, putSigns } from '../../editor/commands/bracket.ts'
import { announce } from '../../lib/announce.ts'
import type { Desk } from '../desk.ts'
import { bracketsApi } from './api.ts'
import type { BracketRow } from './bracket-rows.ts'
import type { BracketAnswer, WgBracketDialog } from './wg-bracket-dialog.ts'

export interface ActNeeds {
  readonly desk: Desk
  readonly dialog: WgBracketDialog
  readonly list: BracketList | null
  /** After an act: the records are fetched anew. */
  readonly done: () => void
}

const isAway = ({ collab }: Desk): boolean => collab.state.kind === 'offline' || collab.state.kind === 'stopped'

const said = ({ reason, organizationId }: BracketAnswer) => ({ reason, ...(organizationId && { organizationId }) })

/** What is selected, in paragraphs and letters. */
export function selectedRange({ state }: EditorView) {
  const { doc, selection } = state
  const paragraphs = paragraphsIn(blocksOf(doc))
  const placeOf = (position: number): LetterPlace => {
    let paragraph = -1
    doc.nodesBetween(0, position, (node, start) => {
      if (node.type.name === 'paragraph' && start < position) paragraph += 1
      return node.type.name !== 'paragraph'
    })
    const $at = doc.resolve(position)
    let offset = 0
    // A footnote takes more than one step in the editor, and is one letter.
    $at.parent.forEach((node, start) => {
      if (start < $at.parentOffset) offset += node.isText ? Math.min(node.nodeSize, $at.parentOffset - start) : 1
    })
    return { paragraph, offset }
  }
  return askedRange(paragraphs, { from: placeOf(selection.from), to: placeOf(selection.to) })
}

export function putInBrackets({ desk, dialog, list, done }: ActNeeds, view: EditorView): void {
  if (cutsBracket(view.state)) {
    announce('The selection holds one end of another bracket. Take both of its ends, or none.', 'note')
    return
  }
  if (isAway(desk)) {
    putSigns(v7())(view.state, view.dispatch)
    announce(
      'You are offline: the signs stand in the text. Say in the section Brackets who asked, when you are back.',
      'note',
    )
    return
  }
  const range = selectedRange(view)
  const quote = range.words.replaceAll('\n', ' ').replaceAll('\uFFFC', '')
  const put = async (answer: BracketAnswer) => {
    const { wordings } = answer
    const more = wordings.length > 0 ? { alternatives: [...wordings] } : {}
    await bracketsApi(desk.http, desk.draft.id).put({ ...range, ...said(answer), ...more })
    announce('The words stand in brackets.')
    done()
  }
  dialog.ask({ kind: 'put', quote, organizations: list?.organizations ?? [] }, put, () => view.focus())
}

/** @param closed gives the focus back to where the act was asked for */
export function removeRow(needs: ActNeeds, row: BracketRow, closed?: () => void): void {
  const { desk, dialog, done } = needs
  const { record } = row
  if (!record) {
    claimRow(needs, row, closed)
    return
  }
  if (isAway(desk)) {
    announce('Removing a bracket is an act with a record: do it when the connection is back.', 'note')
    return
  }
  const { wordings, paragraphCount, quote } = row
  const removal = { wordings, paragraphCount, refusals: record.refusals }
  const remove = async ({ keep, reason, removeEmptied }: BracketAnswer) => {
    await bracketsApi(desk.http, desk.draft.id).remove(record.id, { keep, reason, removeEmptied })
    announce(keep === 'text' ? 'The bracket is lifted; its words stay.' : 'The bracket is removed.')
    done()
  }
  dialog.ask({ kind: 'remove', quote, organizations: [], removal }, remove, closed)
}

export function claimRow(
  { desk, dialog, list, done }: ActNeeds,
  { id, quote, isRepeated }: BracketRow,
  closed?: () => void,
): void {
  const original = isRepeated ? list?.records.find((record) => record.id === id) : undefined
  const claim = async (answer: BracketAnswer) => {
    await bracketsApi(desk.http, desk.draft.id).claim({
      sign: id,
      ...said(answer),
      ...(original && { copyOf: original.id }),
    })
    announce('It is on record who asked for this bracket.')
    done()
  }
  dialog.ask({ kind: 'claim', quote, organizations: list?.organizations ?? [] }, claim, closed)
}

export function addWording({ desk, dialog, list, done }: ActNeeds, { id, quote }: BracketRow): void {
  dialog.ask({ kind: 'alternative', quote, organizations: list?.organizations ?? [] }, async (answer) => {
    await bracketsApi(desk.http, desk.draft.id).add(id, { wording: answer.wordings[0] ?? '', ...said(answer) })
    announce('The other wording stands in the bracket.')
    done()
  })
}

/** @param paragraphId of one paragraph; of the whole text without it */
export function makeTyped({ desk, dialog, list, done }: ActNeeds, paragraphId?: string): void {
  dialog.ask({ kind: 'typed', quote: '', organizations: list?.organizations ?? [] }, async (answer) => {
    const { madeCount, unbalanced } = await bracketsApi(desk.http, desk.draft.id).makeTyped({
      ...said(answer),
      ...(paragraphId && { paragraphId }),
    })
    const made = madeCount === 1 ? '1 bracket is made' : `${madeCount} brackets are made`
    const rest =
      unbalanced.length === 0 ? '' : ` ${unbalanced.length} typed signs stay, because the other end is missing.`
    announce(`${made}.${rest}`)
    done()
  })
}
