import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#domain/canonical.ts'
import { type Block, documentOf, paragraph, tableOf } from '#domain/drafts/content.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { type Cover, coverOf } from '#domain/reports/cover.ts'
import { guard } from '#domain/reports/guard.ts'
import { type IssuedDocument, issueReport, refuseIssue } from '#domain/reports/report.ts'
import { textOf } from '../../support/bracketed.ts'
import { sc69 } from '../../support/reports/facts.ts'
import { choices } from '../../support/reports/printable.ts'

const cover = coverOf(choices, sc69, 0)
const recommendation = paragraph('recommendation', 'The Standing Committee is invited to note this document.', {
  id: 'r',
})
const documentWith = (blocks: readonly Block[], other: Partial<Cover> = {}): IssuedDocument => ({
  cover: { ...cover, ...other },
  content: documentOf(blocks),
  labels: {},
  issuedOn: '2017-10-02',
})
const found = (document: IssuedDocument, deadline: Parameters<typeof guard>[1] = null) =>
  guard(document, deadline).map(({ severity, code, paragraphId }) => `${severity}: ${code} ${paragraphId ?? '-'}`)
const by = {
  accountId: 'a' as AccountId,
  at: '2017-10-02T08:00:00.000Z',
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
}

describe('the publication guard', () => {
  test('[R11] brackets, title, symbol and text are blockers with their place', () => {
    expect(found(documentWith([recommendation]))).toEqual([])
    expect(found(documentWith([recommendation, paragraph('item', 'a [possible] list', { id: 'p' })]))).toEqual([
      'blocker: open bracket p',
    ])
    // A bracket that is an object counts like one that was typed, in each paragraph that has an end of it.
    const over = textOf('all [a:range', 'States', 'and bodies:a] act').map((block) => ({
      ...block,
      role: 'item' as const,
    }))
    expect(found(documentWith([recommendation, ...over]))).toEqual([
      'blocker: open bracket p1',
      'blocker: open bracket p3',
    ])
    const note = paragraph('plain', [{ footnote: 'numbered', text: 'see [1]' }], { id: 'n' })
    expect(found(documentWith([recommendation, note, tableOf(['x]'], [])]))).toEqual([
      'blocker: open bracket n',
      'blocker: open bracket -',
    ])
    const lost = [
      { text: 'See ' },
      { reference: 'gone', text: '' },
      { text: ' and ' },
      { reference: '15.57', text: '' },
    ]
    expect(found(documentWith([recommendation, paragraph('plain', lost, { id: 'l' })]))).toEqual([
      'blocker: lost reference l',
    ])
    expect(found(documentWith([], { title: '', symbol: '' }))).toEqual([
      'blocker: no title -',
      'blocker: no symbol -',
      'blocker: no text -',
    ])
  })

  test('[R12] placeholders, empty numbers, no recommendation and lateness are warnings', () => {
    const deadline = { on: '2017-09-28', today: '2017-10-02' }
    const blocks = [
      paragraph('numbered', 'Draft decision 17.XX is new.', { id: 'x' }),
      paragraph('numbered', 'as set out in xxx below', { id: 'y' }),
      paragraph('item', ' ', { id: 'e' }),
      paragraph('plain', 'Version XXL of 17.92 and CoP17.', { id: 'fine' }),
    ]
    expect(found(documentWith(blocks), deadline)).toEqual([
      'warning: placeholder x',
      'warning: placeholder y',
      'warning: empty paragraph e',
      'warning: no recommendation -',
      'warning: after deadline -',
    ])
    expect(refuseIssue({ issues: [] }, documentWith(blocks), guard(documentWith(blocks), deadline))).toBeNull()
    expect(guard(documentWith([recommendation]), deadline)[0]?.message).toBe(
      'Documents for this meeting were due on 28 September 2017, 4 days ago.',
    )
  })

  test('[R13] a blocker refuses the issue and says the reason', () => {
    const open = documentWith([
      recommendation,
      paragraph('plain', '[or] and [and]', { id: 'p' }),
      paragraph('plain', '[x]'),
    ])
    const refusal = refuseIssue({ issues: [] }, open, guard(open, null))
    expect([refusal?.code, refusal?.message]).toEqual([
      'illegal_transition',
      'It cannot be issued yet. Text in square brackets is not agreed: “[or] and [and]”. There is one more reason.',
    ])
    expect(() => issueReport({ issues: [] }, open, guard(open, null), by)).toThrow(DomainError)
  })
})

describe('issues', () => {
  const document = documentWith([recommendation])

  test('[R15] the hash is over canonical JSON', () => {
    const issue = issueReport({ issues: [] }, document, [], by)
    const otherOrder = Object.fromEntries(Object.entries(document).reverse())
    expect(issue.sha256).toBe(by.sha256(canonicalJson(otherOrder)))
    expect(canonicalJson({ b: [1, undefined, 'é"'], a: { d: null, c: undefined } })).toBe(
      '{"a":{"d":null},"b":[1,null,"é\\""]}',
    )
  })

  test('[R16] a further issue is a revision, the same words are refused', () => {
    const first = issueReport({ issues: [] }, document, [], by)
    expect([first.revision, first.issuedAt]).toEqual([0, by.at])
    const sameWords = { ...document, cover: coverOf(choices, sc69, 1), issuedOn: '2017-11-01' }
    expect(refuseIssue({ issues: [first] }, sameWords, [])?.code).toBe('conflict')
    const otherWords = documentWith([recommendation, paragraph('plain', 'A sentence more.')])
    expect(issueReport({ issues: [first] }, otherWords, [], by).revision).toBe(1)
  })
})
