import { describe, expect, test } from 'vitest'
import { precedentsOf } from '#domain/decisions/gather-precedents.ts'
import { type Block, documentOf, type Inline, paragraph, readDocument, tableOf } from '#domain/drafts/content.ts'
import { type CheckKind, type FormFacts, keyOf, MOST_PAGES } from '#domain/drafts/form/finding.ts'
import { readFormText } from '#domain/drafts/form/form-text.ts'
import { lookUpFindings, namesToLookUp, overlapFindings } from '#domain/drafts/form/registry-checks.ts'
import { checkForm } from '#domain/drafts/form.ts'
import { type ParagraphRole, readRole } from '#domain/drafts/schema.ts'
import type { AccountId } from '#domain/ids.ts'
import { aText, chapeau, item } from '../../support/fixtures/texts.ts'

const HANDLE = 'k7m2q4x'
const LABELS = new Map([
  [HANDLE, '17.XX'],
  ['p3n8r2w', '17.XX'],
])
const FACTS: FormFacts = {
  meetings: new Map([
    ['SC66', '2016-01-11'],
    ['CoP17', '2016-09-24'],
    ['SC69', '2017-11-27'],
  ]),
  adoptedOn: '2016-09-24',
}

/** `item2 words` for each paragraph; a decision quotes the handle above unless it is given another after `@`. */
function blocks(...lines: (string | Block)[]): Block[] {
  return lines.map((line, index) => {
    if (typeof line !== 'string') return line
    const [, role = '', level, handle, words = ''] = /^([a-z-]+)(\d?)(?:@(\w+))?(?: (.*))?$/.exec(line) ?? []
    const ref = role === 'decision' ? (handle ?? HANDLE) : ''
    return paragraph(readRole(role), words, { id: `p${index}`, level: Number(level || 1), ref })
  })
}

const check = (text: readonly Block[], facts = FACTS) => checkForm(readDocument(documentOf(text)), LABELS, facts)
/** `p1: words` of each remark of one kind. */
function remarks(kind: CheckKind, ...lines: (string | Block)[]): string[] {
  return check(blocks(...lines))
    .filter((finding) => finding.kind === kind)
    .map(({ paragraphId, quote }) => `${paragraphId}: ${quote}`)
}
const messages = (kind: CheckKind, ...lines: (string | Block)[]) =>
  check(blocks(...lines)).flatMap((finding) => (finding.kind === kind ? [finding.message] : []))

const SECRETARIAT = 'addressee Directed to the Secretariat'

describe('addressees and verbs', () => {
  test('[FO1] a Decision without an addressee', () => {
    expect(remarks('addressee', 'decision Parties should reply.')).toEqual(['p0: '])
    expect(remarks('addressee', SECRETARIAT, 'heading Other', 'decision The Secretariat shall reply.')).toContain(
      'p2: ',
    )
    expect(remarks('addressee', SECRETARIAT, 'decision The Secretariat shall reply.')).toEqual([])
  })

  test('[FO2] an addressee of whom nothing is asked', () => {
    const [twice, idle] = messages('addressee', SECRETARIAT, 'addressee Directed to Parties', 'heading More')
    expect(twice).toContain('Another addressee follows')
    expect(idle).toContain('Nothing is asked')
  })

  test('[FO3] a sentence that speaks to somebody else', () => {
    const found = remarks(
      'addressee',
      'addressee Directed to the Standing Committee',
      'decision The working group on wildlife cybercrime shall meet between the meetings.',
    )
    expect(found).toEqual(['p1: The working group on wildlife cybercrime shall'])
    const right: readonly (readonly [string, string])[] = [
      ['Parties', 'All Parties should:'],
      ['Parties affected by illegal trade in cheetahs', 'Parties affected by illegal trade in cheetahs are urged to:'],
      ['Parties', 'The Conference of the Parties shall consider the report.'],
      [
        'Standing Committee, in consultation with the Animals Committee',
        'The Standing Committee shall, with the Animals Committee:',
      ],
      ['the Secretariat', 'Subject to external funding, the Secretariat shall:'],
      ['Parties and INTERPOL', 'Parties and INTERPOL are encouraged to share evidence.'],
    ]
    for (const [to, chapeau] of right) {
      expect([to, remarks('addressee', `addressee Directed to ${to}`, `decision ${chapeau}`)]).toEqual([to, []])
    }
    expect(
      remarks('addressee', SECRETARIAT, 'decision The Secretariat shall:', 'item The Animals Committee shall advise;'),
    ).toEqual(['p2: The Animals Committee shall'])
  })

  test('[FO4] verbs of Resolutions, and verbs unusual for whom they address', () => {
    expect(remarks('verb', 'addressee Directed to Parties', 'decision Recommends that Parties:')).toEqual([
      'p1: Recommends',
    ])
    expect(remarks('verb', SECRETARIAT, 'decision The Secretariat is invited to reply.')).toEqual(['p1: is invited to'])
    expect(remarks('verb', 'addressee Directed to Parties', 'decision Parties shall reply.')).toEqual(['p1: shall'])
    expect(remarks('verb', 'addressee Directed to INTERPOL', 'decision INTERPOL shall reply.')).toEqual(['p1: shall'])
    expect(remarks('verb', 'addressee Directed to INTERPOL', 'decision INTERPOL is invited to reply.')).toEqual([])
    expect(remarks('verb', 'addressee Directed to Parties', 'decision Parties are urged to reply.')).toEqual([])
  })

  test('[FO5] a sub-paragraph that says again who acts', () => {
    const list = [SECRETARIAT, 'decision The Secretariat shall:', 'item collect replies; and'] as const
    expect(remarks('verb', ...list, 'item The Secretariat should report back.')).toEqual(['p3: The Secretariat should'])
    expect(remarks('verb', ...list, 'item tell them. The Secretariat should report back.')).toEqual([
      'p3: The Secretariat should',
    ])
    expect(remarks('verb', ...list, 'item report on what should be done.')).toEqual([])
  })
})

describe('duties', () => {
  test('[FO6] a report without a body or a meeting', () => {
    const says = (words: string, chapeau = 'The Secretariat shall:') =>
      messages('report', SECRETARIAT, `decision ${chapeau}`, `item ${words}`)[0] ?? ''
    expect(says('report.')).toContain('to whom or when')
    expect(says('report to the Standing Committee.')).toContain('not when')
    expect(says('report at SC69.')).toBe('')
    expect(says('collect replies and report to the Standing Committee at its 69th meeting.')).toBe('')
    expect(
      says(
        'report to the Standing Committee.',
        'The Secretariat shall, at the 69th meeting of the Standing Committee:',
      ),
    ).toBe('')
    expect(says('read the report of the group.')).toBe('')
    expect(says('report to each meeting of the Standing Committee.')).toBe('')
  })

  test('[FO7] [FO8] a meeting that is unknown, and one that is over', () => {
    const says = (words: string) => messages('meeting', SECRETARIAT, `decision The Secretariat shall report ${words}.`)
    expect(says('at the 99th meeting of the Standing Committee')[0]).toContain('SC99 is not in the calendar')
    expect(says('to SC66')[0]).toContain('SC66 begins on 2016-01-11')
    expect(says('to SC69')).toEqual([])
    const text = blocks(SECRETARIAT, 'decision The Secretariat shall report to SC99.')
    const quiet = check(text, { meetings: new Map(), adoptedOn: null })
    expect(quiet.filter(({ kind }) => kind === 'meeting')).toEqual([])
  })

  test('[FO9] an act that costs and nobody pays for', () => {
    const cost = (...lines: string[]) => remarks('cost', SECRETARIAT, ...lines)
    expect(cost('decision The Secretariat shall:', 'item organize a workshop;')).toEqual(['p2: organize'])
    expect(cost('decision The Secretariat shall develop a database.')).toEqual(['p1: develop'])
    expect(cost('decision Subject to external funding, the Secretariat shall:', 'item organize a workshop;')).toEqual(
      [],
    )
    expect(
      cost('decision The Secretariat shall:', 'item subject to available resources, organize a workshop;'),
    ).toEqual([])
    expect(cost('decision The Secretariat shall:', 'item write to INTERPOL;')).toEqual([])
    expect(
      remarks(
        'cost',
        'addressee Directed to the Standing Committee',
        'decision The Standing Committee shall establish an intersessional working group.',
      ),
    ).toEqual([])
    expect(
      remarks('cost', 'addressee Directed to Parties', 'decision Parties are urged to:', 'item develop laws;'),
    ).toEqual([])
  })
})

describe('punctuation', () => {
  const list = (...ends: string[]) => [
    'decision The Secretariat shall:',
    ...ends.map((end, i) => `item word${i}${end}`),
  ]
  test('[FO10] the signs at the end of sub-paragraphs', () => {
    const found = (...lines: (string | Block)[]) => remarks('punctuation', SECRETARIAT, ...lines)
    expect(found(...list(';', '; and', '.'))).toEqual([])
    expect(found(...list(';', ';', '.'))).toEqual(['p3: word1;'])
    expect(found(...list('', '; or', ';'))).toEqual(['p2: word0', 'p4: word2;'])
    expect(found(...list('.', '.', '.'))).toEqual([])
    expect(
      found('decision The Secretariat shall:', 'item ask:', 'item2 who; and', 'item2 when; and', 'item tell.'),
    ).toEqual([])
    expect(
      found('decision The Secretariat shall:', 'item ask; and', 'item tell: ', 'item2 who; and', 'item2 when.'),
    ).toEqual([])
    expect(found('operative URGES Parties to:', 'item ask; and', 'item tell;', 'operative INVITES Parties.')).toEqual(
      [],
    )
  })

  test('[FO11] the end of a recital', () => {
    expect(remarks('punctuation', 'preambular RECALLING the text.', 'preambular NOTING more;')).toEqual([
      'p0: the text.',
    ])
  })
})

describe('what the text points at', () => {
  const decision = [SECRETARIAT, 'decision The Secretariat shall:', 'item ask; and', 'item tell.'] as const

  test('[FO12] references that lead nowhere', () => {
    const inline: Inline[] = [
      { text: 'see ' },
      { reference: 'gone', text: '' },
      { text: ' and ' },
      { reference: 'p1', text: '' },
    ]
    const found = check([paragraph('plain', inline, { id: 'p0' }), paragraph('plain', 'words', { id: 'p1' })])
    expect(found.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['reference', '[paragraph deleted]'],
      ['reference', '[paragraph without a number]'],
    ])
  })

  test('[FO13] placeholders that name no Decision, or several', () => {
    const says = (words: string, ...more: string[]) =>
      messages('reference', ...decision, ...more, `plain ${words}`)[0] ?? ''
    expect(says('as in Decision 17.XX, paragraph d) of this document')).toBe('Decision 17.XX has no paragraph d).')
    expect(says('as in Decision 17.XX, paragraph b)')).toBe('')
    expect(says('as in Decision 17.YY')).toBe('No Decision of this draft is called 17.YY.')
    expect(says('as in Decision 17.XX', SECRETARIAT, 'decision@p3n8r2w The Secretariat shall reply.')).toContain(
      '2 Decisions of this draft are called 17.XX',
    )
    expect(says('as in Decision 15.57, paragraph d)')).toBe('')
  })

  test('[FO14] numbers typed by hand', () => {
    const found = (words: string) => remarks('reference', 'numbered One.', 'numbered Two.', `numbered ${words}`)
    expect(found('as in paragraph 7')).toEqual(['p2: paragraph 7'])
    expect(found('as in paragraphs 1, 2 and 4')).toEqual(['p2: paragraphs 1, 2 and 4'])
    for (const fine of [
      'as in paragraphs 1 and 2',
      'paragraph 7 of Resolution Conf. 11.3',
      'Resolution Conf. 11.3, paragraph 7',
      'Decision 16.70, paragraph c)',
      'paragraph 6 c) of Decision 15.57',
      'paragraph 9 in document CoP17 Doc. 29',
      'a paragraph to be written',
    ]) {
      expect([fine, found(fine)]).toEqual([fine, []])
    }
    expect(remarks('reference', ...decision, 'plain The replies under paragraph c) are kept.')).toEqual([
      'p4: paragraph c)',
    ])
    expect(remarks('reference', 'numbered One.', 'annex-heading Terms', 'numbered See paragraph 2.')).toEqual([
      'p2: paragraph 2',
    ])
  })

  test('[FO15] annexes', () => {
    expect(messages('reference', 'plain See Annex 2.', 'annex-heading Terms')).toEqual([
      'The text has one annex and no Annex 2.',
    ])
    expect(messages('reference', 'plain See Annex 2 of that report.', 'annex-heading Terms')).toEqual([])
  })
})

describe('what the registry is asked', () => {
  const read = (...lines: (string | Block)[]) => readFormText(readDocument(documentOf(blocks(...lines))), LABELS)
  const known = new Map([
    ['15.57', new Set(['chapeau', 'a', 'b', 'a/i'])],
    ['Conf. 11.3', new Set(['1'])],
  ])

  test('[FO22] texts and sub-paragraphs that it does not have', () => {
    const says = (...lines: (string | Block)[]) => lookUpFindings(read(...lines), known).map(({ message }) => message)
    expect(says('plain as in Decision 15.57, paragraph b), and Resolution Conf. 11.3')).toEqual([])
    expect(says('plain as in Decision 15.57, paragraph q)')).toEqual(['15.57 has no paragraph q).'])
    expect(says('plain as in Decision 16.99')).toEqual([
      '16.99 is not in the registry: correct the number, or import the text.',
    ])
    expect(says('plain as in Decision 17.XX')).toEqual([])
    const live = (reference: string) => paragraph('plain', [{ reference, text: '' }], { id: 'p0' })
    expect(says(live('15.57/a/i'), live('conf-11.3/1'))).toEqual([])
    expect(says(live('15.57/a/ii'), live('conf-11.9'))).toEqual([
      '15.57 has no paragraph a) ii).',
      'Conf. 11.9 is not in the registry: correct the number, or import the text.',
    ])
    expect(namesToLookUp(read(live('15.57/a'), 'plain Decision 16.99 and Decision 15.57'))).toEqual(['15.57', '16.99'])
  })

  const valid = precedentsOf(
    aText('1', 'somebody' as AccountId, {
      number: '15.57',
      lines: [
        chapeau('Parties are urged to:'),
        item('a', 'submit best practices and addresses of websites with codes of conduct for online markets;'),
        item('b', 'publish research on the illegal trade.'),
      ],
    }),
  )

  test('[FO23] a text in effect that says nearly the same, with the words in common', () => {
    const text = read('item Submit to the Secretariat any best practice and website address with a code of conduct')
    const [found, ...others] = overlapFindings(text, valid, [])
    expect(others).toEqual([])
    expect(found?.message).toContain('Decision 15.57, paragraph a) is in effect')
    const { text: words = '', marks = [] } = found?.other ?? {}
    expect(marks.map(({ from, to }) => words.slice(from, to))).toEqual([
      'submit',
      'best',
      'practices',
      'addresses',
      'websites',
      'codes',
      'conduct',
    ])
    expect(
      overlapFindings(read('item Train customs officers in evidence, seizures, forensics and storage'), valid, []),
    ).toEqual([])
  })

  test('[FO24] the text that the draft revises or quotes is not said again', () => {
    const words = 'submit best practices and addresses of websites with codes of conduct for online markets;'
    expect(overlapFindings(read(`item ${words}`), valid, [])).toHaveLength(1)
    expect(overlapFindings(read(`item ${words}`), valid, ['15.57'])).toEqual([])
    const quoting = paragraph('item', words, { id: 'q', ref: '15.57/a' })
    expect(overlapFindings(read(quoting), valid, [])).toEqual([])
  })
})

describe('layout', () => {
  test('[FO16] brackets open and close over the whole text', () => {
    expect(remarks('bracket', 'plain [all', 'plain of it] and [more', 'plain or] less]')).toEqual(['p2: or] less]'])
    expect(remarks('bracket', 'plain [all', tableOf(['x]'], []))).toEqual([])
    expect(remarks('bracket', 'plain words [all')).toEqual(['p0: words [all'])
  })

  test('[FO17] spaces', () => {
    expect(remarks('spacing', 'plain two  spaces', 'plain before ; a sign', 'plain fine, 1 . 5 x')).toEqual([
      'p0: two  spaces',
      'p1: before ; a sign',
      'p2: fine, 1 . 5 x',
    ])
    expect(remarks('spacing', 'plain a sentence. Another, with; all: signs.  ')).toEqual([])
  })

  test('[FO18] headings without text, empty numbers', () => {
    expect(remarks('heading', 'heading One', 'heading2 Two', 'heading2 Three', 'plain text', 'heading Last')).toEqual([
      'p1: ',
      'p4: ',
    ])
    expect(remarks('heading', 'heading Table', tableOf(['x'], []))).toEqual([])
    expect(remarks('empty', 'numbered', 'plain', 'numbered text')).toEqual(['p0: '])
  })

  test('[FO19] placeholders in one way', () => {
    expect(remarks('placeholder', 'plain Decision 17.XX', 'plain and Decision xxx')).toEqual(['p1: xxx'])
    expect(remarks('placeholder', 'plain and Decision xxx')).toEqual([])
  })

  test('[FO20] length', () => {
    const page = Array.from({ length: 500 }, () => 'word').join(' ')
    const pages = Array.from({ length: MOST_PAGES }, () => `plain ${page}`)
    expect(messages('length', ...pages)).toEqual([])
    expect(messages('length', ...pages, 'plain one more')).toEqual([
      'The text has about 13 pages; the guidelines speak of 12.',
    ])
  })

  test('[FO21] a remark is made once and keeps its name', () => {
    const text = (words: string) => check(blocks(`plain ${words}`)).map(keyOf)
    expect(text('one  two and one  two')).toEqual(['spacing p0 one  two and one'])
    expect(text('one  two')).toEqual(text('one  two'))
  })

  test('[FO21] four hundred paragraphs are read while nobody types', () => {
    const roles: readonly ParagraphRole[] = ['numbered', 'item', 'item', 'decision', 'item', 'plain']
    const long = Array.from({ length: 400 }, (_, index) =>
      paragraph(
        roles[index % roles.length] ?? 'plain',
        'The Secretariat shall report to the Standing Committee at its 69th meeting on what Parties have said; and',
        { id: `p${index}`, ref: HANDLE },
      ),
    )
    const doc = readDocument(documentOf(long))
    checkForm(doc, LABELS, FACTS)
    const start = performance.now()
    checkForm(doc, LABELS, FACTS)
    // A quiet machine needs a twentieth of it.
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
