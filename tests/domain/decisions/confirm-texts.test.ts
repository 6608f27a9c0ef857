import { describe, expect, it } from 'vitest'
import { effectOf, planTexts, type Recording } from '#domain/decisions/import/confirm-texts.ts'
import { correctText, type ImportedText, textsOf } from '#domain/decisions/import/imported-text.ts'
import { recognise } from '#domain/decisions/import/recognise.ts'
import type { AccountId, ImportId } from '#domain/ids.ts'
import { aText, at, event, type Line, whole } from '../../support/fixtures/texts.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId

function recording(): Recording {
  let count = 0
  const newId = () => `01980000-0000-7000-8000-${String(++count).padStart(12, '0')}`
  return { importId: 'import' as ImportId, source: 'CoP17 Doc. 1', at: at(1), by, newId }
}

function imported(fields: Partial<ImportedText>): ImportedText {
  const lines: readonly Line[] = [whole('Parties should keep records, and report.')]
  return {
    kind: 'decision',
    index: 0,
    number: null,
    label: null,
    revision: null,
    subject: 'Markets',
    proposedBy: 'Kenya',
    addressees: [{ body: 'Parties', relation: 'lead', scope: null }],
    lines,
    ...fields,
  }
}

describe('what confirming an import does', () => {
  const known = aText('1', by, { number: '15.57', lines: [whole('Parties should keep records, and report.')] })
  const registry = new Map([['15.57', known]])

  it('[RG16] a new number is added as adopted by its meeting', () => {
    const plan = planTexts([imported({ number: '14.29', revision: 'CoP16' })], registry, recording())
    expect(plan.added[0]).toMatchObject({
      events: [
        { kind: 'adopted', meeting: 'CoP14', number: '14.29' },
        { kind: 'amended', meeting: 'CoP16', number: null },
      ],
      revisions: [{ revision: 'CoP16', adoptedAt: 'CoP16', source: 'CoP17 Doc. 1' }],
    })
    expect(plan.outcomes).toMatchObject([{ outcome: 'added' }])
  })

  it('[RG16] a known number gets the revision that it lacks; an older text or a deleted one is not amended by it', () => {
    const later = planTexts([imported({ number: '15.57', revision: 'CoP18' })], registry, recording())
    expect(later.revised).toMatchObject([{ decisionId: known.id, event: { kind: 'amended', meeting: 'CoP18' } }])
    const deleted = { ...known, events: [...known.events, event(by, 'deleted')] }
    const again = planTexts(
      [imported({ number: '15.57', revision: 'CoP18' })],
      new Map([['15.57', deleted]]),
      recording(),
    )
    expect(again.revised).toMatchObject([{ event: null }])
  })

  it('[RG16] drafts of one label stand side by side', () => {
    const drafts = [imported({ label: '17.XX' }), imported({ label: '17.XX', index: 1, subject: 'Cheetahs' })]
    const { added } = planTexts(drafts, registry, recording())
    expect(added.map(({ label, events }) => [label, events.length])).toEqual([
      ['17.XX', 0],
      ['17.XX', 0],
    ])
    expect(new Set(added.map(({ handle }) => handle)).size).toBe(2)
    expect(effectOf(imported({ label: '17.XX' }), null, 2).message).toMatch(/2 other texts are called 17\.XX/)
  })

  it('[RG17] the same words are not recorded twice, whatever their punctuation', () => {
    const quoted = imported({ number: '15.57', lines: [whole('Parties should keep records and report')] })
    const plan = planTexts([quoted, { ...quoted, index: 1 }], registry, recording())
    expect(plan).toMatchObject({ added: [], revised: [] })
    expect(plan.outcomes.map(({ outcome, decisionId }) => [outcome, decisionId])).toEqual([
      ['already there', known.id],
      ['already there', known.id],
    ])
  })

  it('[RG17] other words for the same revision are shown and change nothing', () => {
    const other = imported({ number: '15.57', lines: [whole('Parties shall keep records.')] })
    expect(effectOf(other, known, 0)).toMatchObject({
      effect: 'other words',
      message: expect.stringMatching(/other words in text\. The registry keeps its own/),
    })
    const plan = planTexts([other], registry, recording())
    expect(plan).toMatchObject({
      added: [],
      revised: [],
      outcomes: [{ outcome: 'already there', decisionId: known.id }],
    })
  })

  it('[RG17] what cannot be recorded at all is a conflict that names the item', () => {
    const empty = imported({ number: '16.1', lines: [] })
    expect(() => planTexts([imported({ label: 'xxx' }), { ...empty, index: 3 }], registry, recording())).toThrowError(
      expect.objectContaining({
        code: 'conflict',
        detail: { items: [expect.objectContaining({ kind: 'decision', index: 3 })] },
      }),
    )
  })

  it('[RG18] a correction decides; a number that is none is refused', () => {
    const corrected = correctText(imported({ label: '17.XX' }), { number: '17.92', subject: 'Cybercrime' })
    expect(corrected).toMatchObject({ number: '17.92', subject: 'Cybercrime', proposedBy: 'Kenya' })
    expect(effectOf(correctText(imported({}), { number: 'seventeen' }), null, 0)).toMatchObject({ effect: 'conflict' })
    expect(effectOf(correctText(imported({ kind: 'resolution' }), { number: '17.92' }), null, 0).message).toMatch(
      /Conf\. 17\.4/,
    )
    const doubled = correctText(imported({}), { provisions: [whole('one'), whole('two')] })
    expect(effectOf(doubled, null, 0).message).toMatch(/have the address text/)
  })
})

describe('a Resolution as provisions', () => {
  it('[RG24] recitals and operative paragraphs have addresses of their own', () => {
    const recognised = recognise(
      [
        'Resolution Conf. 9.9',
        'Sale of specimens on line',
        '',
        'RECALLING that markets have moved;',
        'NOTING the reports received;',
        '',
        'THE CONFERENCE OF THE PARTIES TO THE CONVENTION',
        '',
        'RECOMMENDS that Parties:',
        'a) watch the large markets; and',
        'b) publish what they find;',
        '',
        'DIRECTS the Secretariat to report on progress.',
      ].join('\n'),
    )
    const [text] = textsOf(recognised).filter(({ kind }) => kind === 'resolution')
    expect(text?.number).toBe('Conf. 9.9')
    expect(text?.lines.map(({ path, kind }) => [path, kind])).toEqual([
      ['preamble/1', 'preambular'],
      ['preamble/2', 'preambular'],
      ['1', 'operative'],
      ['1/a', 'item'],
      ['1/b', 'item'],
      ['2', 'operative'],
    ])
    expect(text?.lines[0]?.text).toMatch(/^RECALLING that markets/)
    expect(text?.addressees.map(({ body }) => body)).toEqual(['Parties', 'Secretariat'])
  })
})
