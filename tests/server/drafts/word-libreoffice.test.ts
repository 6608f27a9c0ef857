/** Files of ours, really edited by another office, and sent back. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Block,
  blocksOf,
  bracketSign,
  documentOf,
  identified,
  paragraph,
  readDocument,
  tableOf,
} from '#domain/drafts/content.ts'
import { type PlacedReturn, placeReturned } from '#domain/drafts/returned/place-returned.ts'
import type { ReturnedFile } from '#domain/drafts/returned/returned.ts'
import { settledText } from '#domain/drafts/returned/settle.ts'
import type { ReturnedView } from '#domain/drafts/returned/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { readReturned } from '../../../server/drafts/word/read-returned.ts'
import { FIRST_TEXT } from '../../../server/example/draft.ts'
import { renderDocument } from '../../../server/reports/render/render-document.ts'
import { createTestApp } from '../../support/app.ts'
import { addNegotiated, DRAFT as NEGOTIATED } from '../../support/drafts/negotiated.ts'
import { editInLibreOffice, hasLibreOffice, NO_LIBREOFFICE } from '../../support/libreoffice.ts'
import { formOf } from '../../support/word-file.ts'

const draftId = '01980000-0000-7000-8000-00000000d001' as DraftId
let count = 0
const newId = () => `01980000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`

/** Everything that a draft can hold. */
const text = identified(
  [
    ...FIRST_TEXT,
    paragraph('operative', [
      { text: 'URGES ' },
      bracketSign('b1', 'open'),
      { text: 'all' },
      bracketSign('b1', 'or'),
      { text: 'range States' },
      bracketSign('b1', 'close'),
      { text: ' to read ' },
      { reference: '15.57/c', text: '' },
      { footnote: 'numbered', text: 'As adopted.' },
      { text: ' and ', em: true },
      { text: 'act', strong: true },
      { footnote: 'star', text: 'A star.' },
      { text: ', see ' },
      { text: 'the page', href: 'https://example.org/a?b=c&d' },
      { text: '.' },
    ]),
    tableOf(
      ['State', 'Reply'],
      [
        ['Kenya', 'received'],
        ['Peru', ''],
      ],
    ),
    paragraph('plain', 'After the table, under an item.', { level: 2 }),
    paragraph('addressee', 'Directed to Parties'),
    paragraph('decision', 'Parties are urged to:', { ref: 'abcdefg' }),
    paragraph('item', 'submit what they know; and'),
    paragraph('item', 'say so early.'),
    paragraph('annex-heading', 'Forms'),
    paragraph('plain', ''),
    paragraph('numbered', 'A numbered paragraph.'),
    paragraph('recommendation', 'The Committee is invited to note it.'),
  ],
  newId,
)
const content = documentOf(text)
const labels = { abcdefg: '17.XX' }
const base = blocksOf(readDocument(content), new Map(Object.entries(labels)))
const labelOf = new Map(
  base.flatMap((block) => ('role' in block && block.role === 'decision' ? [[block.id, '17.XX'] as const] : [])),
)
const others = (name: string) => name === 'Kenya'

function outcome(file: ReturnedFile): PlacedReturn {
  return placeReturned(base, settledText(file, others), labelOf)
}

const wordsOf = (block: Block | undefined) =>
  block && 'inline' in block ? block.inline.map((inline) => inline.text).join('') : ''
const asked = ({ proposals }: PlacedReturn) =>
  proposals.map(({ change: { kind, base: on, proposed }, note }) => ({
    kind,
    note,
    on: on.map((block) => wordsOf(block).slice(0, 24)),
    becomes: proposed.map(wordsOf),
  }))

let file: Uint8Array
beforeAll(async () => {
  const origin = { draftId, sequence: 41, isMarked: false }
  const source = { cover: null, title: 'Draft', author: 'Group', language: 'English', datedOn: '2018-01-01' } as const
  file = (await renderDocument({ ...source, content, labels, origin }, 'docx')).bytes
})

describe('a file that goes out and comes back', () => {
  it('[WR2] [WR6] as it was written asks for nothing', () => {
    const read = readReturned(file)
    expect([read.draftId, read.sequence]).toEqual([draftId, 41])
    expect(outcome(read)).toEqual({ proposals: [], notPlaced: [] })
  })
})

describe.runIf(hasLibreOffice())('a file that LibreOffice has edited', () => {
  it('[WR2] [WR6] opened and saved, it asks for nothing', async () => {
    const read = readReturned(await editInLibreOffice(file))
    expect([read.draftId, read.sequence, read.notPlaced]).toEqual([draftId, 41, []])
    expect(outcome(read)).toEqual({ proposals: [], notPlaced: [] })
  })

  it('[WR3] [WR9] words changed with and without tracking, and a comment', async () => {
    const read = readReturned(
      await editInLibreOffice(
        file,
        `
  doc.RecordChanges = True
  Swap("one contact point", "at least one contact point")
  doc.RecordChanges = False
  Swap("within minutes", "within seconds")
  Swap("submit what they know", "submit all they know")
  Comment("closed groups as soon", "A. Person", "Say which groups.")
`,
      ),
    )
    expect(asked(outcome(read)).map(({ kind, becomes }) => [kind, becomes.map((words) => words.slice(-58))])).toEqual([
      ['change', ['h a telephone can today reach buyers in every region within seconds;'.slice(-58)]],
      ['change', [expect.stringContaining('name and address;')]],
      ['change', ['submit all they know; and']],
    ])
    expect(asked(outcome(read))[1]?.becomes[0]).toContain('name at least one contact point for')
    expect(read.comments).toMatchObject([
      {
        author: 'A. Person',
        text: 'Say which groups.',
        quote: 'closed groups as soon',
        paragraphId: text.flatMap((block) =>
          wordsOf(block).includes('closed groups as soon') && 'id' in block ? [block.id] : [],
        )[0],
      },
    ])
  })

  it('[WR3] [WR5] paragraphs put in, taken out, cut and joined', async () => {
    const read = readReturned(
      await editInLibreOffice(
        file,
        `
  Dim cursor As Object
  Dim place As Object
  ' Behind a whole paragraph, a new one.
  place = Find("NOTING that lawful trade uses the same pages")
  cursor = place.getText().createTextCursorByRange(place)
  cursor.gotoEndOfParagraph(False)
  cursor.getText().insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.getText().insertString(cursor, "NOTING also that such pages change their names;", False)
  ' A paragraph taken out.
  place = Find("COMMENDING marketplaces")
  cursor = place.getText().createTextCursorByRange(place)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.setString("")
  ' One cut in two.
  place = Find(", and what it recommends on e-commerce")
  cursor = place.getText().createTextCursorByRange(place.getStart())
  cursor.getText().insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  ' Two joined.
  place = Find("say so early")
  cursor = place.getText().createTextCursorByRange(place.getStart())
  cursor.gotoStartOfParagraph(False)
  cursor.goLeft(1, True)
  cursor.setString(" ")
`,
      ),
    )
    const placed = outcome(read)
    expect(placed.notPlaced).toEqual([])
    expect(asked(placed).map(({ kind, note, becomes }) => [kind, note, becomes.length])).toEqual([
      ['change', 'split', 2],
      ['insert', null, 1],
      ['delete', null, 0],
      ['change', 'joined', 1],
    ])
    expect(asked(placed)[1]?.becomes).toEqual(['NOTING also that such pages change their names;'])
  })

  it.each(['markup', 'proposals'])('[WR16] opened and saved with tracked %s, it asks for nothing', async (reading) => {
    const test = await createTestApp()
    try {
      await addNegotiated(test)
      const url = `/api/drafts/${NEGOTIATED}/export?format=docx&tracked=true&comments=true&reading=${reading}`
      const left = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
      const { payload, headers } = await formOf(await editInLibreOffice(new Uint8Array(left.rawPayload)))
      const answer = await test.app.inject({
        method: 'POST',
        url: `/api/drafts/${NEGOTIATED}/word?preview=true`,
        headers: { ...test.as('Secretariat'), ...headers },
        payload,
      })
      const { proposals, comments } = answer.json<ReturnedView>()
      expect([proposals, comments]).toEqual([[], []])
    } finally {
      await test.close()
    }
  })

  it('[WR7] a table changed and a picture put in are listed', async () => {
    const read = readReturned(
      await editInLibreOffice(
        file,
        `
  Dim box As Object
  Swap("received", "received late")
  box = doc.createInstance("com.sun.star.text.TextFrame")
  doc.getText().insertTextContent(Find("AWARE that").getStart(), box, False)
`,
      ),
    )
    const { proposals, notPlaced } = outcome(read)
    expect(proposals).toEqual([])
    expect([...read.notPlaced, ...notPlaced].map(({ what }) => what)).toEqual([
      'A picture, drawing or text box. A draft holds words alone.',
      'In this table, row 2, column 2: “received” became “received late”. Change it in the draft by hand.',
    ])
  })
})

describe.runIf(!hasLibreOffice())('a file that LibreOffice has edited', () => {
  it(`[WR2] is passed over: ${NO_LIBREOFFICE}`, () => {
    process.stdout.write(`${NO_LIBREOFFICE}.\n`)
  })
})
