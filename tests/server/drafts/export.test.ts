import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DraftView } from '#domain/drafts/wire.ts'
import { paragraphOfBookmark, readOrigin } from '#domain/drafts/word-marks.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'
import { addNegotiated, DRAFT } from '../../support/drafts/negotiated.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { labelsInWord } from '../../support/reports/word-numbers.ts'
import { settled } from '../../support/word-revisions.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const PARAGRAPHS = [
  { role: 'decision', text: 'The Secretariat shall:', ref: 'k4m7p2q' },
  { role: 'item', text: 'report on wildlife cybercrime; and' },
  { role: 'item', level: 2, text: 'each year; and' },
  { role: 'item', text: 'advise Parties.' },
] as const

async function begin(): Promise<DraftView> {
  const payload = {
    title: 'Wildlife cybercrime',
    kind: 'decision',
    groupId: test.groupId,
    from: { paragraphs: PARAGRAPHS },
  }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('member'), payload })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

async function file(id: string, query: string): Promise<Uint8Array> {
  const url = `/api/drafts/${id}/export?${query}`
  const answer = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
  expect(answer.statusCode, answer.body).toBe(200)
  return new Uint8Array(answer.rawPayload)
}

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('a Word file of a draft', () => {
  it('[RD2] names its draft and the change, and bears the identity of each paragraph', async () => {
    const { id } = await begin()
    const bytes = await file(id, 'format=docx')
    const custom = [...partOf(bytes, 'docProps/custom.xml').matchAll(/name="([^"]*)"[^>]*><vt:lpwstr>([^<]*)</g)]
    expect(readOrigin(new Map(custom.map((match) => [match[1] ?? '', match[2] ?? ''])))).toEqual({
      draftId: id,
      sequence: 1,
      isMarked: false,
    })
    const { content } = await (
      await test.app.inject({ method: 'GET', url: `/api/drafts/${id}/content`, headers: test.as('member') })
    ).json()
    const names = [...partOf(bytes, 'word/document.xml').matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)]
    expect(names.map((match) => paragraphOfBookmark(match[1] ?? ''))).toEqual(
      content.map((node: { attrs: { id: string } }) => node.attrs.id),
    )
  })
})

const golden = (name: string) => `../../golden/drafts/${name}`
const pretty = (xml: string) => xml.replace(/></g, '>\n<').replace(/ xmlns:\w+="[^"]*"/g, '')
const READINGS = ['adopted', 'clean', 'markup', 'proposals'] as const
/** Words without regard to layout, and without what only a screen reader says. */
const words = (markup: string) =>
  markup
    .replace(/<style>[\s\S]*?<\/style>|<head>[\s\S]*?<\/head>|<section class="notes"[\s\S]*/g, '')
    .replace(/<span class="said">[^<]*<\/span>|<sup>[\s\S]*?<\/sup>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, '')

const WAS = [
  'Directed to Parties',
  'Parties should:',
  'submit best practices on websites to the Secretariat;',
  'adopt codes of conduct with platforms; and',
  'report each year on sales on the Internet.',
  'keep a list of contact points. The Secretariat shall publish the list.',
]
const IS = [
  'Directed to Parties',
  'Parties shall:',
  'report each year on sales on the Internet.',
  'submit the best practice on websites and apps to the Secretariat;',
  'train those who investigate sales†; and',
  'keep a list of contact points.',
  'The Secretariat shall publish the list.',
  'Contact points',
  ...['Party', 'Contact point', 'Kenya', 'Wildlife service'],
]
/** With the first proposal for each paragraph taken. */
const PROPOSED = [
  'Directed to Parties',
  'Parties shall:',
  'submit best practice on websites and apps to the Secretariat each year;',
  'train those who investigate sales†; and',
  'consult traders; and',
  'report each year on sales on the Internet.',
  'keep a list of contact points.',
  'Contact points',
  ...['Party', 'Contact point', 'Kenya', 'Wildlife service'],
]

describe('the readings as files', () => {
  beforeEach(() => addNegotiated(test))

  it.each(READINGS)('[RD6] %s: Word, PDF and page hold the same, and are as they were reviewed', async (reading) => {
    const page = strFromU8(await file(DRAFT, `format=html&reading=${reading}`))
    await expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).toMatchFileSnapshot(golden(`${reading}.html`))
    const word = partOf(await file(DRAFT, `format=docx&reading=${reading}`), 'word/document.xml')
    await expect(pretty(word)).toMatchFileSnapshot(golden(`${reading}.document.xml`))
    const { text, marked } = await readPdf(await file(DRAFT, `format=pdf&reading=${reading}`))
    await expect(text).toMatchFileSnapshot(golden(`${reading}.pdf.txt`))
    expect(marked?.Marked).toBe(true)
    // Numbers that Word counts are in no text of its file; a footnote's mark is a part of the line in the PDF.
    const shown = words(page)
    const [body = ''] = text.replace('sales1', 'sales').split(/1Training|Wildlife cybercrime – p/)
    expect(shown).toBe(words(body))
    for (const line of words(word.replaceAll('</w:p>', '\u0001</w:p>').replaceAll(/[a-d]\)/g, '')).split('\u0001')) {
      expect(shown).toContain(line)
    }
  })

  it('[RD7] tracked mark-up is the new text when it is accepted and the text in force when it is rejected', async () => {
    const bytes = await file(DRAFT, 'format=docx&reading=markup&tracked=true')
    const word = partOf(bytes, 'word/document.xml')
    await expect(pretty(word)).toMatchFileSnapshot(golden('markup-tracked.document.xml'))
    expect(settled(word, 'accepted').map(({ text }) => text)).toEqual(IS)
    expect(settled(word, 'rejected').map(({ text }) => text)).toEqual(WAS)
    // The last one was cut off as a plain paragraph, and stays one when the cut is rejected.
    const counts = settled(word, 'rejected').map(({ count }) => count)
    expect(labelsInWord(counts.join(''), partOf(bytes, 'word/numbering.xml'))).toEqual(['a)', 'b)', 'c)'])
    const authors = new Set([...word.matchAll(/w:author="([^"]*)"/g)].map((match) => match[1]))
    expect([...authors]).toEqual(['Working group on wildlife cybercrime'])
  })

  it('[RD8] a proposal is a tracked change by the delegation that made it', async () => {
    const bytes = await file(DRAFT, 'format=docx&reading=proposals&tracked=true')
    const word = partOf(bytes, 'word/document.xml')
    await expect(pretty(word)).toMatchFileSnapshot(golden('proposals-tracked.document.xml'))
    expect(settled(word, 'rejected').map(({ text }) => text)).toEqual(IS)
    expect(settled(word, 'accepted').map(({ text }) => text)).toEqual(PROPOSED)
    const authors = [...word.matchAll(/<w:(ins|del) [^>]*w:author="([^"]*)"[^>]*>(?!<\/w:rPr>)/g)]
    expect(authors.map((match) => match.slice(1).join(' '))).toEqual([
      ...['del FR', 'del KE', 'ins KE', 'ins FR', 'ins FR', 'del PE'],
    ])
  })

  it('[RD8] rivals, identical proposals, reasons and what does not fit stand in comments', async () => {
    const bytes = await file(DRAFT, 'format=docx&reading=proposals&tracked=true')
    const comments = [
      ...partOf(bytes, 'word/comments.xml').matchAll(/<w:comment [^>]*w:author="(\w+)"[\s\S]*?<\/w:comment>/g),
    ]
    const said = comments.map(([xml, author]) =>
      `${author}: ${xml.replace(/<\/w:p>/g, ' ').replace(/<[^>]+>/g, '')}`.trim(),
    )
    expect(said).toEqual([
      'KE: P1, KE, supported by FR; P3, PE: change KE: Once is not enough.',
      'FR: P2, FR: change (instead of what is marked in the text) a) submit theshare best practice on websites and apps towith the Secretariat; Apps are websites.',
      'FR: P4, FR: new behind paragraph b)',
      'PE: P5, PE: delete The Secretariat does so already.',
      'FR: P6, FR: move behind paragraph b)',
      'NZ: P7, NZ: change. It does not fit the text any more: A paragraph that it changes is not in the text any more. a sentence that is gone for ever It was here.',
    ])
  })

  it('[RD9] comments are in a Word file when asked for, and only those that the whole group sees', async () => {
    const bytes = await file(DRAFT, 'format=docx&comments=true')
    const comments = partOf(bytes, 'word/comments.xml')
    expect(comments).toContain('Is “apps” wide enough?')
    expect(comments).not.toContain('We can live without this.')
    expect(comments.match(/<w:comment /g)).toHaveLength(1)
    expect(settled(partOf(bytes, 'word/document.xml'), 'accepted').map(({ text }) => text)).toEqual(IS)
    expect(partOf(await file(DRAFT, 'format=docx'), 'word/document.xml')).not.toContain('comment')
  })

  it('[RD10] the same text gives the same bytes, and a file is named after its reading', async () => {
    const query = 'format=docx&reading=proposals&tracked=true&comments=true'
    expect(Buffer.from(await file(DRAFT, query)).equals(Buffer.from(await file(DRAFT, query)))).toBe(true)
    const url = `/api/drafts/${DRAFT}/export?${query}`
    const { headers } = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
    expect(headers['content-disposition']).toBe('attachment; filename="Wildlife-cybercrime-All-proposals-tracked.docx"')
  })

  it.each([
    ['format=pdf&reading=markup&tracked=true', 'Only a Word file has tracked changes. Choose Word, or leave them out.'],
    ['format=html&comments=true', 'Only a Word file has comments. Choose Word, or leave them out.'],
    [
      'format=docx&reading=clean&tracked=true',
      'There is nothing to track in this reading. Choose Official mark-up or All proposals.',
    ],
    [
      'format=docx&reading=adopted&comments=true',
      'Comments are on the draft, not on the text in force. Choose another reading, or leave them out.',
    ],
  ])('[RD11] %s is refused in one sentence', async (query, sentence) => {
    const url = `/api/drafts/${DRAFT}/export?${query}`
    const answer = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
    expect([answer.statusCode, answer.json().detail]).toEqual([400, sentence])
  })
})
