import { describe, expect, it } from 'vitest'
import { citeProvision, findByRef, hrefOf } from '#domain/decisions/address.ts'
import { currentRevision, handleFrom, nameOf, numberOf, revisionAt, stateOf } from '#domain/decisions/decision.ts'
import { recordEvent, refuseEvent } from '#domain/decisions/record-event.ts'
import { decisionView, provisionView, type Surroundings } from '#domain/decisions/views.ts'
import type { AccountId, DecisionId } from '#domain/ids.ts'
import { aText, at, chapeau, event, item, revisionOf } from '../../support/fixtures/texts.ts'
import { memoryDecisionStore } from '../../support/memory/decisions.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId
const around: Surroundings = {
  nameOfAccount: () => 'Amina Otieno',
  lineage: [],
  linked: new Map(),
  sameLabel: [],
  subjectNames: [],
  withDrafts: true,
}
const lines = [
  chapeau('Parties are urged to:'),
  item('a', 'watch markets;'),
  item('a/i', 'large ones;'),
  item('b', 'tell others.'),
]

describe('the history of a text', () => {
  it('[RG5] number and state are folded from events', () => {
    const draft = aText('1', by, { label: '17.XX' })
    expect([numberOf(draft), stateOf(draft), nameOf(draft)]).toEqual([null, 'draft', '17.XX'])
    const adopted = {
      ...draft,
      events: [event(by, 'adopted', { number: '17.92' }), event(by, 'amended', { meeting: 'CoP18' })],
    }
    expect([numberOf(adopted), stateOf(adopted)]).toEqual(['17.92', 'in effect'])
    expect(stateOf({ events: [...adopted.events, event(by, 'superseded')] })).toBe('superseded')
  })

  it('[RG6] the newest text is that of the latest meeting, in whatever order they came', () => {
    const text = {
      ...aText('1', by, { number: '14.29' }),
      revisions: [
        revisionOf('1', by, { revision: 'CoP18', adoptedAt: 'CoP18' }),
        revisionOf('2', by, { adoptedAt: 'CoP14' }),
        revisionOf('3', by, { revision: 'CoP16', adoptedAt: 'CoP16' }),
      ],
    }
    expect(currentRevision(text).adoptedAt).toBe('CoP18')
    expect(nameOf(text)).toBe('14.29 (Rev. CoP18)')
    expect(revisionAt(text, 'CoP17')?.adoptedAt).toBe('CoP16')
    expect(revisionAt(text, 'CoP9')).toBeNull()
  })

  it('[RG21] an event that does not fit the state is refused with the reason', () => {
    const draft = aText('1', by, { label: '17.XX' })
    const inEffect = aText('2', by, { number: '15.57' })
    const refusal = (text: typeof draft, kind: Parameters<typeof refuseEvent>[1]['kind'], number?: string) =>
      refuseEvent(text, { kind, meeting: 'CoP17', number })?.message ?? null
    expect(refusal(draft, 'adopted', '17.92')).toBeNull()
    expect(refusal(draft, 'adopted', 'Conf. 17.4')).toMatch(/in the form 17\.92/)
    expect(refusal(draft, 'adopted', '18.1')).toMatch(/a number of CoP18/)
    expect(refusal(draft, 'deleted')).toMatch(/is draft: it cannot be deleted/)
    expect(refusal(inEffect, 'adopted', '17.92')).toMatch(/only a draft can be adopted/)
    expect(refusal(inEffect, 'declined')).toMatch(/only a draft can be declined/)
    expect(refusal(inEffect, 'superseded')).toBeNull()
    const superseded = { ...inEffect, events: [...inEffect.events, event(by, 'superseded')] }
    expect(refusal(superseded, 'deleted')).toBeNull()
    expect(refusal(superseded, 'amended')).toMatch(/is superseded/)
  })

  it('[RG20] an adoption gives the number and the adopted text beside the draft', () => {
    const draft = aText('1', by, { label: '17.XX', lines })
    let count = 0
    const newId = () => `01980000-0000-7000-8000-${String(++count).padStart(12, '0')}`
    const recorded = recordEvent(
      draft,
      { kind: 'adopted', meeting: null, number: ' 17.92 ' },
      { accountId: by, at: at(1), newId },
    )
    expect(recorded.event).toMatchObject({ meeting: 'CoP17', number: '17.92' })
    expect(recorded.revision?.adoptedAt).toBe('CoP17')
    expect(recorded.revision?.provisions.map(({ text }) => text)).toEqual(lines.map(({ text }) => text))
    expect(recorded.revision?.provisions[0]?.id).not.toBe(draft.revisions[0]?.provisions[0]?.id)
  })
})

describe('addresses', () => {
  it('[RG7] a text is found by each of its names; several under one label are listed', async () => {
    const store = memoryDecisionStore()
    const resolution = aText('1', by, { number: 'Conf. 11.3', kind: 'resolution' })
    const one = aText('2', by, { label: '17.XX', subject: 'Cheetahs', proposedBy: 'Kenya' })
    const other = aText('3', by, { label: '17.XX', subject: 'Cybercrime', proposedBy: 'the Secretariat' })
    const single = aText('4', by, { label: '17.C' })
    for (const text of [resolution, one, other, single]) await store.add(text)
    for (const ref of ['conf-11.3', 'Conf. 11.3', 'TEXT001'])
      expect(await findByRef(store, ref), ref).toEqual(resolution)
    expect(await findByRef(store, '17.C')).toEqual(single)
    expect(await findByRef(store, '17.C', false)).toBeNull()
    await expect(findByRef(store, '17.XX')).rejects.toMatchObject({
      code: 'ambiguous',
      detail: {
        candidates: [
          { handle: 'text002', href: '/decisions/text002', subject: 'Cheetahs', proposedBy: 'Kenya' },
          { handle: 'text003', subject: 'Cybercrime' },
        ],
      },
    })
    expect([hrefOf(resolution, '2/a'), hrefOf(one)]).toEqual(['/decisions/conf-11.3/2/a', '/decisions/text002'])
    expect(citeProvision(resolution, '2/a')).toBe('Resolution Conf. 11.3, paragraph 2 a)')
  })

  it('[RG2] a handle has seven signs and differs for ids that follow each other', () => {
    const ids = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002'] as DecisionId[]
    const handles = ids.map(handleFrom)
    expect(handles.every((handle) => /^[0-9a-z]{7}$/.test(handle))).toBe(true)
    expect(new Set(handles).size).toBe(2)
  })

  it('[RG13] a provision comes with its chapeau, what is under it, and its words in every revision', () => {
    const text = { ...aText('1', by, { number: '15.57', lines }) }
    const revised = [...lines.slice(0, 3), item('b', 'tell the Secretariat.')]
    const both = {
      ...text,
      revisions: [...text.revisions, revisionOf('9', by, { revision: 'CoP18', adoptedAt: 'CoP18', lines: revised })],
    }
    const view = provisionView(both, currentRevision(both), 'a', around)
    expect(view).toMatchObject({
      cite: 'Decision 15.57 (Rev. CoP18), paragraph a)',
      href: '/decisions/15.57/a',
      context: [{ path: 'chapeau' }],
      lines: [
        { path: 'a', marker: 'a)' },
        { path: 'a/i', depth: 2 },
      ],
      previous: { href: '/decisions/15.57/chapeau' },
      next: { href: '/decisions/15.57/b' },
      revisions: [
        { name: '15.57 as adopted at CoP15', hasChanged: false },
        { name: '15.57 (Rev. CoP18)', hasChanged: false },
      ],
    })
    expect(provisionView(both, currentRevision(both), 'b', around)?.revisions[1]?.hasChanged).toBe(true)
    expect(provisionView(both, currentRevision(both), 'z', around)).toBeNull()
    expect(decisionView(both, currentRevision(both), around).revisions.map(({ isShown }) => isShown)).toEqual([
      false,
      true,
    ])
  })
})
