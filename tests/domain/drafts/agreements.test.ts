import { describe, expect, it } from 'vitest'
import type { Actor, GroupRole } from '#domain/access.ts'
import {
  type AgreementEntry,
  agreeable,
  agreementState,
  boundWords,
  entriesByParagraph,
  isOperative,
} from '#domain/drafts/agreements/agreement.ts'
import { refuseAgreement, refuseNoting } from '#domain/drafts/agreements/refusals.ts'
import { bracketSign, type Inline, paragraph, tableOf } from '#domain/drafts/content.ts'
import { PARAGRAPH_ROLES } from '#domain/drafts/schema.ts'
import type { AccountId, AgreementId, DraftId, GroupId, OrganizationId } from '#domain/ids.ts'

const TEXT = paragraph('operative', 'URGES Parties to report;', { id: 'one' })
const entry = (bound: AgreementEntry['bound']): AgreementEntry => ({
  id: 'a' as AgreementId,
  draftId: 'd' as DraftId,
  paragraphId: 'one',
  kind: bound ? 'agreed' : 'reopened',
  said: 'agreed ad referendum',
  by: 'c' as AccountId,
  at: '2018-02-01T09:00:00.000Z',
  bound,
})
const bound = { hash: 'h', paragraph: TEXT, sequence: 3 }

describe('what is bound', () => {
  it.each<[string, Parameters<typeof boundWords>[0]]>([
    ['a comma', paragraph('operative', 'URGES Parties, to report;')],
    ['a letter in italics', paragraph('operative', [{ text: 'URGES', em: true }, { text: ' Parties to report;' }])],
    ['the role', paragraph('preambular', 'URGES Parties to report;')],
    ['the level', paragraph('operative', 'URGES Parties to report;', { level: 2 })],
    ['a footnote', paragraph('operative', [...TEXT.inline, { footnote: 'numbered', text: 'See.' } as Inline])],
  ])('[AG1] [AG2] %s counts', (_what, changed) => {
    expect(boundWords(changed)).not.toBe(boundWords(TEXT))
  })

  it('[AG1] identity, reference and how the words are cut do not', () => {
    const cut = paragraph('operative', [{ text: 'URGES ' }, { text: 'Parties to report;' }], {
      id: 'x',
      ref: '15.57/c',
    })
    expect(boundWords(cut)).toBe(boundWords(TEXT))
  })
})

describe('where a paragraph stands', () => {
  it('[AG2] [AG10] is agreed as long as it says what was agreed, and again when it does', () => {
    const states = ['h', 'other', 'h', null].map((live) => agreementState(entry(bound), live))
    expect(states).toEqual(['agreed', 'changed', 'agreed', 'gone'])
  })

  it('[AG7] is reopened whatever it says, once it was reopened on purpose', () => {
    expect(['h', null].map((live) => agreementState(entry(null), live))).toEqual(['reopened', 'reopened'])
  })

  it('[AG8] follows from its own entries, in their order', () => {
    const other = { ...entry(bound), paragraphId: 'two' }
    const found = entriesByParagraph([entry(bound), other, entry(null)])
    expect([...found].map(([id, own]) => [id, own.map(({ kind }) => kind)])).toEqual([
      ['one', ['agreed', 'reopened']],
      ['two', ['agreed']],
    ])
  })

  it('[AG11] counts what acts, with its sub-paragraphs, outside tables', () => {
    const counted = PARAGRAPH_ROLES.filter((role) => isOperative({ role }))
    expect(counted).toEqual(['numbered', 'item', 'decision', 'operative', 'recommendation'])
    expect(agreeable([TEXT, tableOf(['a'], [['b']]), paragraph('plain', 'No identity')])).toEqual([TEXT])
  })
})

describe('who may, and when', () => {
  it('[AG3] the Chair, the Vice-Chair and the Secretariat; nobody else', () => {
    const groupId = 'g' as GroupId
    const seated = (role: GroupRole): Actor => ({
      accountId: 'c' as AccountId,
      name: 'Amina Odhiambo',
      email: 'amina@example.org',
      role: 'delegate',
      organizationId: 'o' as OrganizationId,
      delegation: 'Kenya',
      groups: [{ groupId, role }],
    })
    const roles = ['Chair', 'Vice-Chair', 'Secretariat', 'member', 'alternate', 'observer'] as const
    expect(roles.filter((role) => refuseNoting(seated(role), { groupId }) === null)).toEqual(roles.slice(0, 3))
  })

  it('[AG5] not what is empty, has brackets, is gone, or is agreed as it stands', () => {
    const bracketed = paragraph('operative', [bracketSign('k', 'open'), { text: 'all' }, bracketSign('k', 'close')])
    const ask = (...[state, live]: [Parameters<typeof refuseAgreement>[2], Parameters<typeof refuseAgreement>[3]]) =>
      refuseAgreement('agreed', 'Paragraph 1.', state, live)?.code ?? null
    expect([ask(null, TEXT), ask('changed', TEXT), ask('reopened', TEXT)]).toEqual([null, null, null])
    expect([ask(null, paragraph('operative', ' ')), ask(null, bracketed), ask('gone', null)]).toEqual([
      'conflict',
      'conflict',
      'conflict',
    ])
    expect(ask('agreed', TEXT)).toBe('illegal_transition')
  })

  it('[AG6] [AG7] an editorial change only of what was changed; reopening only of what was agreed', () => {
    const states = [null, 'agreed', 'changed', 'gone', 'reopened'] as const
    const may = (kind: 'editorial' | 'reopened') =>
      states.filter((state) => refuseAgreement(kind, 'Paragraph 1.', state, state === 'gone' ? null : TEXT) === null)
    expect(may('editorial')).toEqual(['changed'])
    expect(may('reopened')).toEqual(['agreed', 'changed'])
  })
})
