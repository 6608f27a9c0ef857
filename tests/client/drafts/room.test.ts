import { describe, expect, it } from 'vitest'
import { paragraph } from '#domain/drafts/content.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import { ROOM_KEYS, roomAct } from '../../../client/drafts/room-keys.ts'
import { nextProposal, proposalsAt } from '../../../client/drafts/room-proposal.ts'

const press = (key: string, more: Partial<Parameters<typeof roomAct>[0]> = {}) =>
  roomAct({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

/** A proposal as far as the room's order needs it. */
const proposal = (id: string, base: readonly string[], afterId: string | null = null) =>
  ({ id, base: base.map((one) => paragraph('item', 'Words', { id: one })), afterId }) as unknown as ProposalView

const ORDER = ['a', 'b', 'c', 'd']
const focusOn = (id: string) => ({ id, place: ORDER.indexOf(id), placeOf: (one: string) => ORDER.indexOf(one) })
const ALL = [proposal('P2', ['b']), proposal('P1', ['b']), proposal('P3', [], 'c')]
const called = (now: string | null, at: string, by: 1 | -1) => nextProposal(ALL, now, focusOn(at), by)?.id

describe('the room', () => {
  it('[RD13] has keys for paragraphs, proposals, letters and readings, and a presenter’s buttons', () => {
    expect(['ArrowDown', 'PageDown', 'ArrowUp', 'PageUp'].map((key) => press(key))).toEqual([
      { kind: 'paragraph', by: 1 },
      { kind: 'paragraph', by: 1 },
      { kind: 'paragraph', by: -1 },
      { kind: 'paragraph', by: -1 },
    ])
    expect([press('ArrowRight'), press('+'), press('3'), press('F'), press('?')]).toEqual([
      { kind: 'proposal', by: 1 },
      { kind: 'size', by: 1 },
      { kind: 'reading', index: 2 },
      { kind: 'follow' },
      { kind: 'keys' },
    ])
    expect([press('f', { ctrlKey: true }), press('6'), press('Tab'), press('Enter'), press('x')]).toEqual(
      Array(5).fill(null),
    )
    expect(ROOM_KEYS.length).toBeGreaterThan(7)
  })

  it('[RD14] calls the open proposals one at a time, from the paragraph in focus on', () => {
    expect(proposalsAt(ALL, 'b').map(({ id }) => id)).toEqual(['P2', 'P1'])
    expect(proposalsAt(ALL, 'c').map(({ id }) => id)).toEqual(['P3'])
    expect([called(null, 'b', 1), called('P2', 'b', 1), called('P1', 'b', 1), called('P3', 'c', 1)]).toEqual([
      'P2',
      'P1',
      'P3',
      undefined,
    ])
    expect([called(null, 'a', 1), called(null, 'd', 1), called(null, 'd', -1), called('P2', 'b', -1)]).toEqual([
      'P2',
      'P2',
      'P3',
      undefined,
    ])
  })
})
