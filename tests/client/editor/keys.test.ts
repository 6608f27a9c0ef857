import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import { joinBelow } from '../../../client/editor/commands/join-below.ts'
import { moveBlocks } from '../../../client/editor/commands/move-blocks.ts'
import { KEY_GROUPS, ROLE_KEYS } from '../../../client/editor/keys.ts'
import { paragraphIds } from '../../../client/editor/plugins/paragraph-ids.ts'
import { ROLE_WORDS } from '../../../client/editor/role-words.ts'
import { applied, countedIds, linesOf, stateOf } from './editing.ts'

describe('Delete', () => {
  const press = (...lines: string[]) => linesOf(applied(stateOf(lines), joinBelow))
  test('[E35] behind the last letter the upper paragraph takes the words below', () => {
    expect(press('numbered One|', 'item two')).toEqual(['p1 numbered Onetwo'])
    expect(press('numbered O|ne', 'item two')).toEqual(['p1 numbered One', 'p2 item two'])
    expect(press('numbered One', 'item two|')).toEqual(['p1 numbered One', 'p2 item two'])
  })

  test('[E35] an empty paragraph goes, and the words below stay what they are', () => {
    expect(press('plain |', 'item2 two')).toEqual(['p2 item2 two'])
  })
})

describe('moving', () => {
  const move = (step: 1 | -1, ...lines: string[]) =>
    applied(stateOf(lines, [paragraphIds(countedIds())]), moveBlocks(step))

  test('[E36] a paragraph goes past its neighbour with its identity, and the cursor with it', () => {
    const up = move(-1, 'numbered One', 'item t|wo', 'plain three')
    expect(linesOf(up)).toEqual(['p2 item two', 'p1 numbered One', 'p3 plain three'])
    expect(up.selection.$from.parent.textContent).toBe('two')
    expect(up.selection.$from.parentOffset).toBe(1)
    expect(linesOf(move(1, 'numbered O|ne', 'item two', 'plain three'))).toEqual([
      'p2 item two',
      'p1 numbered One',
      'p3 plain three',
    ])
    expect(moveBlocks(-1)(stateOf(['numbered O|ne', 'item two']))).toBe(false)
    expect(moveBlocks(1)(stateOf(['numbered One', 'item tw|o']))).toBe(false)
  })

  test('[E36] several together, and tables', () => {
    const state = stateOf(['plain a', 'plain b', 'plain c|', 'plain d'])
    const both = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 5, 8)))
    expect(linesOf(applied(both, moveBlocks(1)))).toEqual(['p1 plain a', 'p4 plain d', 'p2 plain b', 'p3 plain c'])
    const cell = schema.node('table_cell', null, [schema.node('paragraph', { id: 'c' }, [schema.text('in it')])])
    const table = schema.node('table', null, [schema.node('table_row', null, [cell])])
    const withTable = state.apply(state.tr.insert(3, table))
    const inCell = withTable.apply(withTable.tr.setSelection(TextSelection.create(withTable.doc, 8)))
    const moved = applied(inCell, moveBlocks(-1))
    expect(moved.doc.content.content.map((node) => node.type.name).slice(0, 2)).toEqual(['table', 'paragraph'])
    expect(moved.selection.$from.parent.textContent).toBe('in it')
  })
})

describe('the sheet of keys', () => {
  test('[E37] has a key for every role, each once', () => {
    expect(ROLE_KEYS.map(({ does }) => does)).toEqual(ROLE_WORDS.map(({ name }) => name))
    expect(ROLE_KEYS.map(({ keys }) => keys.slice(-1)).join('')).toBe('1234567890')
    const all = KEY_GROUPS.flatMap(({ keys }) => keys.map((one) => one.keys))
    expect(new Set(all).size).toBe(all.length)
  })
})
