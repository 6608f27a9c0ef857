import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import { changeLevel } from '../../../client/editor/commands/change-level.ts'
import {
  footnotePlace,
  footnotePosition,
  insertFootnote,
  removeFootnote,
  replaceFootnote,
} from '../../../client/editor/commands/footnote.ts'
import { linkedRange, refuseAddress, removeLink, setLink } from '../../../client/editor/commands/link.ts'
import { lowerAtStart } from '../../../client/editor/commands/lower-at-start.ts'
import { setRole } from '../../../client/editor/commands/set-role.ts'
import { splitParagraph } from '../../../client/editor/commands/split-paragraph.ts'
import { applied, countedIds, linesOf, stateOf } from './editing.ts'

const enter = (...lines: string[]) => linesOf(applied(stateOf(lines), splitParagraph(countedIds())))
const backspace = chainCommands(lowerAtStart, baseKeymap.Backspace ?? (() => false))
const pressBackspace = (...lines: string[]) => linesOf(applied(stateOf(lines), backspace))

describe('Enter', () => {
  test('[E1] the tail gets a new identity and quotes nothing', () => {
    expect(enter('numbered One |two')).toEqual(['p1 numbered One', 'n1 numbered two'])
    const quoting = stateOf(['item Collect |evidence'])
    const state = applied(quoting.apply(quoting.tr.setNodeAttribute(0, 'ref', '15.57/c')), splitParagraph(countedIds()))
    expect(state.doc.content.content.map((node) => node.attrs.ref)).toEqual(['15.57/c', ''])
    expect(state.selection.$from.parent.textContent).toBe('evidence')
  })

  test('[E2] before the first letter the words keep their identity', () => {
    expect(enter('numbered |One')).toEqual(['n1 numbered', 'p1 numbered One'])
  })

  test('[E3] the next paragraph is what a reader expects', () => {
    expect(enter('numbered Parties are invited to:|')).toEqual(['p1 numbered Parties are invited to:', 'n1 item'])
    expect(enter('item Report on:|')).toEqual(['p1 item Report on:', 'n1 item2'])
    expect(enter('addressee Directed to Parties|').at(-1)).toBe('n1 decision')
    expect(enter('numbered One', 'heading Background|').at(-1)).toBe('n1 numbered')
    expect(enter('heading Background|').at(-1)).toBe('n1 plain')
    expect(enter('item2 More|').at(-1)).toBe('n1 item2')
    expect(enter('decision The Secretariat |shall report')).toEqual([
      'p1 decision The Secretariat',
      'n1 plain shall report',
    ])
  })

  test('[E3] in an empty paragraph it steps out', () => {
    expect(enter('item2 |')).toEqual(['p1 item'])
    expect(enter('item |')).toEqual(['p1 plain'])
    expect(enter('numbered |')).toEqual(['p1 plain'])
    expect(enter('plain |')).toEqual(['p1 plain', 'n1 plain'])
  })
})

describe('Backspace', () => {
  test('[E4] level, then role, then join', () => {
    expect(pressBackspace('plain Up', 'item2 |Down')).toEqual(['p1 plain Up', 'p2 item Down'])
    expect(pressBackspace('plain Up', 'item |Down')).toEqual(['p1 plain Up', 'p2 plain Down'])
    expect(pressBackspace('numbered Up', 'heading2 |Down')).toEqual(['p1 numbered Up', 'p2 plain Down'])
  })

  test('[E4] inside the words it is left to the browser', () => {
    expect(lowerAtStart(stateOf(['item D|own']))).toBe(false)
    expect(lowerAtStart(stateOf(['plain |Down']))).toBe(false)
  })
})

describe('roles and levels', () => {
  test('[E5] every paragraph of the selection takes the role', () => {
    const state = stateOf(['item2 One', 'plain Two', 'numbered Three'])
    const both = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2, 8)))
    expect(linesOf(applied(both, setRole('operative')))).toEqual([
      'p1 operative One',
      'p2 operative Two',
      'p3 numbered Three',
    ])
    expect(linesOf(applied(both, setRole('plain')))).toEqual(['p1 plain2 One', 'p2 plain Two', 'p3 numbered Three'])
  })

  test('[E6] levels run from 1 to 3', () => {
    expect(linesOf(applied(stateOf(['item One|']), changeLevel(1)))).toEqual(['p1 item2 One'])
    expect(linesOf(applied(stateOf(['heading2 One|']), changeLevel(-1)))).toEqual(['p1 heading One'])
    expect(linesOf(applied(stateOf(['numbered One|']), changeLevel(1)))).toEqual(['p1 item One'])
    expect(changeLevel(1)(stateOf(['item3 One|']))).toBe(false)
    expect(changeLevel(-1)(stateOf(['item One|']))).toBe(false)
    expect(changeLevel(-1)(stateOf(['numbered One|']))).toBe(false)
    expect(changeLevel(1)(stateOf(['decision One|']))).toBe(false)
  })
})

describe('footnotes and links', () => {
  test('[E8] a footnote comes behind the words, is changed and taken away', () => {
    const noted = applied(
      stateOf(['plain Kenya| proposed']),
      insertFootnote({ kind: 'numbered', text: 'See\n Doc. 29' }),
    )
    expect(noted.doc.firstChild?.child(1).textContent).toBe('See Doc. 29')
    expect(noted.doc.firstChild?.child(0).text).toBe('Kenya')
    const starred = applied(noted, replaceFootnote(6, { kind: 'star', text: 'The designations imply no opinion.' }))
    expect(starred.doc.nodeAt(6)?.attrs.kind).toBe('star')
    expect(linesOf(applied(starred, removeFootnote(6)))).toEqual(['p1 plain Kenya proposed'])
    expect(removeFootnote(3)(starred)).toBe(false)
  })

  test('[E15] a footnote is found again after others have written', () => {
    const noted = applied(
      stateOf(['plain One', 'plain Kenya| proposed']),
      insertFootnote({ kind: 'numbered', text: 'Doc. 29' }),
    )
    const place = footnotePlace(noted.doc, 11)
    expect(place).toEqual({ paragraphId: 'p2', index: 0 })
    const later = noted.apply(noted.tr.insertText('More words. ', 1))
    expect(footnotePosition(later.doc, place)).toBe(23)
    expect(footnotePosition(noted.apply(noted.tr.delete(5, noted.doc.content.size)).doc, place)).toBeNull()
  })

  test('[E9] a link needs words and an address that may be published', () => {
    const state = stateOf(['plain See the page|'])
    expect(setLink('https://cites.org')(state)).toBe(false)
    const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 5, 13)))
    expect(setLink('javascript:alert(1)')(chosen)).toBe(false)
    expect(refuseAddress('cites.org')).toBe('Write the whole address, beginning with https:// or mailto:.')
    const linked = applied(chosen, setLink('https://cites.org'))
    expect(linked.doc.rangeHasMark(5, 13, schema.marks.link)).toBe(true)
    const inside = linked.apply(linked.tr.setSelection(TextSelection.create(linked.doc, 8)))
    expect(linkedRange(inside)).toEqual({ from: 5, to: 13, href: 'https://cites.org' })
    expect(applied(inside, removeLink).doc.rangeHasMark(0, 13, schema.marks.link)).toBe(false)
  })
})
