import { NodeSelection, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import { plainSlice, readingOf } from '../../../client/editor/clipboard.ts'
import { insertCited } from '../../../client/editor/commands/insert-cited.ts'
import { followReference, insertReference } from '../../../client/editor/commands/reference.ts'
import { numbering, readNumbering, relabel } from '../../../client/editor/plugins/numbering.ts'
import { references, referencesIn } from '../../../client/editor/plugins/references.ts'
import { matchingChoices, referenceChoices } from '../../../client/editor/reference-choices.ts'
import { applied, stateOf } from './editing.ts'

const open = (...lines: string[]) => stateOf(lines, [numbering(new Map()), references()])
const read = (state: ReturnType<typeof open>) => referencesIn(state).map(({ text }) => text)

describe('a reference', () => {
  test('[E23] stands in the place of the selected words and is one letter', () => {
    const state = open('numbered One', 'numbered see |17 above')
    const { from } = state.selection
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, from + 2)))
    const after = applied(selected, insertReference('p1'))
    expect(after.doc.child(1).content.size).toBe('see  above'.length + 1)
    expect(after.selection.from).toBe(from + 1)
    expect(read(after)).toEqual(['paragraph 1'])
    const across = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, from)))
    expect(insertReference('p1')(across)).toBe(false)
    expect(insertReference('')(state)).toBe(false)
  })

  test('[E23] follows what is written before its target, and the names of decisions', () => {
    const state = applied(open('numbered One', 'plain see |'), insertReference('p1'))
    const pushed = state.apply(state.tr.insert(0, schema.node('paragraph', { id: 'new', role: 'numbered' })))
    expect(read(pushed)).toEqual(['paragraph 2'])
    expect(read(pushed.apply(pushed.tr.delete(2, 2 + state.doc.child(0).nodeSize)))).toEqual(['[paragraph deleted]'])
    const cited = applied(open('plain see |'), insertReference('k7m2q4x'))
    expect(read(cited)).toEqual(['Decision k7m2q4x'])
    expect(read(cited.apply(relabel(cited, new Map([['k7m2q4x', '17.92']]))))).toEqual(['Decision 17.92'])
  })

  test('[E23] other programs get its words', () => {
    const state = applied(open('numbered One', 'plain see |'), insertReference('p1'))
    const slice = state.doc.slice(0, state.doc.content.size)
    expect(plainSlice(slice, (target) => readingOf(state, target))).toBe('One\n\nsee paragraph 1')
  })

  test('[E41] agreed words come with where they are from', () => {
    const state = open('item Parties should|; and')
    const after = applied(state, insertCited(' share  best practices;', '15.57/a'))
    const slice = after.doc.slice(0, after.doc.content.size)
    expect(plainSlice(slice, (target) => readingOf(after, target))).toBe(
      'Parties should share best practices; – Decision 15.57, paragraph a); and',
    )
    expect(insertCited(' ', '15.57/a')(state)).toBe(false)
  })

  test('[E24] Enter follows the one that is selected and nothing else', () => {
    const followed: string[] = []
    const follow = followReference((target) => followed.push(target))
    const state = applied(open('numbered One', 'plain see |'), insertReference('p1'))
    expect(follow(state, () => {})).toBe(false)
    const position = state.selection.from - 1
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, position)))
    expect(follow(selected, () => {})).toBe(true)
    expect(followed).toEqual(['p1'])
  })

  test('[E25] the paragraph of that number comes first, then those that speak of it', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `numbered Sentence ${index === 0 ? 'on 12 replies' : 'more'}`,
    )
    const state = open(...lines, 'plain unnumbered', 'item with replies', 'heading Next steps')
    const choices = referenceChoices(state.doc, readNumbering(state), 0)
    expect(choices.map(({ reads }) => reads)).toEqual([
      ...lines.map((_, index) => `paragraph ${index + 1}`),
      'paragraph 12 a)',
      '“Next steps”',
    ])
    const found = (query: string) => matchingChoices(choices, query).map(({ reads }) => reads)
    expect(found('12')).toEqual(['paragraph 12', 'paragraph 12 a)', 'paragraph 1'])
    expect(found('12 a)')[0]).toBe('paragraph 12 a)')
    expect(found('paragraph 3')).toEqual(['paragraph 3'])
    expect(found('NEXT')).toEqual(['“Next steps”'])
    expect(found('').length).toBe(choices.length)
  })
})
