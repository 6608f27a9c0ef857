import { describe, expect, it } from 'vitest'
import { type Block, type Inline, isTable, type Paragraph, paragraph } from '#domain/drafts/content.ts'
import { type DrawnBlock, type DrawnProposal, isDrawnProposal, isPlainTable } from '#domain/drafts/drawing.ts'
import { type NamedProposal, proposalsAsRevisions, proposalsBehind } from '#domain/drafts/proposals/draw-proposals.ts'
import type { ProposedChange } from '#domain/drafts/proposals/proposal.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { type Pick, randomFrom } from '../../support/random.ts'

const AT = '2017-10-02T09:00:00.000Z'
const PARTIES = ['Kenya', 'Peru', 'France']

function named(number: number, change: ProposedChange, by = number % PARTIES.length): NamedProposal {
  const proposal = {
    ...change,
    id: `p${number}` as ProposalId,
    draftId: 'd' as DraftId,
    number,
    organizationId: PARTIES[by] as OrganizationId,
    by: 'a' as AccountId,
    at: AT,
    reason: '',
    counterTo: null,
    replaces: null,
    support: [],
    dispositions: [],
  }
  return { proposal, delegation: PARTIES[by] ?? '', supporters: [] }
}

const item = (id: string, text: string) => paragraph('item', text, { id })
const TEXT = [item('a', 'Parties report.'), item('b', 'Parties act.'), item('c', 'Parties learn.')]
const [A, B, C] = TEXT as [Paragraph, Paragraph, Paragraph]
const reworded = (one: Paragraph, text: string): Paragraph => ({ ...one, inline: [{ text }] })

/** What is left of the words when every revision is rejected, or accepted. */
function left(blocks: readonly (DrawnBlock | DrawnProposal)[], gone: 'inserted' | 'deleted'): string[] {
  return blocks.flatMap((drawn) => {
    if (isDrawnProposal(drawn) || isPlainTable(drawn.block) || !('pieces' in drawn.block)) return []
    if (drawn.block.mark === gone) return []
    const kept = drawn.block.pieces.filter(({ change }) => change !== gone)
    return [kept.map(({ inline }) => inline.text).join('')]
  })
}
const wordsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (isTable(block) ? [] : [block.inline.map(({ text }) => text).join('')]))

describe('proposals in a file', () => {
  it('[RD8] over several paragraphs, at the beginning, and cutting one in two', () => {
    const { blocks, remarks } = proposalsAsRevisions(TEXT, [
      named(1, { kind: 'insert', base: [], proposed: [item('', 'First of all.')], afterId: null }),
      named(2, {
        kind: 'change',
        base: [A, B],
        proposed: [reworded(A, 'Parties'), item('', 'report now.')],
        afterId: null,
      }),
      named(3, { kind: 'delete', base: [C], proposed: [], afterId: null }),
    ])
    expect(left(blocks, 'inserted')).toEqual(wordsOf(TEXT))
    expect(left(blocks, 'deleted')).toEqual(['First of all.', 'Parties', 'report now.'])
    expect(remarks.map(({ lines }) => lines[0]?.[0]?.inline.text)).toEqual([
      'P1, Peru: new at the beginning',
      'P2, France: change',
      'P3, Kenya: delete',
    ])
  })

  it('[RD8] another role or level is said, since revisions of words cannot show it', () => {
    const deeper = { ...B, level: 2 }
    const { remarks } = proposalsAsRevisions(TEXT, [
      named(1, { kind: 'change', base: [B], proposed: [deeper], afterId: null }),
    ])
    expect(remarks[0]?.lines[0]?.[0]?.inline.text).toBe('P1, Peru: change, as item of level 2')
  })

  it('[RD8] for drawn negotiations: rejecting gives the text, and no proposal is missing', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const pick = randomFrom(seed)
      const text = Array.from({ length: 1 + pick(6) }, (_, index) => item(`p${index}`, someWords(pick)))
      const proposals = Array.from({ length: pick(7) }, (_, index) => named(index + 1, someChange(text, pick), pick(3)))
      const { blocks, remarks } = proposalsAsRevisions(text, proposals)
      expect(left(blocks, 'inserted'), `seed ${seed}`).toEqual(wordsOf(text))
      const said = remarks.map(({ lines }) => lines[0]?.[0]?.inline.text ?? '').join('\n')
      const behind = proposalsBehind(text, proposals)
      const shown = behind.blocks.flatMap((drawn) => (isDrawnProposal(drawn) ? [drawn.heading] : [])).join('\n')
      for (const { proposal, delegation } of proposals) {
        expect(said, `seed ${seed}`).toContain(`P${proposal.number}, ${delegation}`)
        expect(shown, `seed ${seed}`).toContain(`P${proposal.number}, ${delegation}`)
      }
      expect(left(behind.blocks, 'inserted'), `seed ${seed}`).toEqual(wordsOf(text))
      const authors = blocks.flatMap((drawn) => (isDrawnProposal(drawn) || !drawn.by ? [] : [drawn.by.name]))
      expect(
        authors.every((name) => PARTIES.includes(name)),
        `seed ${seed}`,
      ).toBe(true)
    }
  })
})

const WORDS = ['Parties', 'shall', 'report', 'each', 'year', 'sales']
const someWords = (pick: Pick) => Array.from({ length: 1 + pick(6) }, () => WORDS[pick(WORDS.length)]).join(' ')

/** Also on paragraphs that have been changed since, or are gone. */
function someChange(text: readonly Paragraph[], pick: Pick): ProposedChange {
  const at = pick(text.length)
  const first = text[at] ?? item('gone', 'Gone.')
  const stale: Paragraph = pick(5) === 0 ? item(pick(2) === 0 ? 'gone' : first.id, someWords(pick)) : first
  const next = text[at + 1]
  const base = pick(3) === 0 && next ? [stale, next] : [stale]
  const new_: Inline[] = [{ text: someWords(pick) }]
  const kind = (['change', 'insert', 'delete', 'move'] as const)[pick(4)] ?? 'change'
  if (kind === 'insert') {
    return { kind, base: [], proposed: [item('', someWords(pick))], afterId: pick(3) === 0 ? null : first.id }
  }
  if (kind === 'delete') return { kind, base, proposed: [], afterId: null }
  if (kind === 'move')
    return { kind, base, proposed: base, afterId: pick(3) === 0 ? null : (text[pick(text.length)]?.id ?? null) }
  const cut = pick(3) === 0 ? [item('', someWords(pick))] : []
  return { kind, base, proposed: [{ ...stale, inline: new_ }, ...cut], afterId: null }
}
