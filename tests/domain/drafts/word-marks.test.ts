import { describe, expect, it } from 'vitest'
import { bookmarkOf, ORIGIN_PROPERTIES, paragraphOfBookmark, readOrigin } from '#domain/drafts/word-marks.ts'

const ID = '01980000-0000-7000-8000-0000000d0001'

describe('the way back of a Word file', () => {
  it('[RD2] a bookmark bears the identity of its paragraph, in a name that Word takes', () => {
    for (const id of [ID, 'first', 'a_b_3', 'x'.repeat(38)]) {
      const name = bookmarkOf(id) ?? ''
      expect(name).toMatch(/^[A-Za-z]\w{0,39}$/)
      expect(paragraphOfBookmark(name)).toBe(id)
    }
  })

  it('[RD2] what no bookmark can bear has none, and other bookmarks are not taken for ours', () => {
    expect(['', 'x'.repeat(39), 'two words', ID.toUpperCase()].map(bookmarkOf)).toEqual([null, null, null, null])
    expect(['_Toc123', 'Text1', 'p_12', `p_${'g'.repeat(32)}`].map(paragraphOfBookmark)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('[RD2] a file names its draft and the change after which it was made', () => {
    const properties = (draftId: string, sequence: string) =>
      new Map([
        [ORIGIN_PROPERTIES.draftId, draftId],
        [ORIGIN_PROPERTIES.sequence, sequence],
      ])
    expect(readOrigin(properties(ID, '17'))).toEqual({ draftId: ID, sequence: 17, isMarked: false })
    expect(readOrigin(properties(ID, '1.5'))).toBeNull()
    expect(readOrigin(properties('k4m7p2q', '17'))).toBeNull()
    expect(readOrigin(new Map())).toBeNull()
  })
})
